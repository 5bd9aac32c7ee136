import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CandidateStanding } from '../src/sweep/candidate.ts'
import {
  CANDIDATE_ACTIONS,
  CandidateAction,
  CandidateState,
  refusedBecause,
  SEEN,
  SWEPT,
  type Seen,
} from '../src/sweep/candidate.ts'

describe('the life of a candidate', () => {
  const rows: [
    state: CandidateState,
    action: CandidateAction,
    standing: CandidateStanding,
    to: CandidateState | null,
  ][] = [
    ['open', 'confirm', 'yes', 'confirmed'],
    ['open', 'dispute', 'yes', 'disputed'],
    ['disputed', 'uphold', 'yes', 'dismissed'],
    ['disputed', 'reject', 'yes', 'open'],
    // Nobody decides before somebody disputes, and what was disputed is not confirmed on the way.
    ['open', 'uphold', 'yes', null],
    ['disputed', 'confirm', 'yes', null],
    ['confirmed', 'dispute', 'yes', null],
    ['dismissed', 'confirm', 'yes', null],
    ['gone', 'confirm', 'yes', null],
    // What is not decided is neither confirmed nor disputed.
    ['open', 'confirm', 'unknown', null],
    ['open', 'dispute', 'unknown', null],
    ['open', 'confirm', 'borderline', null],
  ]
  it.each(rows)('%s, %s where the rule stands %s → %s', (state, action, standing, to) => {
    const refused = refusedBecause(action, { state, standing })
    if (to === null) expect(refused).not.toBeNull()
    else expect([refused, CANDIDATE_ACTIONS[action].to]).toEqual([null, to])
  })

  it('a lead decides with a reason, and nobody else of the two', () => {
    for (const action of CandidateAction.options) {
      const { permission, needsReason, from } = CANDIDATE_ACTIONS[action]
      expect(permission === 'candidate.decide').toBe(from === 'disputed')
      expect(needsReason).toBe(action !== 'confirm')
    }
  })

  it('what was said stands as long as the facts are the same, and falls with them', () => {
    const seen = fc.constantFrom<Seen>(...SEEN)
    fc.assert(
      fc.property(fc.constantFrom(...CandidateState.options), fc.array(seen, { maxLength: 12 }), (start, sweeps) => {
        let state = start
        for (const s of sweeps) {
          const next = SWEPT[s][state]
          // A second sweep that sees the same changes nothing.
          expect(SWEPT.same[next === 'gone' ? 'open' : next]).toBe(next === 'gone' ? 'open' : next)
          if (s === 'same' && state !== 'gone') expect(next).toBe(state)
          if (s === 'altered') expect(next).toBe('open')
          if (s === 'absent') expect(next).toBe(state === 'confirmed' ? 'confirmed' : 'gone')
          state = next
        }
        if (sweeps.every((s) => s === 'same') && start !== 'gone') expect(state).toBe(start)
      }),
    )
  })
})
