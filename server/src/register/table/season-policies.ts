import { NO_TOKEN, planAnd, type Policy } from './policy.ts'
import { columnsIn, flag, ids, itemScope, seasonRead, seasonScope } from './scope-sql.ts'

/** Who leads the task of the season opens it: of no unit yet, so it is asked for by the task alone. */
export const LEADS_SEASON = `(${flag('season_review_all')} or task_id = ${ids('season_review_tasks')})`

/** Persons only: a plan is drawn up, submitted and judged by somebody who answers for it. */
function seasonWrites(verbs: readonly ('edit' | 'submit' | 'review')[]): string {
  return `${NO_TOKEN} and (${verbs.map((v) => seasonScope(v, columnsIn(''))).join(' or ')})`
}

/** Seasons, counties' plans, their versions and answers (四（六）). */
export const SEASON_POLICIES: Readonly<Record<string, readonly Policy[]>> = {
  season: [
    { name: 'reads', verb: 'select', using: planAnd('true') },
    { name: 'adds', verb: 'insert', check: planAnd(`${NO_TOKEN} and ${LEADS_SEASON}`) },
    { name: 'changes', verb: 'update', using: planAnd(`${NO_TOKEN} and ${LEADS_SEASON}`) },
  ],
  season_plan: [
    { name: 'reads', verb: 'select', using: planAnd(seasonRead(columnsIn(''))) },
    { name: 'adds', verb: 'insert', check: planAnd(seasonWrites(['review'])) },
    {
      name: 'changes',
      verb: 'update',
      using: planAnd(seasonWrites(['edit', 'submit', 'review'])),
      check: planAnd('true'),
    },
  ],
  season_version: [
    { name: 'reads', verb: 'select', using: planAnd(seasonRead(columnsIn(''))) },
    { name: 'adds', verb: 'insert', check: planAnd(seasonWrites(['submit'])) },
    { name: 'changes', verb: 'update', using: planAnd(seasonWrites(['review'])) },
  ],
  season_row: [
    {
      name: 'reads',
      verb: 'select',
      using: planAnd(`${itemScope('read', columnsIn(''))} and ${NO_TOKEN}`),
    },
    { name: 'adds', verb: 'insert', check: planAnd(seasonWrites(['submit'])) },
  ],
  season_answer: [
    { name: 'reads', verb: 'select', using: planAnd(seasonRead(columnsIn(''))) },
    { name: 'adds', verb: 'insert', check: planAnd(seasonWrites(['edit'])) },
    { name: 'changes', verb: 'update', using: planAnd(seasonWrites(['review'])) },
  ],
}
