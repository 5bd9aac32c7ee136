import { Alert, App, Checkbox, Input, Select } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { AreaKind } from '@gongjian/domain/area/area.ts'
import { SOURCE, SOURCE_WANTED } from '@gongjian/domain/area/contracts.ts'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { ApiError, upload } from '../../app/client.ts'
import { useMe } from '../../app/me.tsx'
import { turnAway } from '../../app/query.ts'
import { DateField } from '../../components/date-field.tsx'
import { DropBox, type Sending } from '../../components/drop-box.tsx'
import { Section } from '../../components/section.tsx'
import { ShareBar } from '../../components/share-bar.tsx'
import styles from './area.module.css'

interface Given {
  readonly kind: AreaKind
  readonly on: Day
  readonly source: string
  readonly whole: boolean
}

/** The file goes as soon as it is chosen, with what was said of it. */
function useSending({ kind, on, source, whole }: Given) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [step, setStep] = useState<Sending>({ at: 'idle' })
  function send(file: File) {
    const refuse = (why: string): void => setStep({ at: 'refused', name: file.name, why })
    if (source.trim().length < SOURCE.least) return refuse(SOURCE_WANTED)
    setStep({ at: 'sending', name: file.name, share: 0 })
    upload(OPERATIONS.loadAreaMap, { kind, on, source: source.trim(), whole: whole ? 'yes' : 'no' }, file, (share) =>
      setStep({ at: 'sending', name: file.name, share }),
    ).then(
      (map) => {
        setStep({ at: 'idle' })
        void message.success(`已载入“${map.kind}” ${map.areas.length} 个区域，有关的规则排查随即重做`)
        void queries.invalidateQueries()
      },
      (e: unknown) => {
        if (!turnAway(e)) refuse(e instanceof ApiError ? e.message : '没有传上去，请重试')
      },
    )
  }
  return { step, send }
}

/** What the map is of, from when and from whom, and the file. */
export function LoadMap() {
  const { today } = useMe()
  const [given, setGiven] = useState<Given>({ kind: '园区', on: today, source: '', whole: false })
  const { step, send } = useSending(given)
  const set = (patch: Partial<Given>): void => setGiven((now) => ({ ...now, ...patch }))
  return (
    <Section title="载入区域图" note="替换这一类原有的">
      <div className={styles.given}>
        <label>
          <span>类别</span>
          <Select
            aria-label="类别"
            value={given.kind}
            options={AreaKind.options.map((value) => ({ value, label: value }))}
            onChange={(kind: AreaKind) => set({ kind })}
            style={{ width: 130 }}
          />
        </label>
        <label>
          <span>图的日期</span>
          <DateField label="图的日期" value={given.on} onChange={(day) => set({ on: day ?? today })} />
        </label>
        <label className={styles.source}>
          <span>来源（哪个单位的哪份图）</span>
          <Input value={given.source} maxLength={SOURCE.most} onChange={(e) => set({ source: e.target.value })} />
        </label>
      </div>
      <p>
        <Checkbox checked={given.whole} onChange={(e) => set({ whole: e.target.checked })}>
          全市此类区域都在图内（不在图内的判为“否”；不选则图外的仍由人填写）
        </Checkbox>
      </p>
      <DropBox
        title="把 GeoJSON 文件拖到这里"
        label="选择区域图文件"
        accept=".geojson,.json"
        busy={step.at === 'sending'}
        onFile={send}
      >
        WGS84 经纬度，先经度后纬度；每个区域在属性“名称”里写名称；边界须闭合、不自相交
      </DropBox>
      {step.at === 'sending' && <ShareBar share={step.share} label={`正在上传 ${step.name}`} width="100%" />}
      {step.at === 'refused' && <Alert type="error" title={`${step.name} 没有载入`} description={step.why} />}
    </Section>
  )
}
