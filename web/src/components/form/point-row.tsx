import { Button, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { CRS_TITLES, type Crs } from '@gongjian/domain/area/crs.ts'
import { COMMON, POINT_COLUMNS } from '@gongjian/domain/register/columns.ts'
import type { Said } from '../field-kinds/kind.ts'
import { FieldRow } from './field-row.tsx'
import { HALF_POINT, missingHalf, pairFrom, toWgs84, type Text } from './point.ts'
import dialogs from './dialogs.module.css'
import styles from './form.module.css'

interface Props {
  readonly text: Text
  readonly editable: boolean
  readonly problems?: Readonly<Record<string, string>>
  readonly onChange: (patch: Text) => void
  readonly onSay?: (column: string, said: Said | null) => void
}

/** Longitude and latitude as they are kept, WGS84; what a Chinese map shows is converted. */
export function PointRow({ text, editable, problems, onChange, onSay }: Props) {
  const [converting, setConverting] = useState(false)
  const unit = text.unit ?? null
  const half = missingHalf(text)
  return (
    <>
      {POINT_COLUMNS.map((column) => (
        <FieldRow
          key={column}
          field={COMMON[column]}
          column={column}
          value={text[column] ?? null}
          unit={unit}
          editable={editable}
          problem={problems?.[column] ?? (half === column ? HALF_POINT : undefined)}
          onChange={(value) => onChange({ [column]: value })}
          {...(onSay ? { onSay: (said: Said | null) => onSay(column, said) } : {})}
        />
      ))}
      {editable && (
        <div className={`${styles.row} no-print`}>
          <Button size="small" onClick={() => setConverting(true)}>
            粘贴高德、百度坐标
          </Button>
        </div>
      )}
      {converting && (
        <ConvertDialog
          onCancel={() => setConverting(false)}
          onDone={(point) => {
            setConverting(false)
            onChange(point)
          }}
        />
      )}
    </>
  )
}

interface DialogProps {
  readonly onCancel: () => void
  readonly onDone: (point: { longitude: number; latitude: number }) => void
}

function ConvertDialog({ onCancel, onDone }: DialogProps) {
  const [crs, setCrs] = useState<Crs>('GCJ02')
  const [typed, setTyped] = useState('')
  const pair = pairFrom(typed)
  return (
    <Modal
      open
      title="粘贴坐标"
      okText="换算并写入"
      cancelText="取消"
      okButtonProps={{ disabled: pair === null }}
      onCancel={onCancel}
      onOk={() => {
        if (pair) void toWgs84(pair, crs).then(([longitude, latitude]) => onDone({ longitude, latitude }))
      }}
    >
      <div className={dialogs.field}>
        <Radio.Group
          value={crs}
          onChange={(e) => setCrs(e.target.value as Crs)}
          options={Object.entries(CRS_TITLES).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <div className={dialogs.field}>
        <label htmlFor="pair">经度,纬度</label>
        <Input
          id="pair"
          autoFocus
          placeholder="113.62532,34.746611"
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
        />
        {typed.trim() !== '' && pair === null && (
          <span className={dialogs.said} data-tone="bad" role="alert">
            写成两个数，中间用逗号或空格隔开；中国境内经度 73 至 136，纬度 3 至 54
          </span>
        )}
      </div>
    </Modal>
  )
}
