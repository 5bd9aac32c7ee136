import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { ApiScope } from '@gongjian/domain/api-token/scope.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useAction } from '../../app/query.ts'
import { FormDrawer } from '../../components/form-drawer.tsx'
import { registersOf } from './every-register.ts'
import { RegisterSelect } from './register-select.tsx'

interface Props {
  readonly onClose: () => void
  readonly onMade: (secret: string) => void
}

type Open = 'none' | 'read' | 'write'

interface Values {
  readonly name: string
  readonly read: readonly string[]
  readonly write: readonly string[]
  readonly series: Open
  readonly evidence: Open
  readonly days: number
}

const FIRST: Partial<Values> = { read: [], write: [], series: 'none', evidence: 'none', days: 365 }

const DAYS = [
  { value: 30, label: '30 天' },
  { value: 90, label: '90 天' },
  { value: 180, label: '半年' },
  { value: 365, label: '一年' },
  { value: 730, label: '两年' },
]

function scopesOf({ read, write, series, evidence }: Values): ApiScope[] {
  const items = (verb: 'read' | 'write', chosen: readonly string[]): string[] =>
    registersOf(chosen)?.map((id) => `items:${verb}:${id}`) ?? [`items:${verb}`]
  return [
    ...items('read', read),
    ...items('write', write),
    ...(series === 'none' ? [] : [`series:${series}`]),
    ...(evidence === 'none' ? [] : [`evidence:${evidence}`]),
  ]
}

/** As little as the other system needs: nothing is open until it is chosen. */
export function TokenDrawer({ onClose, onMade }: Props) {
  const [form] = Form.useForm<Values>()
  const [refusal, setRefusal] = useState('')
  const create = useAction(OPERATIONS.createApiToken, {
    invalidates: ['listApiTokens'],
    onDone: ({ secret }) => onMade(secret),
    onRefused: (error) => {
      setRefusal(error.message)
      return true
    },
  })
  function save(values: Values) {
    setRefusal('')
    create.mutate({ name: values.name, scopes: scopesOf(values), days: values.days })
  }
  return (
    <FormDrawer
      title="新建令牌"
      verb="新建"
      form={form}
      first={FIRST}
      busy={create.isPending}
      refusal={refusal}
      onSave={save}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label="用途"
        extra="用在哪个系统；历史和审计里写作“接口：用途”"
        rules={[{ required: true, whitespace: true, message: '请写明用在哪个系统' }]}
      >
        <Input maxLength={40} autoComplete="off" placeholder="例如 市在线监测平台" />
      </Form.Item>
      <Form.Item name="write" label="可以写的台账" extra="新增、修改、步骤、入账到申报完成；写包含读">
        <RegisterSelect />
      </Form.Item>
      <Form.Item name="read" label="只能读的台账">
        <RegisterSelect />
      </Form.Item>
      <OpenField name="series" label="按期数据（月度、年度的数）" />
      <OpenField name="evidence" label="佐证（照片和文件）" read="可以下载" write="可以下载和上传" />
      <Form.Item name="days" label="有效期">
        <Select options={DAYS} />
      </Form.Item>
    </FormDrawer>
  )
}

interface OpenFieldProps {
  readonly name: 'series' | 'evidence'
  readonly label: string
  readonly read?: string
  readonly write?: string
}

function OpenField({ name, label, read = '可以读', write = '可以读写' }: OpenFieldProps) {
  const options = [
    { value: 'none', label: '不开放' },
    { value: 'read', label: read },
    { value: 'write', label: write },
  ]
  return (
    <Form.Item name={name} label={label} extra="在上面选的台账之内">
      <Select options={options} />
    </Form.Item>
  )
}
