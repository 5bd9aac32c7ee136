import { Button } from 'antd'
import { useState } from 'react'
import { UNIT_KIND_TITLES } from '@gongjian/domain/unit/unit.ts'
import { useMay } from '../../app/me.tsx'
import { Section } from '../../components/section.tsx'
import { Unknown } from '../../components/unknown.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import { TaskLinks } from './task-links.tsx'
import { TownshipTable } from './township-table.tsx'
import type { UnitRow } from './unit-row.ts'
import styles from './unit.module.css'

interface Props {
  readonly unit: UnitRow
  readonly units: readonly UnitRow[]
}

export function UnitDetail({ unit, units }: Props) {
  return (
    <div className={styles.detail}>
      <NameSection unit={unit} />
      <TaskLinks unit={unit} />
      {unit.kind === 'body' && <TownshipTable units={units} unit={unit} />}
    </div>
  )
}

function NameSection({ unit }: { unit: UnitRow }) {
  const mayEdit = useMay('unit.edit')
  const [renaming, setRenaming] = useState(false)
  return (
    <Section
      title={unit.name}
      note={UNIT_KIND_TITLES[unit.kind]}
      extra={
        mayEdit && (
          <Button size="small" onClick={() => setRenaming(true)}>
            登记更名
          </Button>
        )
      }
    >
      <dl className={styles.facts}>
        <dt>历次名称</dt>
        <dd>
          <ol className={styles.names}>
            {unit.names.map((n) => (
              <li key={`${n.validFrom} ${n.name}`}>
                {n.name} <span className={styles.quiet}>自 {n.validFrom}</span>
              </li>
            ))}
          </ol>
        </dd>
        <dt>简称</dt>
        <dd>{unit.short}</dd>
        <dt>又称</dt>
        <dd>{unit.aliases.length > 0 ? unit.aliases.join('、') : <Unknown because="没有登记" />}</dd>
        {unit.kind === 'body' && (
          <>
            <dt>区划代码</dt>
            <dd>{unit.countyCode ?? <Unknown because="没有单独的统计区划代码" />}</dd>
          </>
        )}
        <dt>单位代码</dt>
        <dd>{unit.code}</dd>
      </dl>
      {renaming && <RenameDialog unit={unit} onClose={() => setRenaming(false)} />}
    </Section>
  )
}
