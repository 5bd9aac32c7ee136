import { PlusOutlined } from '@ant-design/icons'
import { Button, Popover, Select } from 'antd'
import { useState } from 'react'
import type { Condition } from '@gongjian/domain/register/filter.ts'
import type { UnitRef } from '@gongjian/domain/unit/unit.ts'
import { FilterChip } from '../chip.tsx'
import { DateField } from '../date-field.tsx'
import { SearchBox } from '../search-box.tsx'
import { chosenOf, conditionWords, optionsOf, withChosen, withCondition } from './conditions.ts'
import { FilterEditor } from './filter-editor.tsx'
import type { ListDefinition } from './list-definition.ts'
import type { ListPatch, ListState } from './list-state.ts'
import styles from './list.module.css'

interface Props {
  readonly list: ListDefinition
  readonly units: readonly UnitRef[]
  readonly state: ListState
  readonly onChange: (patch: ListPatch) => void
  readonly onWhere: (where: readonly Condition[]) => void
}

interface BarProps extends Props {
  /** What the words are looked for in. */
  readonly search: string
  /** Columns that nearly every look begins with. */
  readonly quick: readonly string[]
  /** As it stood on a day that is past. */
  readonly withDay: boolean
}

/** What may be asked. */
export function FilterBar({ list, units, state, onChange, onWhere, search, quick, withDay }: BarProps) {
  return (
    <>
      <SearchBox label={search} value={state.q} onChange={(q) => onChange({ q })} width={180} />
      {quick.map((key) => (
        <QuickFilter key={key} column={key} list={list} units={units} where={state.where} onWhere={onWhere} />
      ))}
      <AddFilter list={list} units={units} where={state.where} onWhere={onWhere} />
      {withDay && <DateField label="截至日期" value={state.asOf} onChange={(asOf) => onChange({ asOf })} width={130} />}
    </>
  )
}

interface QuickProps {
  readonly column: string
  readonly list: ListDefinition
  readonly units: readonly UnitRef[]
  readonly where: readonly Condition[]
  readonly onWhere: (where: readonly Condition[]) => void
}

/** A list of the column's values to choose from. */
function QuickFilter({ column, list, units, where, onWhere }: QuickProps) {
  const field = list.fieldOf(column)
  if (!field) return null
  const chosen = chosenOf(where, column)
  return (
    <Select
      mode="multiple"
      aria-label={field.label}
      placeholder={field.label}
      value={chosen}
      maxTagCount={0}
      maxTagPlaceholder={`${field.label} ${chosen.length}`}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent="没有这一项"
      options={optionsOf(column, field, units) ?? []}
      onChange={(values: string[]) => onWhere(withChosen(where, column, values))}
      popupMatchSelectWidth={false}
      style={{ width: 116 }}
    />
  )
}

function AddFilter({ list, units, where, onWhere }: Omit<QuickProps, 'column'>) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      content={
        <FilterEditor
          list={list}
          units={units}
          onCancel={() => setOpen(false)}
          onDone={(c) => {
            setOpen(false)
            onWhere(withCondition(where, c))
          }}
        />
      }
    >
      <Button icon={<PlusOutlined aria-hidden />}>筛选</Button>
    </Popover>
  )
}

/** What is asked now; each goes by a click. */
export function FilterChips({ list, units, state, onChange, onWhere }: Props) {
  const { where, q, asOf } = state
  if (where.length === 0 && q === '' && asOf === undefined) return null
  return (
    <div className={styles.chips}>
      {where.map((c, i) => {
        const { label, value } = conditionWords(list, c, units)
        return (
          <FilterChip
            key={`${c.field}.${c.op}`}
            label={label}
            value={value}
            onClear={() => onWhere(where.filter((_, at) => at !== i))}
          />
        )
      })}
      {q !== '' && <FilterChip label="关键词" value={q} onClear={() => onChange({ q: undefined })} />}
      {asOf !== undefined && <FilterChip label="截至" value={asOf} onClear={() => onChange({ asOf: undefined })} />}
      <button
        type="button"
        className={styles.plain}
        onClick={() => {
          onChange({ q: undefined, asOf: undefined, rule: undefined })
          onWhere([])
        }}
      >
        清除全部筛选
      </button>
    </div>
  )
}
