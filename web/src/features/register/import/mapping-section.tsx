import { Button, Select } from 'antd'
import { useState } from 'react'
import { allColumnsOf, columnOf } from '@gongjian/domain/register/columns.ts'
import type { HeadMatch, SheetMapping } from '@gongjian/domain/register/import.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ImportJob } from '@gongjian/domain/register/import-contracts.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { useAction } from '../../../app/query.ts'
import { Section } from '../../../components/section.tsx'
import { mappingWords, matchedWords, toCheck, unmatched } from './import-words.ts'
import styles from './import.module.css'

interface Props {
  readonly register: Register
  readonly job: ImportJob
}

type Choices = Readonly<Record<string, string | null>>
const NOT_READ = '-'

/** Which column of the sheet was taken for which of the register; corrected by hand, and remembered for the unit. */
export function MappingSection({ register, job }: Props) {
  const [choices, setChoices] = useState<Choices>({})
  const [open, setOpen] = useState(unmatched(job.sheets) + toCheck(job.sheets) > 0)
  const map = useAction(OPERATIONS.mapImport, {
    invalidates: ['getImport', 'listImportRows'],
    onDone: () => setChoices({}),
  })
  const changed = Object.keys(choices).length
  return (
    <Section
      title="栏目对应"
      note={mappingWords(job.sheets)}
      extra={
        changed > 0 ? (
          <Button
            type="primary"
            size="small"
            loading={map.isPending}
            onClick={() => map.mutate({ id: job.id, choices: { ...choices } })}
          >
            按更正重新预览（{changed}）
          </Button>
        ) : (
          <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? '收起' : '展开'}
          </Button>
        )
      }
      flush={open}
    >
      {open &&
        job.sheets.map((s) => (
          <Sheet
            key={s.sheet}
            sheet={s}
            register={register}
            choices={choices}
            editable={job.state === 'ready'}
            onChoose={(head, key) => setChoices({ ...choices, [head]: key })}
          />
        ))}
      {!open && <span className={styles.quiet}>{job.sheets.map(sheetWords).join('；')}</span>}
    </Section>
  )
}

function sheetWords(s: SheetMapping): string {
  if (s.passedOver !== null) return `“${s.sheet}”没有读：${s.passedOver}`
  return `“${s.sheet}”表头在第 ${s.headRow} 行，${s.heads.filter((h) => h.key !== null).length} 栏`
}

interface SheetProps {
  readonly sheet: SheetMapping
  readonly register: Register
  readonly choices: Choices
  readonly editable: boolean
  readonly onChoose: (head: string, key: string | null) => void
}

function Sheet({ sheet, register, choices, editable, onChoose }: SheetProps) {
  return (
    <div className={styles.sheet}>
      <p className={styles.quiet}>{sheetWords(sheet)}</p>
      {sheet.heads.length > 0 && (
        <table className={styles.mapping}>
          <thead>
            <tr>
              <th scope="col">列</th>
              <th scope="col">表头</th>
              <th scope="col">对应台账栏目</th>
              <th scope="col">依据</th>
            </tr>
          </thead>
          <tbody>
            {sheet.heads.map((h) => (
              <tr key={h.column} data-missed={h.by === 'none' || h.by === 'similar' || undefined}>
                <td>{h.letter}</td>
                <td>
                  {h.head}
                  {h.unit !== null && <small>（{h.unit}，自动换算）</small>}
                </td>
                <td>
                  <Target
                    head={h}
                    register={register}
                    chosen={choices[h.head]}
                    editable={editable}
                    onChoose={onChoose}
                  />
                </td>
                <td>{matchedWords(h)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

interface TargetProps {
  readonly head: HeadMatch
  readonly register: Register
  readonly chosen: string | null | undefined
  readonly editable: boolean
  readonly onChoose: (head: string, key: string | null) => void
}

function Target({ head, register, chosen, editable, onChoose }: TargetProps) {
  const now = chosen === undefined ? head.key : chosen
  if (!editable) return <>{now === null ? '不读' : (columnOf(register, now)?.label ?? now)}</>
  return (
    <Select
      aria-label={`${head.head}对应的栏目`}
      size="small"
      value={now ?? NOT_READ}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent="没有这一栏"
      onChange={(key: string) => onChoose(head.head, key === NOT_READ ? null : key)}
      options={[
        { value: NOT_READ, label: '不读' },
        ...allColumnsOf(register).map((k) => ({ value: k, label: columnOf(register, k)?.label ?? k })),
      ]}
      style={{ width: 220 }}
    />
  )
}
