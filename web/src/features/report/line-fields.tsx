import { Checkbox, Input, Radio } from 'antd'
import { useId, type ReactNode } from 'react'
import {
  LINE_FIELD_TITLES,
  Standing,
  STANDING_TITLES,
  type LineField,
  type LineText,
} from '@gongjian/domain/report/report.ts'
import type { ReportLine } from '@gongjian/domain/report/contracts.ts'
import { MilestoneField } from './milestone-field.tsx'
import { TEXT_FIELDS } from './line-words.ts'
import styles from './report.module.css'

export interface LineFieldsProps {
  readonly line: ReportLine
  readonly text: LineText
  readonly carried: readonly LineField[]
  readonly editable: boolean
  readonly onEdit: (patch: Partial<LineText>) => void
  /** The person stands by last month's words. */
  readonly onConfirm: (fields: readonly LineField[]) => void
}

const LONGEST = 4000
const HINTS: Record<(typeof TEXT_FIELDS)[number], string> = {
  progress: '本月做了什么：事项、数量、完成时间',
  cumulative: '从开始到现在一共完成多少',
  problems: '卡在哪里、需要谁来解决；没有写“无”',
  nextSteps: '下月做什么、到什么程度',
}

/** The form of a line. Controlled: the report's page and the correction use the same. */
export function LineFields(props: LineFieldsProps) {
  const { line, text, editable, onEdit } = props
  const last = line.lastMonth
  return (
    <>
      {editable ? (
        <Checkbox
          className={styles.notApplicable ?? ''}
          checked={text.notApplicable}
          onChange={(e) => onEdit({ notApplicable: e.target.checked })}
        >
          本单位不适用这项任务
        </Checkbox>
      ) : (
        text.notApplicable && <p className={styles.notApplicable}>本单位不适用这项任务</p>
      )}
      {text.notApplicable ? (
        <TextField {...props} field="notApplicableReason" hint="为什么不适用，例如辖区内没有这类企业" required />
      ) : (
        <>
          {last && <LastHead />}
          {TEXT_FIELDS.map((f) => (
            <TextField key={f} {...props} field={f} hint={HINTS[f]} required={f === 'progress'} />
          ))}
          <Row {...props} field="standing" last={last?.standing ? STANDING_TITLES[last.standing] : ''}>
            {editable ? (
              <Radio.Group
                value={text.standing}
                onChange={(e) => onEdit({ standing: e.target.value as Standing })}
                options={Standing.options.map((s) => ({ value: s, label: STANDING_TITLES[s] }))}
              />
            ) : (
              <p className={styles.read}>{text.standing ? STANDING_TITLES[text.standing] : '—'}</p>
            )}
          </Row>
          <Row {...props} field="reached" last="">
            <MilestoneField
              milestones={line.milestones}
              reached={text.reached}
              before={last?.reached ?? []}
              editable={editable}
              onChange={(reached) => onEdit({ reached })}
            />
          </Row>
        </>
      )}
    </>
  )
}

function LastHead() {
  return (
    <div className={styles.lastHead} aria-hidden>
      <span />
      <span>上月（供参考）</span>
    </div>
  )
}

interface RowProps extends LineFieldsProps {
  readonly field: LineField
  readonly last: string
  readonly required?: boolean
  readonly inputId?: string
  readonly children: ReactNode
}

/** A field with its title, the mark that it still holds last month's words, and last month beside it. */
function Row({ carried, editable, onConfirm, field, last, required = false, inputId, children }: RowProps) {
  const title = (
    <>
      {LINE_FIELD_TITLES[field]}
      {required && editable && <span className={styles.required}>必填</span>}
    </>
  )
  return (
    <div className={styles.fieldRow}>
      <div>
        <h3>
          {inputId ? <label htmlFor={inputId}>{title}</label> : title}
          {carried.includes(field) && (
            <span className={styles.carried}>
              沿用上月
              {editable && (
                <button type="button" onClick={() => onConfirm([field])} title="内容不变，确认仍然如此">
                  确认无变化
                </button>
              )}
            </span>
          )}
        </h3>
        {children}
      </div>
      {last !== '' && (
        <div className={styles.last} data-title="上月">
          {last}
        </div>
      )}
    </div>
  )
}

interface TextFieldProps extends LineFieldsProps {
  readonly field: (typeof TEXT_FIELDS)[number] | 'notApplicableReason'
  readonly hint: string
  readonly required?: boolean
}

function TextField({ field, hint, required = false, ...props }: TextFieldProps) {
  const { text, carried, editable, onEdit, line } = props
  const id = useId()
  const value = text[field]
  const over = value.length - LONGEST
  return (
    <Row {...props} field={field} last={line.lastMonth?.[field] ?? ''} required={required} inputId={id}>
      {editable ? (
        <Input.TextArea
          id={id}
          value={value}
          placeholder={hint}
          autoSize={{ minRows: field === 'progress' ? 4 : 3, maxRows: 16 }}
          status={over > 0 ? 'error' : ''}
          className={carried.includes(field) ? (styles.carriedText ?? '') : ''}
          onChange={(e) => onEdit({ [field]: e.target.value })}
        />
      ) : (
        <p className={styles.read}>{value || '—'}</p>
      )}
      {over > 0 && (
        <p className={styles.over} role="alert">
          不超过 {LONGEST} 字，多了 {over} 字，暂时存不上
        </p>
      )}
    </Row>
  )
}
