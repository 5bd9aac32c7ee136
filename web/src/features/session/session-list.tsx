import { App, Button } from 'antd'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { LoginSession } from '@gongjian/domain/session/contracts.ts'
import { paths } from '../../app/paths.ts'
import { useAction, useOperation } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { Section } from '../../components/section.tsx'
import { agentInWords } from './agent.ts'
import styles from './session.module.css'

/** Where I am signed in, and how to end it there. */
export function SessionList() {
  const { message } = App.useApp()
  const confirmDeed = useConfirmDeed()
  const sessions = useOperation(OPERATIONS.listSessions, {})
  const end = useAction(OPERATIONS.endSession, {
    invalidates: ['listSessions'],
    onDone: () => void message.success('已退出该设备'),
  })
  const endAll = useAction(OPERATIONS.endAllSessions, { onDone: () => window.location.assign(paths.signIn()) })
  const columns: Column<LoginSession>[] = [
    { key: 'agent', title: '设备', render: (s) => <span title={s.agent}>{agentInWords(s.agent)}</span> },
    { key: 'ip', title: '地址', render: (s) => s.ip },
    {
      key: 'seen',
      title: '最近使用',
      render: (s) => (
        <span title={`登录于 ${instantInWords(s.createdAt)}`}>{instantInWords(s.seenAt).slice(0, 16)}</span>
      ),
    },
    {
      key: 'end',
      title: '操作',
      width: 72,
      render: (s) =>
        s.current ? (
          '本机'
        ) : (
          <button type="button" className={styles.plain} onClick={() => end.mutate({ id: s.id })}>
            退出
          </button>
        ),
    },
  ]
  async function askEndAll() {
    const yes = await confirmDeed({
      title: '在所有设备上退出？',
      content: '包括这台设备，之后需要重新登录。',
      verb: '全部退出',
      danger: true,
    })
    if (yes) endAll.mutate({})
  }
  return (
    <Section
      title="登录设备"
      flush
      extra={
        <Button size="small" danger onClick={() => void askEndAll()}>
          在所有设备上退出
        </Button>
      }
    >
      {sessions.error && <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.isPending && <Loading rows={3} />}
      {sessions.data && <DataTable columns={columns} rows={sessions.data} rowKey={(s) => String(s.id)} stacks bare />}
    </Section>
  )
}
