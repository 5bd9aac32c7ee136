import { Form, Input } from 'antd'
import { useState } from 'react'
import type { AppraisalRound } from '@gongjian/domain/appraisal/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ApiError } from '../../app/client.ts'
import { useMe } from '../../app/me.tsx'
import { useAction } from '../../app/query.ts'
import { DAY_RULE } from '../../components/form/day-rule.ts'
import { FormDrawer } from '../../components/form-drawer.tsx'
import { APPRAISAL_CHANGES } from './changes.ts'
import styles from './appraisal.module.css'

interface Values {
  readonly on: string
  readonly docNumber: string
  readonly until: string
}

/** Once: after it no score changes, and every unit reads the list. */
export function PublishDrawer({ round, onClose }: { round: AppraisalRound; onClose: () => void }) {
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const [refusal, setRefusal] = useState('')
  const publish = useAction(OPERATIONS.publishAppraisal, {
    invalidates: APPRAISAL_CHANGES,
    onDone: onClose,
    onRefused: (error: ApiError) => {
      setRefusal(error.message)
      return true
    },
  })
  function give({ until, ...rest }: Values) {
    setRefusal('')
    publish.mutate({ round: round.id, ...rest, ...(until === '' ? {} : { until }) })
  }
  return (
    <FormDrawer
      title={`公布“${round.name}”名单`}
      verb="公布"
      form={form}
      first={{ on: today, docNumber: '', until: '' }}
      busy={publish.isPending}
      refusal={refusal}
      onSave={give}
      onClose={onClose}
    >
      <p className={styles.quiet}>公布后所有单位都能看到名单，分数和结果不能再改；从下一错峰季起按规则豁免。</p>
      <Form.Item name="on" label="公布日期" rules={[{ required: true, message: '请填写公布日期' }, DAY_RULE]}>
        <Input maxLength={10} />
      </Form.Item>
      <Form.Item
        name="docNumber"
        label="公布文号"
        rules={[{ required: true, whitespace: true, message: '请写明公布文号' }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="until" label="有效期至（没有规定的留空）" rules={[DAY_RULE]}>
        <Input maxLength={10} placeholder="2020-12-31" />
      </Form.Item>
    </FormDrawer>
  )
}
