import { App, Button } from 'antd'
import { useState } from 'react'
import type { ApiToken, TokenState } from '@gongjian/domain/api-token/contracts.ts'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMay, useReach } from '../../app/me.tsx'
import { useAction, useOperation } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { Section } from '../../components/section.tsx'
import { Unknown } from '../../components/unknown.tsx'
import { ShownSecret, type Shown } from './shown-secret.tsx'
import { TokenDrawer } from './token-drawer.tsx'
import deeds from '../../components/deeds.module.css'
import styles from './interface.module.css'

const STATE_TITLES: Record<TokenState, string> = { active: '有效', expired: '已过期', revoked: '已停用' }

export function TokenSection() {
  const tokens = useOperation(OPERATIONS.listApiTokens, {})
  const manages = useMay('api.manage')
  const [adding, setAdding] = useState(false)
  const [shown, setShown] = useState<Shown | null>(null)
  return (
    <Section
      title="令牌"
      note="其他系统每次请求时带上；核查、退回、销号只能由人办"
      extra={manages && <Button onClick={() => setAdding(true)}>新建令牌</Button>}
      flush
    >
      {tokens.error && <ErrorState error={tokens.error} onRetry={() => void tokens.refetch()} />}
      {tokens.isPending && <Loading rows={3} />}
      {tokens.data?.length === 0 && <Empty text="还没有令牌。要与其他系统对接时再建，一个系统一个" />}
      {tokens.data && tokens.data.length > 0 && <TokenTable tokens={tokens.data} />}
      {adding && (
        <TokenDrawer
          onClose={() => setAdding(false)}
          onMade={(secret) => {
            setAdding(false)
            setShown({ title: '令牌已建好', secret, use: '对方系统在请求头里写 Authorization: Bearer 加上它。' })
          }}
        />
      )}
      {shown && <ShownSecret shown={shown} onClose={() => setShown(null)} />}
    </Section>
  )
}

function TokenTable({ tokens }: { tokens: readonly ApiToken[] }) {
  const revoke = useRevoke()
  const seesAll = useReach('api.revoke') === 'all'
  const unit: Column<ApiToken> = { key: 'unit', title: '单位', width: 120, render: (t) => t.unit.short }
  const columns: Column<ApiToken>[] = [
    { key: 'name', title: '用途', width: 160, render: (t) => t.name },
    ...(seesAll ? [unit] : []),
    { key: 'prefix', title: '令牌开头', width: 120, render: (t) => <code>{t.prefix}…</code> },
    { key: 'allows', title: '权限', render: (t) => t.allows.join('、') },
    { key: 'state', title: '状态', width: 168, render: (t) => <StateOf token={t} /> },
    { key: 'used', title: '最近使用', width: 136, render: (t) => <Used token={t} /> },
    {
      key: 'made',
      title: '建立',
      width: 168,
      render: (t) => `${t.createdBy}，${instantInWords(t.createdAt).slice(0, 10)}`,
    },
    {
      key: 'deeds',
      title: '操作',
      width: 64,
      render: (t) =>
        t.state === 'active' && (
          <span className={deeds.deeds}>
            <button type="button" onClick={() => void revoke(t)}>
              停用
            </button>
          </span>
        ),
    },
  ]
  return <DataTable columns={columns} rows={tokens} rowKey={(t) => String(t.id)} stacks bare minWidth={1000} />
}

function StateOf({ token: t }: { token: ApiToken }) {
  if (t.state === 'revoked')
    return (
      <span className={styles.quiet}>
        {STATE_TITLES.revoked}（{t.revokedBy}，{instantInWords(t.revokedAt ?? t.createdAt).slice(0, 10)}）
      </span>
    )
  if (t.state === 'expired') return <span className={styles.bad}>{STATE_TITLES.expired}</span>
  return (
    <span>
      {STATE_TITLES.active}，至 {instantInWords(t.expiresAt).slice(0, 10)}
    </span>
  )
}

function Used({ token: t }: { token: ApiToken }) {
  if (t.lastUsedAt === null) return <Unknown because="还没有用过" />
  return <span>{instantInWords(t.lastUsedAt).slice(0, 16)}</span>
}

/** Asks once: the other system is cut off with the next request. */
function useRevoke() {
  const { message } = App.useApp()
  const confirmDeed = useConfirmDeed()
  const revoke = useAction(OPERATIONS.revokeApiToken, {
    invalidates: ['listApiTokens'],
    onDone: () => void message.success('令牌已停用'),
  })
  return async function ask(token: ApiToken) {
    const yes = await confirmDeed({
      title: `停用令牌“${token.name}”（${token.prefix}…）？`,
      content: '对方系统从下一次请求起就不能再读写；停用后不能恢复，需要时另建一个。它办过的事仍留在历史里。',
      verb: '停用',
      danger: true,
    })
    if (yes) revoke.mutate({ id: token.id })
  }
}
