import { lazy, useState } from 'react'
import { Button } from 'antd'
import { useReach } from '../../app/me.tsx'
import { FieldGroup } from '../../components/form/field-group.tsx'
import { isPointColumn, pointOf } from '../../components/form/point.ts'
import type { Said } from '../../components/field-kinds/kind.ts'
import { MapFrame } from '../../components/map/map-frame.tsx'
import { fieldOf, FORM_GROUPS, type Flat } from './enterprise-values.ts'
import styles from './enterprise.module.css'

const PointMap = lazy(() => import('../../components/map/point-map.tsx').then((m) => ({ default: m.PointMap })))

interface Props {
  readonly text: Flat
  readonly problems: Readonly<Record<string, string>>
  readonly onChange: (patch: Flat) => void
  readonly onSay: (column: string, said: Said | null) => void
}

/** What an enterprise is, the same for a new one and for one that is mended. */
export function EnterpriseFields({ text, onChange, ...rest }: Props) {
  // A county writes its own only.
  const mayGive = useReach('enterprise.edit') === 'all'
  return (
    <>
      {FORM_GROUPS.map(({ title, columns }) => (
        <FieldGroup
          key={title}
          title={title}
          columns={columns}
          fieldOf={fieldOf}
          text={text}
          isEditable={(column) => column !== 'unit' || mayGive}
          wide
          after={
            columns.some(isPointColumn) && (
              <div className={styles.wide}>
                <PickOnMap text={text} onChange={onChange} />
              </div>
            )
          }
          onChange={onChange}
          {...rest}
        />
      ))}
    </>
  )
}

/** The map comes when it is asked for. */
function PickOnMap({ text, onChange }: Pick<Props, 'text' | 'onChange'>) {
  const [open, setOpen] = useState(false)
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
          point={pointOf(text)}
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
