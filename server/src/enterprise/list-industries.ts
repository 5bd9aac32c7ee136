import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'
import { implement } from '../operation/implementation.ts'

interface Industry {
  readonly code: string
  readonly name: string
  readonly within: string
  readonly initials: string
}

const MOST = 30

/** GB/T 4754-2017, its classes of two to four digits; a section's letter is no code of an enterprise. */
function readIndustries(): Industry[] {
  const text = readFileSync(new URL('../../data/gbt4754-2017.csv', import.meta.url), 'utf8')
  const rows = text
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [code = '', ...rest] = line.split(',')
      const [parent = '', level = ''] = rest.slice(-2)
      return { code, name: rest.slice(0, -2).join(',').replace(/^"|"$/g, ''), parent, level }
    })
  const names = new Map(rows.map((r) => [r.code, r.name]))
  return rows
    .filter((r) => /^\d{2,4}$/.test(r.code))
    .map((r) => ({
      code: r.code,
      name: r.name,
      within: names.get(r.parent) ?? '',
      initials: pinyin(r.name, { pattern: 'first', toneType: 'none', type: 'array' }).join(''),
    }))
}

let kept: ReadonlyMap<string, Industry> | null = null

function industries(): ReadonlyMap<string, Industry> {
  kept ??= new Map(readIndustries().map((i) => [i.code, i]))
  return kept
}

export function industryName(code: string): string | null {
  return industries().get(code)?.name ?? null
}

/**
 * A code that is none is of no trade that the plan names: a slip of the pen would pass as 其他, so it is said wherever one is written.
 * `of`: the field or fact that holds the value. None: the value is a code, or no code is held there.
 */
export function madeUpCode(of: { readonly kind: string; readonly label: string }, value: unknown): string[] {
  return of.kind === 'industry' && typeof value === 'string' && industryName(value) === null
    ? [`GB/T 4754-2017 里没有代码 ${value}，请核对${of.label}`]
    : []
}

/** By code, by words of the name, by pinyin initials; classes of four digits first, since those are what is filled in. */
export const listIndustries = implement('listIndustries', (_ctx, { q }) => {
  const asked = q.normalize('NFKC').trim().toLowerCase()
  if (asked === '') return Promise.resolve([])
  const words = asked.split(/\s+/)
  const found = [...industries().values()].filter((i) =>
    words.every((w) => (/^\d+$/.test(w) ? i.code.startsWith(w) : i.name.includes(w) || i.initials.includes(w))),
  )
  return Promise.resolve(
    [...found]
      .sort((a, b) => b.code.length - a.code.length || a.code.localeCompare(b.code))
      .slice(0, MOST)
      .map(({ code, name, within }) => ({ code, name, within })),
  )
})
