import { Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { SCORE_STAGES, ScoreStage, totalOf } from '@gongjian/domain/appraisal/appraisal.ts'
import type { AppraisalEntry, AppraisalRound } from '@gongjian/domain/appraisal/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { usePages } from '../../app/use-pages.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { Section } from '../../components/section.tsx'
import { TrialMark } from '../../components/trial-mark.tsx'
import { useParam } from '../../components/use-param.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { PublishDrawer } from './publish-drawer.tsx'
import { RoundDrawer } from './round-drawer.tsx'
import { ScoreDrawer } from './score-drawer.tsx'
import { differenceIn, scoreOf } from './score-words.ts'
import form from '../../components/form/form.module.css'
import list from '../../components/list/list.module.css'
import styles from './appraisal.module.css'

const UrlState = z.object({ q: z.string().optional().catch(undefined) })

/** One round: who applied, what each stage gave, and how far they differ. */
export function AppraisalPage() {
  const id = Number(useParam('round'))
  const rounds = useOperation(OPERATIONS.listAppraisals, {})
  const [open, setOpen] = useState<'change' | 'publish' | null>(null)
  if (rounds.error && !rounds.data) return <ErrorState error={rounds.error} onRetry={() => void rounds.refetch()} />
  if (!rounds.data) return <Loading page />
  const round = rounds.data.rounds.find((r) => r.id === id)
  if (!round) return <Empty text="没有这个评比批次" />
  const mayLead = rounds.data.mayLead && round.publishedOn === null
  return (
    <>
      <PageHead
        title={`${round.name} 绿色环保评比`}
        lead={
          <span className={form.lead}>
            <Link href={paths.appraisals()}>绿色环保评比</Link>
            <span>{round.edition}</span>
            {round.publishedOn !== null && (
              <span>
                {round.publishedOn} 公布 {round.listed} 家（{round.docNumber}）
              </span>
            )}
          </span>
        }
        extra={
          mayLead && (
            <>
              <Button onClick={() => setOpen('change')}>修改评比标准</Button>
              <Button type="primary" onClick={() => setOpen('publish')}>
                公布名单
              </Button>
            </>
          )
        }
      />
      <div className={styles.stack}>
        <Section
          title="评分项"
          note={round.criteria.length > 0 ? `满分 ${totalOf(round.criteria.map((c) => c.max))}` : undefined}
        >
          <p className={styles.criteria}>
            {round.criteria.length === 0
              ? '没有评分项，只登记结果'
              : round.criteria.map((c) => `${c.title} ${c.max} 分`).join('，')}
          </p>
        </Section>
        <EntrySection round={round} />
      </div>
      {open === 'change' && <RoundDrawer round={round} onClose={() => setOpen(null)} />}
      {open === 'publish' && <PublishDrawer round={round} onClose={() => setOpen(null)} />}
    </>
  )
}

function EntrySection({ round }: { round: AppraisalRound }) {
  const [{ q }, set] = useUrlState(UrlState)
  const found = usePages(OPERATIONS.listAppraisalEntries, {
    round: round.id,
    limit: 100,
    ...(q === undefined ? {} : { q }),
  })
  const [chosen, setChosen] = useState<number | null>(null)
  const rows = found.data?.pages.flatMap((p) => p.rows) ?? []
  const [first] = found.data?.pages ?? []
  const entry = rows.find((e) => e.item === chosen)
  return (
    <Section
      flush
      title="申报和得分"
      note={first && `${first.count} 家`}
      extra={<Link href={paths.register('green-leaders')}>在台账里申报</Link>}
    >
      <div className={styles.tools}>
        <SearchBox label="企业名称" value={q ?? ''} onChange={(text) => set({ q: text || undefined })} />
        <span className={styles.quiet}>括号里是与上一环节的差</span>
      </div>
      {found.error && !first && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {!first && !found.error && <Loading rows={6} />}
      {first && rows.length === 0 && (
        <Empty
          text={
            q === undefined
              ? `还没有申报：在评比申报台账里录入企业，“评比批次”写“${round.name}”，入账后列在这里`
              : '没有这样的企业'
          }
        />
      )}
      {rows.length > 0 && (
        <DataTable
          columns={columnsOf(setChosen)}
          rows={rows}
          rowKey={(e) => String(e.item)}
          minWidth={860}
          stacks
          bare
        />
      )}
      {found.hasNextPage && (
        <div className={list.foot}>
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            再显示 100 家
          </Button>
        </div>
      )}
      {entry && <ScoreDrawer key={entry.item} round={round} entry={entry} onClose={() => setChosen(null)} />}
    </Section>
  )
}

function columnsOf(onOpen: (item: number) => void): Column<AppraisalEntry>[] {
  return [
    {
      key: 'enterprise',
      title: '企业',
      width: 260,
      render: (e) => (
        <>
          <Link href={paths.item('green-leaders', e.item)}>{e.enterprise.name}</Link>{' '}
          <TrialMark trial={e.trial} name={e.enterprise.name} />
        </>
      ),
    },
    { key: 'unit', title: '县（市、区）', width: 120, render: (e) => e.unit?.short ?? '—' },
    { key: 'applied', title: '申报等级', width: 120, render: (e) => e.applied ?? '—' },
    ...ScoreStage.options.map((stage): Column<AppraisalEntry> => ({
      key: stage,
      title: SCORE_STAGES[stage].title,
      align: 'right',
      width: 130,
      render: (e) => {
        const its = scoreOf(e, stage)
        return its === undefined ? '—' : `${its.total}${differenceIn(e, stage)}`
      },
    })),
    { key: 'result', title: '结果', render: (e) => scoreOf(e, 'lead')?.result ?? '—' },
    {
      key: 'deeds',
      title: '',
      width: 90,
      render: (e) => (
        <Button size="small" onClick={() => onOpen(e.item)}>
          {e.may.length > 0 ? '打分' : '明细'}
        </Button>
      ),
    },
  ]
}
