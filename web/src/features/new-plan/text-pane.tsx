import { useState, type RefObject } from 'react'
import { Button } from 'antd'
import { Legend } from '../../components/official-text/legend.tsx'
import type { Layer } from '../../components/official-text/marks.ts'
import { OfficialText } from '../../components/official-text/official-text.tsx'
import type { Span } from '../../components/official-text/span.ts'
import { shorten } from '../../components/official-text/words.ts'
import { ADDABLE, type Addable } from './guess.ts'
import { LIST_TITLES } from './mending.ts'
import type { Workbench } from './use-workbench.ts'
import styles from './new-plan-page.module.css'

interface Props {
  readonly bench: Workbench
  readonly text: string
  readonly boxRef: RefObject<HTMLDivElement | null>
  readonly selection: Span | null
  readonly onDeselect: () => void
  readonly onAdd: (list: Addable, span: Span) => void
}

/** The document with what was read underlined; selected words can be added to any list. */
export function TextPane({ bench, text, boxRef, selection, onDeselect, onAdd }: Props) {
  const [hidden, setHidden] = useState<Layer[]>([])
  return (
    <section className={styles.pane} aria-label="原文">
      <div className={styles.paneHead}>
        <Legend marks={bench.marks} hidden={hidden} onChange={setHidden} />
      </div>
      <div className={styles.text} tabIndex={0} role="region" aria-label="文件原文">
        <OfficialText
          lazy
          text={text}
          paragraphs={bench.paragraphs}
          marks={bench.marks}
          hidden={hidden}
          lit={bench.lit}
          boxRef={boxRef}
          onMark={bench.showMark}
        />
      </div>
      {selection && (
        <div className={styles.selection} role="toolbar" aria-label="所选文字">
          <q>{shorten(text.slice(selection.start, selection.end), 16)}</q>
          <span>加为</span>
          {ADDABLE.map((list) => (
            <Button
              key={list}
              size="small"
              // The selection must outlive the press.
              onMouseDown={(e) => e.preventDefault()}
              onClick={() => onAdd(list, selection)}
            >
              {LIST_TITLES[list]}
            </Button>
          ))}
          <Button size="small" type="text" aria-label="取消选择" onClick={onDeselect}>
            ×
          </Button>
        </div>
      )}
    </section>
  )
}
