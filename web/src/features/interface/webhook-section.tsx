import { Button } from 'antd'
import { useState } from 'react'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { WEBHOOK_EVENT_TITLES, type Webhook } from '@gongjian/domain/webhook/contracts.ts'
import { useMay, useMe, useReach } from '../../app/me.tsx'
import { useOperation } from '../../app/query.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { Section } from '../../components/section.tsx'
import { Unknown } from '../../components/unknown.tsx'
import { DeliveryDrawer } from './delivery-drawer.tsx'
import { ShownSecret, type Shown } from './shown-secret.tsx'
import { WebhookDeeds } from './webhook-deeds.tsx'
import { WebhookDrawer } from './webhook-drawer.tsx'
import styles from './interface.module.css'

const USE = '对方系统用它核对每条推送的签名（Standard Webhooks，HMAC-SHA256）。'

export function WebhookSection() {
  const webhooks = useOperation(OPERATIONS.listWebhooks, {}, { refetchInterval: 30_000 })
  const manages = useMay('api.manage')
  /** A webhook: it is edited; null: a new one; undefined: neither. */
  const [drawer, setDrawer] = useState<Webhook | null | undefined>(undefined)
  const [looked, setLooked] = useState<Webhook | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const rows = webhooks.data ?? []
  return (
    <Section
      title="推送"
      note="台账的条目有变化时，把它发到对方系统的地址"
      extra={manages && <Button onClick={() => setDrawer(null)}>新建推送</Button>}
      flush
    >
      {webhooks.error && <ErrorState error={webhooks.error} onRetry={() => void webhooks.refetch()} />}
      {webhooks.isPending && <Loading rows={3} />}
      {webhooks.data && rows.length === 0 && <Empty text="还没有推送" />}
      {rows.length > 0 && (
        <WebhookTable
          rows={rows}
          onEdit={setDrawer}
          onLook={setLooked}
          onSecret={(secret) => setShown({ title: '密钥已更换，从下一条推送起用新的', secret, use: USE })}
        />
      )}
      {drawer !== undefined && (
        <WebhookDrawer
          webhook={drawer}
          onClose={() => setDrawer(undefined)}
          onMade={(secret) => {
            setDrawer(undefined)
            setShown({ title: '推送已建好，这是它的密钥', secret, use: USE })
          }}
        />
      )}
      {looked && <DeliveryDrawer webhook={looked} onClose={() => setLooked(null)} />}
      {shown && <ShownSecret shown={shown} onClose={() => setShown(null)} />}
    </Section>
  )
}

interface TableProps {
  readonly rows: readonly Webhook[]
  readonly onEdit: (webhook: Webhook) => void
  readonly onLook: (webhook: Webhook) => void
  readonly onSecret: (secret: string) => void
}

function WebhookTable({ rows, onEdit, onLook, onSecret }: TableProps) {
  const me = useMe()
  const manages = useMay('api.manage')
  const seesAll = useReach('api.revoke') === 'all'
  const unit: Column<Webhook> = { key: 'unit', title: '单位', width: 120, render: (w) => w.unit.short }
  const columns: Column<Webhook>[] = [
    { key: 'url', title: '接收地址', render: (w) => <span className={styles.address}>{w.url}</span> },
    ...(seesAll ? [unit] : []),
    {
      key: 'events',
      title: '事件',
      width: 176,
      render: (w) => w.events.map((e) => WEBHOOK_EVENT_TITLES[e]).join('、'),
    },
    { key: 'registers', title: '台账', width: 160, render: (w) => w.registerTitles?.join('、') ?? '全部台账' },
    { key: 'state', title: '状态', width: 200, render: (w) => <StateOf webhook={w} /> },
    { key: 'last', title: '最近送达', width: 136, render: (w) => <LastOf webhook={w} /> },
    {
      key: 'deeds',
      title: '操作',
      width: 168,
      render: (w) => (
        <WebhookDeeds
          webhook={w}
          own={manages && w.unit.code === me.unit.code}
          onEdit={() => onEdit(w)}
          onLook={() => onLook(w)}
          onSecret={onSecret}
        />
      ),
    },
  ]
  return <DataTable columns={columns} rows={rows} rowKey={(w) => String(w.id)} stacks bare minWidth={1000} />
}

function StateOf({ webhook: w }: { webhook: Webhook }) {
  return (
    <span>
      <span className={w.active ? undefined : styles.bad}>{w.active ? '启用' : '停用'}</span>
      {w.waiting > 0 && <span>，待发送 {w.waiting.toLocaleString()} 条</span>}
      {w.givenUp > 0 && <span className={styles.bad}>，没有送达 {w.givenUp.toLocaleString()} 条</span>}
      {w.stoppedWhy !== null && <span className={`${styles.line} ${styles.quiet}`}>{w.stoppedWhy}</span>}
    </span>
  )
}

function LastOf({ webhook: w }: { webhook: Webhook }) {
  if (w.lastDeliveredAt === null) return <Unknown because="近 30 天没有送达过" />
  return <span>{instantInWords(w.lastDeliveredAt).slice(0, 16)}</span>
}
