import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffText } from '../src/components/text-diff.ts'

describe('the difference of two texts', () => {
  it('marks a figure as a whole', () => {
    expect(diffText('累计完成12台改造', '累计完成18台改造')).toEqual([
      { kind: 'same', text: '累计完成' },
      { kind: 'gone', text: '12' },
      { kind: 'new', text: '18' },
      { kind: 'same', text: '台改造' },
    ])
  })

  it('gives both texts back', () => {
    const text = fc.string({ unit: fc.constantFrom('本', '月', '1', '2', '，', 'a'), maxLength: 40 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diffText(before, after)
        const without = (kind: string) =>
          pieces
            .filter((p) => p.kind !== kind)
            .map((p) => p.text)
            .join('')
        expect(without('new')).toBe(before)
        expect(without('gone')).toBe(after)
      }),
    )
  })

  it('does not freeze on two long texts that share nothing', () => {
    const pieces = diffText('甲'.repeat(4000), '乙'.repeat(4000))
    expect(pieces.map((p) => p.kind)).toEqual(['gone', 'new'])
  })
})
