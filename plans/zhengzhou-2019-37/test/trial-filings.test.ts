import { describe, expect, it } from 'vitest'
import { endOfDay } from '@gongjian/domain/calendar/calendar.ts'
import { FILINGS, FilingState, missingParts, partsToSend } from '@gongjian/domain/filing/filing.ts'
import { zhengzhou } from '../index.ts'
import { trialFilings } from '../trial/filings.ts'

const filings = trialFilings(zhengzhou)
const implementation = filings.filter((f) => f.kind === 'implementation')
const relocation = filings.filter((f) => f.kind === 'relocation')

describe('trial filings', () => {
  it('are the same each time', () => {
    expect(trialFilings(zhengzhou)).toEqual(filings)
  })

  it('hold the implementation plans of the 16 bodies: two late, one returned, one a draft', () => {
    expect(implementation).toHaveLength(16)
    const due = endOfDay(zhengzhou.filings[0]?.dueOn ?? '').getTime()
    const late = implementation.filter((f) => f.submittedAt !== null && new Date(f.submittedAt).getTime() >= due)
    expect(late).toHaveLength(2)
    expect(implementation.filter((f) => f.state === 'returned')).toHaveLength(1)
    expect(implementation.filter((f) => f.state === 'draft')).toHaveLength(1)
    expect(implementation.filter((f) => f.state === 'accepted')).toHaveLength(14)
  })

  it('hold relocation plans in every state, two of them drafts that miss parts', () => {
    expect(new Set(relocation.map((f) => f.state))).toEqual(new Set(FilingState.options))
    const open = relocation.filter((f) => f.missing.length > 0)
    expect(open.map((f) => f.state)).toEqual(['draft', 'draft'])
    expect(open.map((f) => f.missing)).toContainEqual(['补偿标准'])
  })

  it('were sent with all that the product asks for before it takes them', () => {
    for (const f of filings.filter((x) => x.submittedAt !== null)) {
      const have = f.parts.map((p) => ({ key: p.key, text: p.text, files: p.files.length }))
      expect([f.kind, f.unit, partsToSend(f.kind, have).map((p) => p.title)]).toEqual([f.kind, f.unit, []])
    }
  })

  it('name what is missing as the domain does', () => {
    for (const f of filings) {
      expect(f.parts.map((p) => p.key)).toEqual(FILINGS[f.kind].parts.map((p) => p.key))
      const have = f.parts.map((p) => ({ key: p.key, text: p.text, files: p.files.length }))
      expect(f.missing).toEqual(missingParts(f.kind, have).map((p) => p.title))
      if (f.state === 'accepted') expect(f.missing).toEqual([])
    }
  })

  it('tell when they were sent and why they came back', () => {
    for (const f of filings) {
      expect(f.submittedAt === null).toBe(f.state === 'draft')
      expect(f.reviewedAt === null).toBe(f.state === 'draft' || f.state === 'submitted')
      expect(f.returnReason !== null).toBe(f.state === 'returned')
      if (f.submittedAt && f.reviewedAt) expect(f.submittedAt < f.reviewedAt).toBe(true)
    }
  })

  it('name no enterprise', () => {
    const all = filings.flatMap((f) => f.parts).map((p) => p.text + p.files.map((x) => x.text).join(''))
    for (const text of all) expect(text).not.toMatch(/公司|集团|乙炔|\{|undefined/)
  })
})
