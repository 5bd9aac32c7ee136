import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { CANDIDATE_ACTIONS, CandidateAction } from '@gongjian/domain/sweep/candidate.ts'
import { MOST_ACTED, type CandidateTally, type CandidateView } from '@gongjian/domain/sweep/contracts.ts'
import { isTallied, Tray, TRAYS } from '@gongjian/domain/sweep/tray.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { RuleSetView } from '@gongjian/domain/rule/contracts.ts'
import { usePages } from '../../app/use-pages.ts'
import { ChoiceBar } from '../../components/choice-bar.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { countInWords } from '../../components/list/count-in-words.ts'
import { Loading } from '../../components/loading.tsx'
import type { Patch } from '../../components/use-url-state.ts'
import { ActDialog } from './act-dialog.tsx'
import { CandidateFilters } from './candidate-filters.tsx'
import { CandidateRow } from './candidate-row.tsx'
import type { SweepDetail } from './sweep-page.tsx'
import { choiceOf, filterOf, type UrlState } from './use-sweep.ts'
import list from '../../components/list/list.module.css'
import styles from './sweep.module.css'

export interface SweepProps {
  readonly sweep: SweepDetail
  readonly rules: RuleSetView
  readonly url: UrlState
  readonly set: (patch: Patch<UrlState>, options?: { push?: boolean }) => void
}

const NOTHING_FOUND: CandidateTally = { open: 0, disputed: 0, confirmed: 0, borderline: 0, unknown: 0 }

const NOTHING: Readonly<Record<Tray, string>> = {
  open: '没有等着确认的',
  disputed: '没有异议',
  confirmed: '还没有确认过',
  borderline: '没有恰在界限的',
  unknown: '没有缺少事实的：每一条都能判断',
  dismissed: '没有异议成立的',
  gone: '没有不再符合的',
}

/** One state of the findings after the other; what is not decided for want of facts has a tab of its own. */
export function CandidateList(props: SweepProps) {
  const { sweep, url, set } = props
  const tally = tallyFor(sweep, url)
  const tray = url.state === undefined || url.state === 'unknown' ? firstTray(tally ?? sweep.tally) : url.state
  return (
    <>
      <div className={list.bar}>
        <ChoiceBar
          label="状态"
          choices={Tray.options
            .filter((s) => s !== 'unknown')
            .map((s) => ({
              key: s,
              title: TRAYS[s].title,
              ...(tally && isTallied(s) ? { count: tally[s] } : {}),
            }))}
          chosen={tray}
          onChoose={(state) => set({ state }, { push: true })}
        />
        <CandidateFilters {...props} />
      </div>
      <TrayList key={tray} {...props} tray={tray} />
    </>
  )
}

/** Of what the filters leave; null: of a rule in one county nobody has counted. */
function tallyFor({ tally, byRule, byUnit }: SweepDetail, { rule, unit }: UrlState): CandidateTally | null {
  if (rule !== undefined && unit !== undefined) return null
  if (rule !== undefined) return byRule.find((r) => r.rule === rule) ?? NOTHING_FOUND
  return unit === undefined ? tally : (byUnit.find((u) => u.unit?.code === unit) ?? NOTHING_FOUND)
}

/** Where something waits; else where the work begins. */
function firstTray(tally: CandidateTally): Tray {
  return (['open', 'disputed', 'borderline'] as const).find((s) => tally[s] > 0) ?? 'open'
}

const PAGE = 50

/** The candidates that fit, more of them on request; those that something can be done with can be chosen. */
export function TrayList({ sweep, url, tray }: SweepProps & { readonly tray: Tray }) {
  const found = usePages(OPERATIONS.listCandidates, { ...filterOf(sweep.subject, tray, url), limit: PAGE })
  const [first] = found.data?.pages ?? []
  const rows = useMemo(() => found.data?.pages.flatMap((p) => p.rows) ?? [], [found.data])
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  if (found.error && !first) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!first) return <Loading rows={8} />
  if (rows.length === 0) return <Empty text={NOTHING[tray]} />
  const toggle = (id: number) => setChosen((now) => (now.has(id) ? without(now, id) : new Set([...now, id])))
  return (
    <>
      <ul className={styles.candidates}>
        {rows.map((c) => (
          <CandidateRow
            key={c.id}
            sweep={sweep}
            candidate={c}
            isChosen={chosen.has(c.id)}
            onToggle={() => toggle(c.id)}
          />
        ))}
      </ul>
      <div className={list.foot}>
        <span>
          共 {countInWords(first, '条')}，已显示 {rows.length.toLocaleString()} 条
        </span>
        {found.hasNextPage && (
          <Button size="small" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            再显示 {PAGE} 条
          </Button>
        )}
      </div>
      <ActBar sweep={sweep} rows={rows} chosen={chosen} onChoose={setChosen} />
    </>
  )
}

function without(all: ReadonlySet<number>, id: number): Set<number> {
  return new Set([...all].filter((x) => x !== id))
}

interface ActBarProps {
  readonly sweep: SweepDetail
  readonly rows: readonly CandidateView[]
  readonly chosen: ReadonlySet<number>
  readonly onChoose: (ids: ReadonlySet<number>) => void
}

/** What can be done with all of the chosen; nothing where none is. */
function ActBar({ sweep, rows, chosen, onChoose }: ActBarProps) {
  const [asking, setAsking] = useState<CandidateAction | null>(null)
  const { able, its } = choiceOf(rows, chosen)
  if (its.length === 0) return null
  const actions = CandidateAction.options.filter((a) => its.some((c) => c.allowed.includes(a)))
  return (
    <div className={list.selection} role="toolbar" aria-label="对所选结果">
      <span>
        已选 {its.length.toLocaleString()} 条{its.length >= MOST_ACTED && `（一次最多 ${MOST_ACTED}）`}
      </span>
      {actions.map((a) => (
        <Button key={a} onClick={() => setAsking(a)}>
          {CANDIDATE_ACTIONS[a].title}
        </Button>
      ))}
      {able.length > its.length && (
        <Button type="text" onClick={() => onChoose(new Set(able.map((c) => c.id)))}>
          选中已显示的 {able.length.toLocaleString()} 条
        </Button>
      )}
      <Button type="text" onClick={() => onChoose(new Set())}>
        取消选择
      </Button>
      {asking !== null && (
        <ActDialog
          sweep={sweep}
          ids={its.map((c) => c.id)}
          action={asking}
          onClose={() => setAsking(null)}
          onDone={() => {
            setAsking(null)
            onChoose(new Set())
          }}
        />
      )}
    </div>
  )
}
