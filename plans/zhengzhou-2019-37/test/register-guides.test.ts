import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { guideIndexOf, guideOf } from '@gongjian/domain/register/guide.ts'
import { registers } from '../index.ts'

const folder = new URL('../../../docs/guide/registers/', import.meta.url)

describe('docs/guide/registers says what the definitions say: node scripts/register-guides.mjs writes it anew', () => {
  it('has a page for each register and no other', () =>
    expect(readdirSync(folder).sort()).toEqual([...registers.map((r) => `${r.id}.md`), 'README.md'].sort()))

  it.each(registers.map((r) => [r.id, r] as const))('%s', (id, r) =>
    expect(readFileSync(new URL(`${id}.md`, folder), 'utf8')).toBe(guideOf(r)),
  )

  it('the list', () => expect(readFileSync(new URL('README.md', folder), 'utf8')).toBe(guideIndexOf(registers)))
})
