import { CANDIDATE_ACTIONS, type CandidateAction } from '@gongjian/domain/sweep/candidate.ts'
import type { Ctx } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { taskById, type PlanFacts } from '../report/plan-facts.ts'
import type { SweepBase } from '../sweep/sweep-base.ts'
import type { UnitCount } from '../sweep/sweep-rows.ts'
import { DESK_ROLES, tell, type NewNotice } from './notice-writer.ts'

function linkOf(subject: string, state: string): string {
  return `/sweeps/${subject}?state=${state}`
}

function foundWords({ waiting, undecided }: UnitCount, counter: string): string {
  return [
    ...(waiting > 0 ? [`${waiting} ${counter}符合规则，请确认或提出异议`] : []),
    ...(undecided > 0 ? [`${undecided} ${counter}缺少事实或恰在界限，还不能判断`] : []),
  ].join('；')
}

/** To each unit in whose ledger a sweep has found something new. */
export async function tellOfCandidates(
  tx: Tx,
  planId: number,
  { sweep, over }: SweepBase,
  counts: readonly UnitCount[],
  at: Date,
): Promise<void> {
  const notices = counts.flatMap((c): NewNotice[] => {
    if (c.unit_id === null || c.waiting + c.undecided === 0) return []
    const text = `规则排查“${sweep.title}”：新发现 ${foundWords(c, over.counter)}`
    const undecided = c.unknown > 0 ? `/sweeps/${sweep.subject}?show=missing` : linkOf(sweep.subject, 'borderline')
    const link = c.waiting > 0 ? linkOf(sweep.subject, 'open') : undecided
    return [{ unitId: c.unit_id, roles: DESK_ROLES, kind: 'candidates-found', text, link }]
  })
  await tell(tx, planId, notices, '系统', at)
}

interface Acted {
  readonly unit_id: number | null
  readonly task_id: number | null
}

/** To the lead of the task, that a county disputes; to the county, what the lead has decided. */
export async function tellOfAction(
  { tx, actor, now }: Ctx,
  facts: PlanFacts,
  { sweep, over }: SweepBase,
  action: CandidateAction,
  acted: readonly Acted[],
  reason: string,
): Promise<void> {
  if (action === 'confirm') return
  const byReader = Map.groupBy(acted, (c) => (action === 'dispute' ? c.task_id : c.unit_id))
  const notices = [...byReader].flatMap(([reader, of]): NewNotice[] => {
    if (reader === null) return []
    const rest = { text: '', link: linkOf(sweep.subject, CANDIDATE_ACTIONS[action].to) }
    const what = `“${sweep.title}” ${of.length} ${over.counter}`
    if (action !== 'dispute')
      return [
        {
          ...rest,
          unitId: reader,
          roles: DESK_ROLES,
          kind: 'candidates-decided',
          text: `${actor.unitName}认为对规则排查${what}的${CANDIDATE_ACTIONS[action].title}：${reason}`,
        },
      ]
    const text = `${actor.unitName}对规则排查${what}提出异议：${reason}`
    return taskById(facts, reader).leads.map((lead) => ({
      ...rest,
      unitId: lead.id,
      roles: ['lead-desk'],
      kind: 'candidates-disputed',
      text,
    }))
  })
  await tell(tx, actor.planId, notices, actor.name, now)
}
