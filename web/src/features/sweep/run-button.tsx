import { App, Button } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMay } from '../../app/me.tsx'
import { useAction } from '../../app/query.ts'

interface Props {
  /** Absent: all of them. */
  readonly subject?: string
  /** One is under way already: asking again is answered by it. */
  readonly busy: boolean
}

/** 立即排查: goes on in the background, and the page follows it. */
export function RunButton({ subject, busy }: Props) {
  const { message } = App.useApp()
  const may = useMay('sweep.run')
  const run = useAction(OPERATIONS.runSweeps, {
    invalidates: ['listSweeps', 'getSweep'],
    onDone: ({ queued }) => void message.success(queued > 0 ? '已开始排查，完成后结果会自动出现' : '正在排查，请稍候'),
  })
  if (!may) return null
  return (
    <Button
      loading={run.isPending}
      disabled={busy}
      onClick={() => run.mutate(subject === undefined ? {} : { subject })}
    >
      {busy ? '正在排查…' : '立即排查'}
    </Button>
  )
}
