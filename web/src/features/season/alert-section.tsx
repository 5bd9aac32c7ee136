import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { ALERT_COLOURS, type AlertColour } from '@gongjian/domain/season/alert.ts'
import type { SeasonView } from '@gongjian/domain/season/contracts.ts'
import type { SeasonAlert } from '@gongjian/domain/season/obey-contracts.ts'
import type { ApiError } from '../../app/client.ts'
import { useAction, useOperation } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { FormDrawer } from '../../components/form-drawer.tsx'
import { Loading } from '../../components/loading.tsx'
import { Section } from '../../components/section.tsx'
import { DAY_RULE } from '../../components/form/day-rule.ts'
import styles from './season.module.css'

const CHANGES = ['getSeasonTimeline', 'listPatrol'] as const

/** 重污染天气预警: days on which each row adds what it says for the colour. */
export function AlertSection({ season }: { season: SeasonView }) {
  const timeline = useOperation(OPERATIONS.getSeasonTimeline, { season: season.id })
  const [adding, setAdding] = useState(false)
  const confirmDeed = useConfirmDeed()
  const remove = useAction(OPERATIONS.removeSeasonAlert, { invalidates: CHANGES })
  const { alerts = [], mayAlert = false } = timeline.data ?? {}
  async function ask(a: SeasonAlert) {
    const title = `删除 ${a.from} 至 ${a.until} 的${a.colour}预警？`
    if (await confirmDeed({ title, content: '巡查单不再加入这几天的应急措施。', verb: '删除', danger: true }))
      remove.mutate({ alert: a.id })
  }
  const columns: Column<SeasonAlert>[] = [
    { key: 'colour', title: '等级', width: 90, render: (a) => `${a.colour}预警` },
    { key: 'days', title: '起止', width: 220, render: (a) => `${a.from} 至 ${a.until}` },
    { key: 'basis', title: '发布文件', render: (a) => a.basis },
    {
      key: 'deeds',
      title: '',
      width: 80,
      render: (a) =>
        mayAlert && (
          <Button size="small" danger disabled={remove.isPending} onClick={() => void ask(a)}>
            删除
          </Button>
        ),
    },
  ]
  return (
    <Section
      flush
      title="重污染天气预警"
      note={`预警期间，条目里写的黄色、橙色、红色措施加入巡查单；绿色环保标准企业不加（四（六）2（1））${season.alerts.guide === '' ? '；本季没有写明绩效分级指南，规则不能建议预警措施' : `；按“${season.alerts.guide}”建议`}`}
      extra={mayAlert && <Button onClick={() => setAdding(true)}>登记预警</Button>}
    >
      {timeline.error && !timeline.data && (
        <ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />
      )}
      {!timeline.data && !timeline.error && <Loading rows={2} />}
      {timeline.data && alerts.length === 0 && <p className={styles.padded}>这个错峰季没有登记预警。</p>}
      {alerts.length > 0 && (
        <DataTable columns={columns} rows={alerts} rowKey={(a) => String(a.id)} minWidth={600} stacks bare />
      )}
      {adding && <AlertDrawer season={season} onClose={() => setAdding(false)} />}
    </Section>
  )
}

interface Values {
  readonly colour: AlertColour
  readonly from: string
  readonly until: string
  readonly basis: string
}

function AlertDrawer({ season, onClose }: { season: SeasonView; onClose: () => void }) {
  const [form] = Form.useForm<Values>()
  const [refusal, setRefusal] = useState('')
  const add = useAction(OPERATIONS.addSeasonAlert, {
    invalidates: CHANGES,
    onDone: onClose,
    onRefused: (error: ApiError) => {
      setRefusal(error.message)
      return true
    },
  })
  return (
    <FormDrawer
      title="登记重污染天气预警"
      verb="登记"
      form={form}
      first={{ colour: '黄色', from: '', until: '', basis: '' }}
      busy={add.isPending}
      refusal={refusal}
      onSave={(values) => add.mutate({ season: season.id, ...values })}
      onClose={onClose}
    >
      <Form.Item name="colour" label="预警等级">
        <Radio.Group options={ALERT_COLOURS.map((c) => ({ value: c, label: c }))} />
      </Form.Item>
      <Form.Item name="from" label="起始日期" rules={[{ required: true, message: '请填写起始日期' }, DAY_RULE]}>
        <Input maxLength={10} placeholder="2019-12-01" />
      </Form.Item>
      <Form.Item name="until" label="结束日期" rules={[{ required: true, message: '请填写结束日期' }, DAY_RULE]}>
        <Input maxLength={10} placeholder="2019-12-03" />
      </Form.Item>
      <Form.Item
        name="basis"
        label="发布文件"
        rules={[{ required: true, whitespace: true, message: '请写明发布文件' }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDrawer>
  )
}
