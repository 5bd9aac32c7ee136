import { useRef, useState, type Dispatch } from 'react'
import { Alert, Button, Segmented } from 'antd'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { PageHead } from '../../components/page-head.tsx'
import type { Mark } from '../../components/official-text/marks.ts'
import { useKeys } from '../../components/use-keys.ts'
import { useNarrow } from '../../components/use-narrow.ts'
import type { Draft, DraftAction } from './draft.ts'
import { deedWords } from './mending.ts'
import { ReadingPane } from './reading-pane.tsx'
import type { RowWords } from './row-words.ts'
import { SavePlan } from './save-plan.tsx'
import { TextPane } from './text-pane.tsx'
import { useLint } from './use-draft.ts'
import { useSelection } from './use-selection.ts'
import { useWorkbench } from './use-workbench.ts'
import styles from './new-plan-page.module.css'

interface Props {
  readonly draft: Draft
  readonly reading: Reading
  readonly kept: boolean
  readonly dispatch: Dispatch<DraftAction>
}

/** Text at the left, what was read of it at the right; on a phone one or the other. */
export function Desk({ draft, reading, kept, dispatch }: Props) {
  const bench = useWorkbench(draft, reading, dispatch)
  const lint = useLint(draft, reading, dispatch)
  const boxRef = useRef<HTMLDivElement>(null)
  const [selection, deselect] = useSelection(boxRef)
  const narrow = useNarrow()
  const [side, setSide] = useState<'text' | 'reading'>('reading')
  const [saving, setSaving] = useState(false)
  useUndoKeys(bench.step)

  // One pane at a time on a phone: whoever asks for words wants to see them.
  const shown = {
    ...bench,
    showRow: (row: RowWords) => {
      bench.showRow(row)
      if (row.span) setSide('text')
    },
    showMark: (mark: Mark) => {
      bench.showMark(mark)
      if (!narrow) setSide('reading')
    },
  }
  if (saving) return <SavePlan draft={draft} reading={reading} dispatch={dispatch} onBack={() => setSaving(false)} />
  return (
    <>
      <PageHead
        title="新方案"
        lead={`${draft.fileName} · ${draft.text.length.toLocaleString()} 字${kept ? ' · 草稿已保存在本页' : ''}`}
        extra={
          <Tools
            draft={draft}
            onStep={bench.step}
            onClose={() => dispatch({ type: 'close' })}
            onSave={() => setSaving(true)}
          />
        }
      />
      {!kept && <Alert type="warning" showIcon title="文件太大，浏览器没有存下草稿：刷新会丢失修改，请先存为方案" />}
      {narrow && (
        <div className={styles.sides}>
          <Segmented
            block
            value={side}
            onChange={(next) => setSide(next === 'text' ? 'text' : 'reading')}
            options={[
              { value: 'reading', label: '读出的内容' },
              { value: 'text', label: '原文' },
            ]}
          />
        </div>
      )}
      <div className={styles.desk} data-side={narrow ? side : undefined}>
        <TextPane
          bench={shown}
          text={draft.text}
          boxRef={boxRef}
          selection={selection}
          onDeselect={deselect}
          onAdd={(list, span) => {
            bench.addFrom(list, span)
            deselect()
            setSide('reading')
          }}
        />
        <ReadingPane bench={shown} draft={draft} reading={reading} lint={lint} selection={selection} />
      </div>
    </>
  )
}

interface ToolsProps {
  readonly draft: Draft
  readonly onStep: (type: 'undo' | 'redo') => void
  readonly onClose: () => void
  readonly onSave: () => void
}

function Tools({ draft, onStep, onClose, onSave }: ToolsProps) {
  const confirm = useConfirmDeed()
  const last = draft.deeds[draft.done - 1]
  const next = draft.deeds[draft.done]
  async function change() {
    const sure =
      draft.deeds.length === 0 ||
      (await confirm({
        title: '换一份文件？',
        content: `当前文件的 ${draft.done} 处修改会丢弃，不能恢复。`,
        verb: '丢弃并更换',
        danger: true,
      }))
    if (sure) onClose()
  }
  return (
    <>
      <Button disabled={!last} title={last && `撤销：${deedWords(last)}（Ctrl Z）`} onClick={() => onStep('undo')}>
        撤销{draft.done > 0 ? ` ${draft.done}` : ''}
      </Button>
      <Button
        disabled={!next}
        title={next && `重做：${deedWords(next)}（Ctrl Shift Z）`}
        onClick={() => onStep('redo')}
      >
        重做
      </Button>
      <Button onClick={() => void change()}>换一份文件</Button>
      <Button type="primary" onClick={onSave}>
        存为方案
      </Button>
    </>
  )
}

/** Ctrl Z outside of inputs: inside one it takes back what was typed. */
function useUndoKeys(step: (type: 'undo' | 'redo') => void) {
  useKeys((e) => {
    if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== 'z') return false
    if (e.target instanceof Element && e.target.closest('input, textarea, [contenteditable], [role=dialog]'))
      return false
    step(e.shiftKey ? 'redo' : 'undo')
    return true
  })
}
