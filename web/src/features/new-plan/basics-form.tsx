import { useState } from 'react'
import { Button } from 'antd'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { BASIC_FIELDS } from './fields.ts'
import type { Basics } from './mending.ts'
import { RowField } from './row-field.tsx'
import styles from './new-plan-page.module.css'
import rowStyles from './rows.module.css'

interface Props {
  readonly reading: Reading
  readonly onSave: (values: Partial<Basics>) => void
}

const NO_CHOICES = { clauses: [], units: [] }

/** 基本信息: saved by its own button, so that one mending is one step of undo. */
export function BasicsForm({ reading, onSave }: Props) {
  const { title, docNumber, issuer, signedOn, printedOn } = reading
  const read: Basics = { title, docNumber, issuer, signedOn, printedOn }
  const [changed, setChanged] = useState<Partial<Basics>>({})
  const values: Basics = { ...read, ...changed }
  const dirty = BASIC_FIELDS.some(({ name }) => values[name as keyof Basics] !== read[name as keyof Basics])
  const untitled = values.title.trim() === ''
  return (
    <form
      className={styles.basics}
      onSubmit={(e) => {
        e.preventDefault()
        if (untitled || !dirty) return
        onSave(changed)
        setChanged({})
      }}
    >
      <div className={rowStyles.fields}>
        {BASIC_FIELDS.map((field) => (
          <RowField
            key={field.name}
            field={field}
            value={values[field.name as keyof Basics]}
            problem={field.name === 'title' && untitled ? '请填写标题' : undefined}
            choices={NO_CHOICES}
            onChange={(value) => setChanged({ ...changed, [field.name]: value })}
          />
        ))}
      </div>
      {dirty && (
        <div className={rowStyles.formFoot}>
          <Button type="primary" size="small" htmlType="submit" disabled={untitled}>
            保存
          </Button>
          <Button size="small" onClick={() => setChanged({})}>
            取消
          </Button>
        </div>
      )}
      <p className={styles.none}>
        共 {reading.clauses.length} 条 {countsInWords(reading)}
      </p>
    </form>
  )
}

function countsInWords({ assignments, deadlines, targets, units }: Reading): string {
  return `· 任务分工 ${assignments.length} · 期限 ${deadlines.length} · 指标 ${targets.length} · 单位 ${units.length}`
}
