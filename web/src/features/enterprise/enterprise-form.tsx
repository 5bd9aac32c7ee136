import { lazy, useState } from 'react'
import { Button } from 'antd'
import { useReach } from '../../app/me.tsx'
import { FieldRow } from '../../components/form/field-row.tsx'
import { PointRow } from '../../components/form/point-row.tsx'
import type { Said } from '../../components/field-kinds/kind.ts'
import { MapFrame } from '../../components/map/map-frame.tsx'
import { fieldOf, FORM_GROUPS, type Flat } from './enterprise-values.ts'
import form from '../../components/form/form.module.css'
import styles from './enterprise.module.css'

const PointMap = lazy(() => import('../../components/map/point-map.tsx').then((m) => ({ default: m.PointMap })))

interface Props {
  readonly text: Flat
  readonly problems: Readonly<Record<string, string>>
  readonly onChange: (patch: Flat) => void
  readonly onSay: (column: string, said: Said | null) => void
}

const POINT = ['longitude', 'latitude']

/** What an enterprise is, the same for a new one and for one that is mended. */
export function EnterpriseFields({ text, problems, onChange, onSay }: Props) {
  // A county writes its own only.
  const mayGive = useReach('enterprise.edit') === 'all'
  return (
    <>
      {FORM_GROUPS.map((group) => (
        <div key={group.title} className={form.group}>
          <h3>{group.title}</h3>
          <div className={styles.formGrid}>
            {group.columns
              .filter((c) => !POINT.includes(c))
              .map((column) => {
                const field = fieldOf(column)
                if (!field) return null
                return (
                  <FieldRow
                    key={column}
                    field={field}
                    column={column}
                    value={text[column] ?? null}
                    unit={text.unit ?? null}
                    editable={column !== 'unit' || mayGive}
                    problem={problems[column]}
                    onChange={(value) => onChange({ [column]: value })}
                    onSay={(said) => onSay(column, said)}
                  />
                )
              })}
            {group.columns.includes('longitude') && (
              <>
                <PointRow text={text} editable problems={problems} onChange={onChange} onSay={onSay} />
                <div className={styles.wide}>
                  <PickOnMap text={text} onChange={onChange} />
                </div>
              </>
            )}
          </div>
        </div>
      ))}
    </>
  )
}

/** The map comes when it is asked for. */
function PickOnMap({ text, onChange }: Pick<Props, 'text' | 'onChange'>) {
  const [open, setOpen] = useState(false)
  const { longitude = null, latitude = null } = text
  const point = typeof longitude === 'number' && typeof latitude === 'number' ? { longitude, latitude } : null
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        在图上选点
      </Button>
    )
  return (
    <>
      <MapFrame>
        <PointMap
          label="在图上选点"
          point={point}
          light="none"
          className={styles.mapTall}
          onPick={(p) => onChange({ ...p })}
        />
      </MapFrame>
      <p className={styles.place}>
        放大后点一下企业所在的位置，经纬度随之填入。示意图精度有限，有准确坐标的请直接填写。
      </p>
    </>
  )
}
