import { Button } from 'antd'
import type { LineText } from '@gongjian/domain/report/report.ts'
import type { Report } from '@gongjian/domain/report/contracts.ts'
import type { Draft } from '../../components/autosave/draft.ts'
import { SaveState } from '../../components/autosave/save-state.tsx'
import { useMay } from '../../app/me.tsx'
import { readyWords, type LineView } from './line-words.ts'
import styles from './report.module.css'

interface Props {
  readonly report: Report
  readonly views: readonly LineView[]
  readonly drafts: ReadonlyMap<string, Draft<LineText>>
  /** Which line is open; -1: none. */
  readonly place: number
  readonly onStep: (by: number) => void
  readonly onSubmit: () => void
  readonly busy: boolean
}

/** What is saved, the neighbours, and sending: always in reach. */
export function BottomBar({ report, views, drafts, place, onStep, onSubmit, busy }: Props) {
  return (
    <footer className={styles.bar}>
      <span className={styles.barState}>{report.may.edit && <SaveState drafts={[...drafts.values()]} />}</span>
      {place >= 0 && (
        <span className={styles.steps}>
          <Button disabled={place === 0} onClick={() => onStep(-1)} title="Alt + ↑">
            上一条
          </Button>
          <span className={styles.count}>
            {place + 1} / {views.length}
          </span>
          <Button disabled={place === views.length - 1} onClick={() => onStep(1)} title="Alt + ↓">
            下一条
          </Button>
        </span>
      )}
      <Send report={report} views={views} onSubmit={onSubmit} busy={busy} />
    </footer>
  )
}

function Send({ report, views, onSubmit, busy }: Pick<Props, 'report' | 'views' | 'onSubmit' | 'busy'>) {
  const maySubmit = useMay('report.submit')
  if (!report.may.edit) return null
  if (!maySubmit) return <span className={styles.barNote}>{readyWords(views)}，由本单位审核人提交</span>
  if (!report.may.submit) return null
  return (
    <span className={styles.send}>
      <span className={styles.barNote}>{readyWords(views)}</span>
      <Button type="primary" loading={busy} onClick={onSubmit} title="Ctrl + Enter">
        提交
      </Button>
    </span>
  )
}
