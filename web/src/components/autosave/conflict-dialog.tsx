import { Button, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { DiffView } from '../diff-view.tsx'
import type { Choice } from './choice.ts'
import type { Touch } from './draft.ts'
import { clockOf } from './save-words.ts'
import styles from './autosave.module.css'

export interface ConflictField {
  readonly key: string
  readonly title: string
  readonly mine: string
  readonly theirs: string
  /** Free text, so that both may be written into one. */
  readonly free: boolean
}

interface Props {
  readonly title: string
  readonly edited: Touch | null
  readonly fields: readonly ConflictField[]
  /** Of the button; where the page is saved by a button of its own, this one does not save. */
  readonly verb?: string
  /** Not chosen: nothing is saved, the text stays where it is. */
  readonly onLater: () => void
  readonly onChoose: (choices: Readonly<Record<string, Choice>>) => void
}

/** Two wrote the same: both side by side, and a person says which stands. */
export function ConflictDialog({ title, edited, fields, verb = '按所选保存', onLater, onChoose }: Props) {
  const [choices, setChoices] = useState<Record<string, Choice>>({})
  const all = (choice: 'mine' | 'theirs') => onChoose(Object.fromEntries(fields.map((f) => [f.key, choice])))
  const open = fields.filter((f) => choices[f.key] === undefined).length
  const who = edited ? `${edited.by} 在 ${clockOf(edited.at)} ` : '另一个人'
  return (
    <Modal
      open
      width={960}
      title={`两人同时改了 ${title}`}
      onCancel={onLater}
      mask={{ closable: false }}
      footer={
        <div className={styles.foot}>
          <Button onClick={() => all('mine')}>全部用我的</Button>
          <Button onClick={() => all('theirs')}>全部用对方的</Button>
          <Button type="primary" disabled={open > 0} onClick={() => onChoose(choices)}>
            {open > 0 ? `还有 ${open} 项未选` : verb}
          </Button>
        </div>
      }
    >
      <p className={styles.lead}>
        {who}保存了这一条。您的内容没有丢，也没有覆盖对方的；请逐项选择，或点“全部用我的”“全部用对方的”。
      </p>
      {fields.map((f) => (
        <FieldChoice
          key={f.key}
          field={f}
          who={edited?.by ?? '对方'}
          choice={choices[f.key]}
          onChoose={(c) => setChoices({ ...choices, [f.key]: c })}
        />
      ))}
    </Modal>
  )
}

interface FieldProps {
  readonly field: ConflictField
  readonly who: string
  readonly choice: Choice | undefined
  readonly onChoose: (choice: Choice) => void
}

function FieldChoice({ field, who, choice, onChoose }: FieldProps) {
  const kind = typeof choice === 'object' ? 'both' : choice
  const both = [field.theirs, field.mine].filter((t) => t !== '').join('\n')
  return (
    <fieldset className={styles.field}>
      <legend>{field.title}</legend>
      <div className={styles.sides}>
        <div>
          <b>我的</b>
          <DiffView before={field.theirs} after={field.mine} side="after" />
        </div>
        <div>
          <b>{who}的</b>
          <DiffView before={field.mine} after={field.theirs} side="after" />
        </div>
      </div>
      <Radio.Group
        value={kind ?? null}
        onChange={(e) => {
          const value = e.target.value as 'mine' | 'theirs' | 'both'
          onChoose(value === 'both' ? { words: both } : value)
        }}
        options={[
          { value: 'mine', label: '用我的' },
          { value: 'theirs', label: '用对方的' },
          ...(field.free ? [{ value: 'both', label: '合并修改' }] : []),
        ]}
      />
      {typeof choice === 'object' && (
        <Input.TextArea
          aria-label={`${field.title}（合并）`}
          autoSize={{ minRows: 3, maxRows: 10 }}
          value={choice.words}
          onChange={(e) => onChoose({ words: e.target.value })}
        />
      )}
    </fieldset>
  )
}
