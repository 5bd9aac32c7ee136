import { App, Button } from 'antd'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { paths } from '../../app/paths.ts'
import { useAction, useOperation } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
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
      {sessions.data && (
        <div className={styles.scroll}>
          <table className={styles.sessions}>
            <thead>
              <tr>
                <th>设备</th>
                <th>地址</th>
                <th>最近使用</th>
                <th aria-label="操作" />
              </tr>
            </thead>
            <tbody>
              {sessions.data.map((s) => (
                <tr key={s.id}>
                  <td title={s.agent}>{agentInWords(s.agent)}</td>
                  <td>{s.ip}</td>
                  <td title={`登录于 ${instantInWords(s.createdAt)}`}>{instantInWords(s.seenAt).slice(0, 16)}</td>
                  <td>
                    {s.current ? (
                      '本机'
                    ) : (
                      <Button type="link" size="small" onClick={() => end.mutate({ id: s.id })}>
                        退出
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}
