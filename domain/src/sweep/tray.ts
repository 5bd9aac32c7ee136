import { z } from 'zod'
import {
  CANDIDATE_STANDING_TITLES,
  CANDIDATE_STATE_TITLES,
  type CandidateStanding,
  type CandidateState,
} from './candidate.ts'

/** How candidates are parted for whoever works on them: of those that are open, nobody can answer what is not decided. */
export const Tray = z.enum(['open', 'disputed', 'confirmed', 'borderline', 'unknown', 'dismissed', 'gone'])
export type Tray = z.infer<typeof Tray>

interface TrayFacts {
  readonly title: string
  readonly state: CandidateState
  /** null: whatever it is. */
  readonly standing: CandidateStanding | null
}

function inState(state: CandidateState): TrayFacts {
  return { title: CANDIDATE_STATE_TITLES[state], state, standing: null }
}

function undecided(standing: CandidateStanding): TrayFacts {
  return { title: CANDIDATE_STANDING_TITLES[standing], state: 'open', standing }
}

export const TRAYS: Readonly<Record<Tray, TrayFacts>> = {
  /** Hold and wait for the county. */
  open: { ...inState('open'), standing: 'yes' },
  disputed: inState('disputed'),
  confirmed: inState('confirmed'),
  /** On a bound that nobody has read yet. */
  borderline: undecided('borderline'),
  /** Facts are missing. */
  unknown: undecided('unknown'),
  dismissed: inState('dismissed'),
  gone: inState('gone'),
}

/** Those of which a sweep says how many stand on them: what is dealt with otherwise is not counted. */
export const Tallied = Tray.exclude(['dismissed', 'gone'])
export type Tallied = z.infer<typeof Tallied>

export function isTallied(tray: Tray): tray is Tallied {
  return Tallied.safeParse(tray).success
}
