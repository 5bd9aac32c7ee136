import { describe, expect, it } from 'vitest'
import { readPlan } from '../src/index.ts'
import { readGold } from './gold.ts'
import { KINDS, precision, recall, score } from './score.ts'

const LEAST = 0.95

/** The gold is labelled by an independent hand; the variants are the reader’s own, in styles that it lacks. */
describe.each([
  ['the hand-labelled documents', ''],
  ['the variants', 'variants/'],
  ['documents that it was not tuned on at first', 'unseen/'],
])('%s', (_name, folder) => {
  const documents = readGold(folder).map((one) => ({ ...one, reading: readPlan(one.text) }))

  it.each(KINDS)('%s: precision and recall at least 0.95', (kind) => {
    const scores = documents.map(({ text, reading, gold }) => score(kind, text, reading, gold))
    const found = { precision: precision(scores), recall: recall(scores) }
    console.log(
      `${folder || 'gold'} ${kind}: precision ${found.precision.toFixed(3)}, recall ${found.recall.toFixed(3)}`,
    )
    const faults = scores.flatMap((one) => [
      ...one.missed.map((m) => `missed ${m}`),
      ...one.wrong.map((w) => `wrong ${w}`),
    ])
    expect(found.precision, faults.join('\n')).toBeGreaterThanOrEqual(LEAST)
    expect(found.recall, faults.join('\n')).toBeGreaterThanOrEqual(LEAST)
  })

  it('keeps the heads and the references of the documents', () => {
    for (const { gold, reading, name } of documents) {
      for (const number of gold.referenceNumbers ?? []) {
        expect(
          reading.references.map((one) => one.docNumber),
          name,
        ).toContain(number)
      }
      if (gold.docNumber !== undefined) expect(reading.docNumber, name).toBe(gold.docNumber)
      if (gold.expectedProblem) expect(reading.problems.length, name).toBeGreaterThan(0)
    }
  })
})
