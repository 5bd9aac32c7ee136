import { memo, useState } from 'react'
import { Button, Input, Select } from 'antd'
import type { PlanSetup, SetupUnit } from '@gongjian/domain/plan/contracts.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { UNIT_KIND_TITLES, type UnitKind } from '@gongjian/domain/unit/unit.ts'
import { Section } from '../../components/section.tsx'
import { unitShare } from './row-words.ts'
import { hasTwins, mergeUnits, withoutUnit, withUnit } from './setup.ts'
import styles from './setup.module.css'

interface Props {
  readonly setup: PlanSetup
  readonly reading: Reading
  readonly onChange: (setup: PlanSetup) => void
}

const KINDS = Object.entries(UNIT_KIND_TITLES).map(([value, label]) => ({ value: value as UnitKind, label }))

/** The units that will be made: name, kind, and what the document calls them. */
export function SetupUnits({ setup, reading, onChange }: Props) {
  const [fresh, setFresh] = useState('')
  const { units } = setup
  const counts = KINDS.map(({ value, label }) => [label, units.filter((u) => u.kind === value).length] as const)
    .filter(([, n]) => n > 0)
    .map(([label, n]) => `${label} ${n}`)
  function add() {
    const name = fresh.trim()
    if (name.length < 2 || units.some((u) => u.name === name)) return
    onChange({ ...setup, units: [{ name, kind: 'department', words: [] }, ...units] })
    setFresh('')
  }
  return (
    <Section title="将建立的单位" note={counts.join(' · ')} flush>
      <ul className={styles.units}>
        {units.map((unit, at) => (
          <UnitRow
            key={`${unit.words.join('、')}#${at}`}
            unit={unit}
            share={unitShare(reading, unit.words)}
            twin={hasTwins(units, unit.name)}
            onChange={(next) => onChange(withUnit(setup, at, next))}
            onMerge={() => onChange({ ...setup, units: mergeUnits(units) })}
            onDrop={() => onChange(withoutUnit(setup, at))}
          />
        ))}
      </ul>
      <form
        className={styles.add}
        onSubmit={(e) => {
          e.preventDefault()
          add()
        }}
      >
        <Input
          aria-label="新增单位的名称"
          placeholder="原文没有写明的单位"
          value={fresh}
          maxLength={60}
          onChange={(e) => setFresh(e.target.value)}
        />
        <Button htmlType="submit" disabled={fresh.trim().length < 2}>
          新增单位
        </Button>
      </form>
    </Section>
  )
}

interface RowProps {
  readonly unit: SetupUnit
  readonly share: string
  readonly twin: boolean
  readonly onChange: (unit: SetupUnit) => void
  readonly onMerge: () => void
  readonly onDrop: () => void
}

const UnitRow = memo(function UnitRow({ unit, share, twin, onChange, onMerge, onDrop }: RowProps) {
  const others = unit.words.filter((w) => w !== unit.name)
  const says = [share, others.length > 0 ? `原文写作 ${others.join('、')}` : ''].filter((w) => w !== '').join(' · ')
  const short = unit.name.trim().length < 2
  return (
    <li>
      <Input
        aria-label="单位名称"
        value={unit.name}
        maxLength={60}
        {...(short || twin ? { status: 'error' as const } : {})}
        onChange={(e) => onChange({ ...unit, name: e.target.value })}
      />
      <Select
        aria-label={`${unit.name}的类别`}
        value={unit.kind}
        options={KINDS}
        onChange={(kind) => onChange({ ...unit, kind })}
      />
      <Button
        type="text"
        disabled={unit.kind === 'office'}
        title={unit.kind === 'office' ? '每个方案要有一个攻坚办' : undefined}
        aria-label={`不建${unit.name}`}
        onClick={onDrop}
      >
        不建
      </Button>
      {(says !== '' || twin) && (
        <p>
          {says}
          {twin && (
            <>
              {says !== '' && ' · '}
              <span role="alert">有两个单位同名</span>{' '}
              <button type="button" onClick={onMerge}>
                合并为一个
              </button>
            </>
          )}
        </p>
      )}
    </li>
  )
})
