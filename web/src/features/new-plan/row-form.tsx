import { useState, type KeyboardEvent } from 'react'
import { Button, Input } from 'antd'
import { clauseAt, type ClauseIndex } from '../../components/official-text/clause-index.ts'
import type { Span } from '../../components/official-text/span.ts'
import { shorten } from '../../components/official-text/words.ts'
import { checkRow, type FieldProblems, type Values } from './check-row.ts'
import { FIELDS, type EditableList } from './fields.ts'
import { findWords, governedBy } from './guess.ts'
import type { Row } from './mending.ts'
import { RowField, type Choices } from './row-field.tsx'
import rowStyles from './rows.module.css'

interface Props {
  readonly list: EditableList
  readonly initial: Values
  readonly text: string
  readonly index: ClauseIndex
  readonly choices: Choices
  /** Words now selected in the text: they can replace the row's. */
  readonly selection: Span | null
  readonly onSave: (row: Row) => void
  readonly onCancel: () => void
  readonly onLight: (span: Span) => void
}

/** One row, mended or new; Enter saves, Esc leaves. */
export function RowForm({ list, initial, text, index, choices, selection, onSave, onCancel, onLight }: Props) {
  const [values, setValues] = useState<Values>(initial)
  const [problems, setProblems] = useState<FieldProblems>({})

  function move(span: Span) {
    const clause = clauseAt(index, span.start)
    setValues({
      ...values,
      start: span.start,
      end: span.end,
      ...(clause && list !== 'references' && list !== 'clauses' ? { clause: clause.id } : {}),
      ...(list === 'deadlines' ? { text: text.slice(span.start, span.end) } : {}),
      ...(list === 'assignments' ? { governs: governedBy(span, clause) } : {}),
    })
    onLight(span)
  }
  function save() {
    const checked = checkRow(list, values)
    if (checked.ok) onSave(checked.row)
    else setProblems(checked.problems)
  }
  function onKeyDown(e: KeyboardEvent<HTMLFormElement>) {
    if (e.key === 'Escape') onCancel()
  }
  return (
    <form
      className={rowStyles.form}
      onSubmit={(e) => {
        e.preventDefault()
        save()
      }}
      onKeyDown={onKeyDown}
    >
      {list !== 'units' && (
        <QuoteField values={values} text={text} selection={selection} problem={problems.start} onMove={move} />
      )}
      <div className={rowStyles.fields}>
        {FIELDS[list].map((field, i) => (
          <RowField
            key={field.name}
            field={field}
            value={values[field.name]}
            problem={problems[field.name]}
            choices={choices}
            autoFocus={i === 0}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
      </div>
      <div className={rowStyles.formFoot}>
        <Button type="primary" htmlType="submit" size="small">
          保存
        </Button>
        <Button size="small" onClick={onCancel}>
          取消
        </Button>
      </div>
    </form>
  )
}

interface QuoteProps {
  readonly values: Values
  readonly text: string
  readonly selection: Span | null
  readonly problem: string | undefined
  readonly onMove: (span: Span) => void
}

/** The words that the row rests on: from the selection, or typed and found. */
function QuoteField({ values, text, selection, problem, onMove }: QuoteProps) {
  const start = typeof values.start === 'number' ? values.start : 0
  const end = typeof values.end === 'number' ? values.end : 0
  const [words, setWords] = useState('')
  const [missed, setMissed] = useState(false)
  function find() {
    const found = findWords(text, words, end) ?? findWords(text, words)
    setMissed(found === null && words.trim() !== '')
    if (found) onMove(found)
  }
  return (
    <div className={rowStyles.quoteField}>
      <label htmlFor="row-quote">原文依据</label>
      {end > start && <q>{shorten(text.slice(start, end), 90)}</q>}
      <div>
        <Input.Search
          id="row-quote"
          size="small"
          placeholder={end > start ? '输入原文中的词句，另找依据' : '输入原文中的词句，或在左侧选中'}
          enterButton="查找"
          value={words}
          onChange={(e) => setWords(e.target.value)}
          onSearch={find}
          onPressEnter={(e) => e.preventDefault()}
        />
        {selection && (
          <Button size="small" onMouseDown={(e) => e.preventDefault()} onClick={() => onMove(selection)}>
            改用所选文字
          </Button>
        )}
      </div>
      {missed && <div role="alert">原文中没有这句话</div>}
      {problem !== undefined && <div role="alert">{problem}</div>}
    </div>
  )
}
