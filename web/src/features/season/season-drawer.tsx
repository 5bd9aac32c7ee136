import { Form, Input } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { ALERT_COLOURS, type AlertColour } from '@gongjian/domain/season/alert.ts'
import type { SeasonView } from '@gongjian/domain/season/contracts.ts'
import type { ApiError } from '../../app/client.ts'
import { useAction } from '../../app/query.ts'
import { FormDrawer } from '../../components/form-drawer.tsx'
import { DAY_RULE } from '../../components/form/day-rule.ts'
import { NumberInput } from '../../components/number-input.tsx'
import styles from './season.module.css'

interface Props {
  /** null: a new one. */
  readonly season: SeasonView | null
  readonly trades: readonly string[]
  readonly onClose: () => void
}

interface Values {
  readonly name: string
  readonly from: string
  readonly until: string
  readonly basis: string
  readonly limits: Readonly<Record<string, number | null>>
  readonly alerts: {
    readonly guide: string
    readonly limits: Readonly<Record<string, Readonly<Partial<Record<AlertColour, number | null>>>>>
  }
}

/** What was typed; an empty box sets nothing. */
function setIn<T extends string>(by: Readonly<Partial<Record<T, number | null>>>): Partial<Record<T, number>> {
  return Object.fromEntries(Object.entries(by).filter(([, percent]) => typeof percent === 'number')) as Partial<
    Record<T, number>
  >
}

function useSave({ season, onClose }: Props) {
  const [refusal, setRefusal] = useState('')
  const options = {
    invalidates: ['listSeasons', 'getSeasonPlan', 'listSeasonRows'] as const,
    onDone: onClose,
    onRefused: (error: ApiError) => {
      setRefusal(error.message)
      return true
    },
  }
  const open = useAction(OPERATIONS.openSeason, options)
  const change = useAction(OPERATIONS.changeSeason, options)
  function save({ limits, alerts, ...rest }: Values) {
    setRefusal('')
    const byTrade = Object.entries(alerts.limits).map(([trade, by]) => [trade, setIn(by)] as const)
    const given = {
      basis: rest.basis,
      limits: setIn(limits) as Record<string, number>,
      alerts: {
        guide: alerts.guide,
        limits: Object.fromEntries(byTrade.filter(([, by]) => Object.keys(by).length > 0)),
      },
    }
    if (season) change.mutate({ season: season.id, ...given })
    else open.mutate({ ...rest, ...given })
  }
  return { save, refusal, busy: open.isPending || change.isPending }
}

/** A season's days, its basis and what the lead sets for works that are neither spared nor restricted. */
export function SeasonDrawer(props: Props) {
  const { season, trades, onClose } = props
  const [form] = Form.useForm<Values>()
  const { save, refusal, busy } = useSave(props)
  const first = season ?? { name: '', from: '', until: '', basis: '', limits: {}, alerts: { guide: '', limits: {} } }
  return (
    <FormDrawer
      title={season ? `${season.name}错峰季` : '设立错峰季'}
      verb={season ? '保存' : '设立'}
      form={form}
      first={first}
      busy={busy}
      refusal={refusal}
      onSave={save}
      onClose={onClose}
    >
      {!season && (
        <>
          <Form.Item
            name="name"
            label="名称"
            extra="与错峰生产台账“错峰季”一栏相同；已录入的同名条目即为方案条目"
            rules={[{ required: true, whitespace: true, message: '请填写名称，如 2019-2020' }]}
          >
            <Input maxLength={20} placeholder="2019-2020" />
          </Form.Item>
          <Form.Item name="from" label="起始日期" rules={[{ required: true, message: '请填写起始日期' }, DAY_RULE]}>
            <Input maxLength={10} placeholder="2019-11-15" />
          </Form.Item>
          <Form.Item name="until" label="结束日期" rules={[{ required: true, message: '请填写结束日期' }, DAY_RULE]}>
            <Input maxLength={10} placeholder="2020-03-15" />
          </Form.Item>
        </>
      )}
      <Form.Item name="basis" label="依据" rules={[{ required: true, whitespace: true, message: '请写明依据' }]}>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <p className={styles.hint}>一般企业限产比例：按规则建议“限产”时用；留空的行业由县（市、区）逐条填写。</p>
      {trades.map((trade) => (
        <Form.Item key={trade} name={['limits', trade]} label={trade}>
          <NumberInput min={1} max={100} precision={0} suffix="%" />
        </Form.Item>
      ))}
      <AlertFields trades={trades} />
    </FormDrawer>
  )
}

/** 重污染天气: by which guide, and how far general works are limited by colour. */
function AlertFields({ trades }: { trades: readonly string[] }) {
  return (
    <>
      <Form.Item
        name={['alerts', 'guide']}
        label="重污染天气绩效分级指南及版本"
        extra="如 环办大气函〔2019〕648号；写明以后，规则按绩效等级建议黄色、橙色、红色预警措施：引领企业自主减排，标准企业不加，限制类停产，一般企业按下面的比例限产"
      >
        <Input maxLength={200} />
      </Form.Item>
      {trades.map((trade) => (
        <Form.Item key={trade} label={`${trade} 预警期间限产比例`}>
          <div className={styles.colours}>
            {ALERT_COLOURS.map((colour) => (
              <Form.Item key={colour} name={['alerts', 'limits', trade, colour]} noStyle>
                <NumberInput
                  min={1}
                  max={100}
                  precision={0}
                  prefix={colour}
                  suffix="%"
                  aria-label={`${trade}${colour}`}
                />
              </Form.Item>
            ))}
          </div>
        </Form.Item>
      ))}
    </>
  )
}
