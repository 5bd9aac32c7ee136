import { STAGE_TITLES, type Stage } from '@gongjian/domain/register/life.ts'
import { SEASON_STATE_TITLES, type SeasonState } from '@gongjian/domain/season/season.ts'
import { FILING_STATE_TITLES, type FilingState } from '@gongjian/domain/filing/filing.ts'
import {
  LINE_STATE_TITLES,
  TIMELINESS_TITLES,
  reportStateInWords,
  type LineState,
  type ReportState,
  type Timeliness,
} from '@gongjian/domain/report/report.ts'
import { CANDIDATE_STATE_TITLES, type CandidateState } from '@gongjian/domain/sweep/candidate.ts'
import styles from './components.module.css'

type Props =
  | { of: 'report'; state: ReportState; begun?: boolean | null }
  | { of: 'line'; state: LineState }
  | { of: 'filing'; state: FilingState }
  | { of: 'timeliness'; state: Timeliness }
  | { of: 'stage'; state: Stage }
  | { of: 'season'; state: SeasonState }
  | { of: 'candidate'; state: CandidateState }

type Tone = 'quiet' | 'waiting' | 'done' | 'back' | 'warn'

const TONES: Record<ReportState | FilingState | Timeliness | Stage | SeasonState | CandidateState, Tone> = {
  draft: 'quiet',
  submitted: 'waiting',
  returned: 'back',
  accepted: 'done',
  approved: 'done',
  closed: 'quiet',
  'on-time': 'done',
  late: 'warn',
  missing: 'back',
  open: 'quiet',
  listed: 'quiet',
  underway: 'waiting',
  claimed: 'warn',
  verified: 'done',
  removed: 'quiet',
  disputed: 'warn',
  confirmed: 'done',
  dismissed: 'quiet',
  gone: 'quiet',
}

/** Where a report, a line, a filing, a season plan or an item of a register stands, the same everywhere. */
export function StateTag(props: Props) {
  return <span className={`${styles.tag} ${styles[TONES[props.state]]}`}>{titleOf(props)}</span>
}

function titleOf(p: Props): string {
  switch (p.of) {
    case 'report':
      return reportStateInWords(p.state, p.begun ?? null)
    case 'line':
      return LINE_STATE_TITLES[p.state]
    case 'filing':
      return FILING_STATE_TITLES[p.state]
    case 'timeliness':
      return TIMELINESS_TITLES[p.state]
    case 'stage':
      return STAGE_TITLES[p.state]
    case 'season':
      return SEASON_STATE_TITLES[p.state]
    case 'candidate':
      return CANDIDATE_STATE_TITLES[p.state]
  }
}
