import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPlanId } from '../src/plan/find-plan.ts'
import { sweepBasesOf } from '../src/sweep/sweep-base.ts'
import type { Client, TestServer } from './harness.ts'
import { randomRows, screened, swept } from './sweeps.ts'

/** The day of the server's clock. */
const ON = '2019-09-20'

/** Of a server on which the kilns' bound was read as including it. */
export function testsOfSameAnswers(here: () => { readonly server: TestServer; readonly office: Client }): void {
  describe('SQL finds what screening each row in JavaScript finds', () => {
    it('on random rows of every register that is swept', async () => {
      const { server, office } = here()
      const planId = await findPlanId(server.app, 'zhengzhou-2019-37')
      for (const base of sweepBasesOf(server.app, 'zhengzhou-2019-37')) {
        const rows = fc.sample(randomRows(base), { numRuns: 150, seed: 42 })
        const bySql = await swept(server, office, base, planId, rows)
        const interpreted = base.sweep.subject === 'kiln'
        rows.forEach((row, n) => {
          const here = screened(base, ON, row)
          // The kilns' bound was read above.
          const known = interpreted ? here.map((h) => h.replace('borderline', 'yes')) : here
          expect(bySql[n], JSON.stringify(row)).toEqual(known)
        })
        expect(bySql.filter((said) => said.length > 0).length, base.sweep.subject).toBeGreaterThan(10)
      }
    }, 60_000)
  })
}
