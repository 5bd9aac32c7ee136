import { Button, Drawer } from 'antd'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import {
  DELIVERY_STATE_TITLES,
  WEBHOOK_EVENT_TITLES,
  type Delivery,
  type Webhook,
} from '@gongjian/domain/webhook/contracts.ts'
import { paths } from '../../app/paths.ts'
import { useAction } from '../../app/query.ts'
import { usePages } from '../../app/use-pages.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import deeds from '../../components/deeds.module.css'
import styles from './interface.module.css'

/** A test is answered within seconds; while something waits the list is read again. */
const EVERY_MS = 2_500

function useDeliveries(id: number) {
  return usePages(
    OPERATIONS.listDeliveries,
    { id },
    {
      cursor: 'before',
      refetchInterval: (first) =>
        first?.rows.some((d) => d.state === 'waiting' && d.attempts === 0) ? EVERY_MS : false,
    },
  )
}

export function DeliveryDrawer({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const found = useDeliveries(webhook.id)
  const rows = found.data?.pages.flatMap((p) => p.rows) ?? []
  return (
    <Drawer
      open
      title={`推送记录：${webhook.url}`}
      onClose={onClose}
      size={880}
      styles={{ wrapper: { maxWidth: '100vw' } }}
    >
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={6} />}
      {found.data && rows.length === 0 && <Empty text="近 30 天没有推送" />}
      {rows.length > 0 && (
        <div className={styles.inDrawer}>
          <DeliveryTable webhook={webhook} rows={rows} />
        </div>
      )}
      {found.hasNextPage && (
        <div className={styles.more}>
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            加载更早的
          </Button>
        </div>
      )}
    </Drawer>
  )
}

function DeliveryTable({ webhook, rows }: { webhook: Webhook; rows: readonly Delivery[] }) {
  const again = useAction(OPERATIONS.resendDelivery, { invalidates: ['listDeliveries', 'listWebhooks'] })
  const columns: Column<Delivery>[] = [
    { key: 'at', title: '发生', width: 152, render: (d) => instantInWords(d.createdAt) },
    {
      key: 'event',
      title: '事件',
      width: 104,
      render: (d) => (d.event === 'test' ? '测试' : WEBHOOK_EVENT_TITLES[d.event]),
    },
    { key: 'item', title: '条目', width: 80, render: (d) => <ItemOf delivery={d} /> },
    { key: 'state', title: '结果', render: (d) => <StateOf delivery={d} /> },
    {
      key: 'deeds',
      title: '操作',
      width: 88,
      render: (d) =>
        d.state === 'given-up' &&
        webhook.active && (
          <span className={deeds.deeds}>
            <button
              type="button"
              disabled={again.isPending}
              onClick={() => again.mutate({ id: webhook.id, delivery: d.id })}
            >
              重新发送
            </button>
          </span>
        ),
    },
  ]
  return <DataTable columns={columns} rows={rows} rowKey={(d) => String(d.id)} stacks />
}

function ItemOf({ delivery: d }: { delivery: Delivery }) {
  if (d.register === null || d.itemId === null) return null
  return <Link href={paths.item(d.register, d.itemId)}>{d.itemId}</Link>
}

function StateOf({ delivery: d }: { delivery: Delivery }) {
  const tries = d.attempts > 1 ? `，试了 ${d.attempts} 次` : ''
  return (
    <span>
      <span className={d.state === 'given-up' ? styles.bad : d.state === 'delivered' ? styles.good : undefined}>
        {DELIVERY_STATE_TITLES[d.state]}
        {tries}
      </span>
      {d.problem !== null && <span className={styles.line}>{d.problem}</span>}
      {d.nextAt !== null && d.attempts > 0 && (
        <span className={`${styles.line} ${styles.quiet}`}>{instantInWords(d.nextAt)} 再试</span>
      )}
    </span>
  )
}
