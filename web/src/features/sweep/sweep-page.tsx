import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { RuleSetView } from '@gongjian/domain/rule/contracts.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { ErrorPage } from '../../components/error-page.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Tabs, type TabItem } from '../../components/tabs.tsx'
import { useParam } from '../../components/use-param.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { CandidateList } from './candidate-list.tsx'
import { ChangeSection } from './change-section.tsx'
import { MissingSection } from './missing-section.tsx'
import { ReadingSection } from './reading-section.tsx'
import { RunButton } from './run-button.tsx'
import { RunWords } from './run-words.tsx'
import { useFollow } from './use-follow.ts'
import { isUnderWay, UrlState } from './use-sweep.ts'
import styles from './sweep.module.css'

export type SweepDetail = OutputOf<typeof OPERATIONS.getSweep>
type Show = UrlState['show']

/** One rule set: what it has found, what cannot be decided yet, and how its bounds are read. */
export function SweepPage() {
  const subject = useParam('subject')
  const sweep = useOperation(OPERATIONS.getSweep, { subject }, { keepPrevious: false })
  const rules = useOperation(OPERATIONS.listRuleSets, {}, { staleTime: 600_000 })
  const set = rules.data?.find((s) => s.subject === subject)
  if (sweep.data && set) return <Body key={subject} sweep={sweep.data} rules={set} />
  const error = sweep.error ?? rules.error
  if (error)
    return (
      <ErrorPage
        title="规则排查"
        back={{ href: paths.sweeps(), text: '回到规则排查' }}
        error={error}
        onRetry={() => void Promise.all([sweep.refetch(), rules.refetch()])}
      />
    )
  return <Loading page rows={10} />
}

interface BodyProps {
  readonly sweep: SweepDetail
  readonly rules: RuleSetView
}

function Body({ sweep, rules }: BodyProps) {
  const [url, set] = useUrlState(UrlState)
  const busy = isUnderWay(sweep)
  useFollow(busy)
  const hasBounds = rules.rules.some((r) => r.openBounds.length > 0)
  const tabs: TabItem<Show>[] = [
    { key: 'list', title: '排查结果' },
    { key: 'missing', title: `缺少事实、无法判断 ${sweep.tally.unknown.toLocaleString()}` },
    { key: 'changes', title: '规则变化' },
    ...(hasBounds ? [{ key: 'readings' as const, title: '界限解释' }] : []),
  ]
  const show = url.show === 'readings' && !hasBounds ? 'list' : url.show
  return (
    <>
      <PageHead
        title={sweep.title}
        lead={
          <span className={styles.lead}>
            <Link href={paths.sweeps()}>规则排查</Link>
            <span>
              看台账 <Link href={paths.register(sweep.over.id)}>{sweep.over.title}</Link>
              {sweep.into.id !== sweep.over.id && (
                <>
                  ，确认后列入 <Link href={paths.register(sweep.into.id)}>{sweep.into.title}</Link>
                </>
              )}
            </span>
            <RunWords of={sweep} />
          </span>
        }
        extra={<RunButton subject={sweep.subject} busy={busy} />}
      />
      <Tabs
        items={tabs}
        active={show}
        onChange={(key) => set({ show: key, state: undefined, missing: undefined, map: undefined }, { push: true })}
      >
        <div className={styles.panel}>
          {show === 'list' && <CandidateList sweep={sweep} rules={rules} url={url} set={set} />}
          {show === 'missing' && <MissingSection sweep={sweep} rules={rules} url={url} set={set} />}
          {show === 'changes' && <ChangeSection sweep={sweep} rules={rules} url={url} set={set} />}
          {show === 'readings' && <ReadingSection rules={rules} />}
        </div>
      </Tabs>
    </>
  )
}
