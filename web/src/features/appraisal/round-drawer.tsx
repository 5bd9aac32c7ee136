import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { Criterion } from '@gongjian/domain/appraisal/appraisal.ts'
import type { AppraisalRound } from '@gongjian/domain/appraisal/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ApiError } from '../../app/client.ts'
import { useAction } from '../../app/query.ts'
import { FormDrawer } from '../../components/form-drawer.tsx'
import { NumberInput } from '../../components/number-input.tsx'
import { APPRAISAL_CHANGES } from './changes.ts'
import styles from './appraisal.module.css'

interface Props {
  /** null: a new one. */
  readonly round: AppraisalRound | null
  readonly onClose: () => void
}

interface Values {
  readonly name: string
  readonly edition: string
  readonly criteria: readonly Criterion[]
}

function useSave({ round, onClose }: Props) {
  const [refusal, setRefusal] = useState('')
  const options = {
    invalidates: APPRAISAL_CHANGES,
    onDone: onClose,
    onRefused: (error: ApiError) => {
      setRefusal(error.message)
      return true
    },
  }
  const open = useAction(OPERATIONS.openAppraisal, options)
  const change = useAction(OPERATIONS.changeAppraisal, options)
  function save({ name, edition, criteria }: Values) {
    setRefusal('')
    const given = { edition, criteria: [...criteria] }
    if (round) change.mutate({ round: round.id, ...given })
    else open.mutate({ name, ...given })
  }
  return { save, refusal, busy: open.isPending || change.isPending }
}

/** A round with the criteria of its edition, each with its maximum. */
export function RoundDrawer(props: Props) {
  const { round, onClose } = props
  const [form] = Form.useForm<Values>()
  const { save, refusal, busy } = useSave(props)
  const isScored = round !== null && Object.values(round.scored).some((n) => n > 0)
  return (
    <FormDrawer
      title={round ? round.name : '设立评比批次'}
      verb={round ? '保存' : '设立'}
      form={form}
      first={{
        name: round?.name ?? '',
        edition: round?.edition ?? '',
        criteria: round?.criteria ?? [{ title: '', max: null }],
      }}
      busy={busy}
      refusal={refusal}
      onSave={save}
      onClose={onClose}
    >
      {!round && (
        <Form.Item
          name="name"
          label="评比批次"
          extra="与申报台账“评比批次”一栏相同，如 2019年第一批"
          rules={[{ required: true, whitespace: true, message: '请填写批次' }]}
        >
          <Input maxLength={30} />
        </Form.Item>
      )}
      <Form.Item
        name="edition"
        label="评比标准版本"
        rules={[{ required: true, whitespace: true, message: '请写明评比标准' }]}
      >
        <Input maxLength={80} placeholder="评比办法的名称和文号" />
      </Form.Item>
      <p className={styles.quiet}>
        {isScored
          ? '已经有企业打分，评分项不能再改。'
          : '按评比标准逐项填写评分项和满分。补录以往已公布的名单时可以不设评分项，只登记结果。'}
      </p>
      <Form.List name="criteria">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className={styles.criterion}>
                <Form.Item
                  name={[name, 'title']}
                  rules={[{ required: true, whitespace: true, message: '请填写评分项' }]}
                >
                  <Input maxLength={40} disabled={isScored} aria-label="评分项" placeholder="评分项" />
                </Form.Item>
                <Form.Item name={[name, 'max']} rules={[{ required: true, message: '请填写满分' }]}>
                  <NumberInput
                    min={0.1}
                    max={1000}
                    precision={1}
                    disabled={isScored}
                    aria-label="满分"
                    placeholder="满分"
                  />
                </Form.Item>
                <Button disabled={isScored} onClick={() => remove(name)}>
                  去掉
                </Button>
              </div>
            ))}
            <Button disabled={isScored || fields.length >= 30} onClick={() => add({ title: '', max: null })}>
              加一项
            </Button>
          </>
        )}
      </Form.List>
    </FormDrawer>
  )
}
