import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { isOnList } from '@gongjian/domain/appraisal/appraisal.ts'
import type { ListedEnterprise } from '@gongjian/domain/appraisal/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ApiError } from '../../app/client.ts'
import { useMe } from '../../app/me.tsx'
import { useAction } from '../../app/query.ts'
import { usePages } from '../../app/use-pages.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { DAY_RULE } from '../../components/form/day-rule.ts'
import { FormDrawer } from '../../components/form-drawer.tsx'
import { Loading } from '../../components/loading.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { Section } from '../../components/section.tsx'
import { TrialMark } from '../../components/trial-mark.tsx'
import { useUrlState } from '../../components/use-url-state.ts'
import { APPRAISAL_CHANGES } from './changes.ts'
import list from '../../components/list/list.module.css'
import styles from './appraisal.module.css'

const UrlState = z.object({ q: z.string().optional().catch(undefined) })

function standingOf(l: ListedEnterprise, today: string): string {
  if (l.revokedOn !== null) return `${l.revokedOn} 取消资格：${l.revokedWhy ?? ''}`
  if (isOnList(l, today)) return '有效'
  return l.publishedOn > today ? '未到公布日期' : '已过有效期'
}

/** 公布名单: of the whole city, for whoever is signed in. */
export function LeaderSection({ mayLead }: { mayLead: boolean }) {
  const { today } = useMe()
  const [{ q }, set] = useUrlState(UrlState)
  const found = usePages(OPERATIONS.listLeaders, { limit: 50, ...(q === undefined ? {} : { q }) })
  const [revoking, setRevoking] = useState<ListedEnterprise | null>(null)
  const [first] = found.data?.pages ?? []
  const rows = found.data?.pages.flatMap((p) => p.rows) ?? []
  return (
    <Section
      flush
      title="公布名单"
      note="错峰季第一天在名单上的，该季按规则豁免（四（六）2（1））；季中公布、到期、取消的从下一季起算"
    >
      <div className={styles.tools}>
        <SearchBox label="企业、信用代码或批次" value={q ?? ''} onChange={(text) => set({ q: text || undefined })} />
        {first && <span className={styles.quiet}>{first.count} 家</span>}
      </div>
      {found.error && !first && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {!first && !found.error && <Loading rows={5} />}
      {first && rows.length === 0 && <Empty text={q === undefined ? '还没有公布过名单' : '名单里没有这样的企业'} />}
      {rows.length > 0 && (
        <DataTable
          columns={columnsOf(today, mayLead ? setRevoking : null)}
          rows={rows}
          rowKey={(l) => String(l.id)}
          minWidth={900}
          stacks
          bare
        />
      )}
      {found.hasNextPage && (
        <div className={list.foot}>
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            再显示 50 家
          </Button>
        </div>
      )}
      {revoking && <RevokeDrawer listed={revoking} today={today} onClose={() => setRevoking(null)} />}
    </Section>
  )
}

function columnsOf(today: string, onRevoke: ((l: ListedEnterprise) => void) | null): Column<ListedEnterprise>[] {
  const deeds: Column<ListedEnterprise> = {
    key: 'deeds',
    title: '',
    width: 100,
    render: (l) =>
      l.revokedOn === null && (
        <Button size="small" danger onClick={() => onRevoke?.(l)}>
          取消资格
        </Button>
      ),
  }
  return [
    {
      key: 'enterprise',
      title: '企业',
      width: 260,
      render: (l) => (
        <>
          {l.enterprise} <TrialMark trial={l.trial} name={l.enterprise} />
        </>
      ),
    },
    { key: 'unit', title: '县（市、区）', width: 120, render: (l) => l.unit?.short ?? '—' },
    { key: 'trade', title: '行业', width: 80, render: (l) => l.trade ?? '—' },
    { key: 'result', title: '结果', width: 100, render: (l) => l.result },
    { key: 'round', title: '批次', width: 170, render: (l) => l.round },
    { key: 'published', title: '公布', width: 190, render: (l) => `${l.publishedOn} ${l.docNumber}` },
    { key: 'until', title: '有效期至', width: 110, render: (l) => l.until ?? '没有规定' },
    { key: 'standing', title: '现状', render: (l) => standingOf(l, today) },
    ...(onRevoke === null ? [] : [deeds]),
  ]
}

interface Revocation {
  readonly on: string
  readonly reason: string
}

function RevokeDrawer({ listed, today, onClose }: { listed: ListedEnterprise; today: string; onClose: () => void }) {
  const [form] = Form.useForm<Revocation>()
  const [refusal, setRefusal] = useState('')
  const revoke = useAction(OPERATIONS.revokeLeader, {
    invalidates: APPRAISAL_CHANGES,
    onDone: onClose,
    onRefused: (error: ApiError) => {
      setRefusal(error.message)
      return true
    },
  })
  return (
    <FormDrawer
      title={`取消资格：${listed.enterprise}`}
      verb="取消资格"
      form={form}
      first={{ on: today, reason: '' }}
      busy={revoke.isPending}
      refusal={refusal}
      onSave={(values) => {
        setRefusal('')
        revoke.mutate({ entry: listed.id, ...values })
      }}
      onClose={onClose}
    >
      <p className={styles.quiet}>从这一天起不在名单上；此后开始的错峰季不再按名单豁免。不能撤销。</p>
      <Form.Item name="on" label="取消日期" rules={[{ required: true, message: '请填写取消日期' }, DAY_RULE]}>
        <Input maxLength={10} />
      </Form.Item>
      <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由' }]}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 3, maxRows: 8 }} />
      </Form.Item>
    </FormDrawer>
  )
}
