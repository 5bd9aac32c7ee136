import { App, Form, Input, Modal } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { useMe } from '../../app/me.tsx'
import { useAction } from '../../app/query.ts'
import { DateField } from '../../components/date-field.tsx'
import type { UnitRow } from './unit-row.ts'
import styles from './unit.module.css'

interface Values {
  readonly name: string
  readonly validFrom: Day
}

/** A new name from a day on; what was written under the old one keeps it. */
export function RenameDialog({ unit, onClose }: { unit: UnitRow; onClose: () => void }) {
  const me = useMe()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const rename = useAction(OPERATIONS.renameUnit, {
    invalidates: ['listUnits', 'getPlan', 'getSession', 'listTasks', 'getTask', 'getOverview'],
    onDone: (_, { name, validFrom }) => {
      void message.success(`更名已登记：自 ${validFrom} 起称“${name}”`)
      onClose()
    },
  })
  return (
    <Modal
      open
      title={`登记更名：${unit.name}`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ loading: rename.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className={styles.quiet}>各页面从启用日期起用新名称；已提交的月报版本保留当时的名称。</p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ validFrom: me.today }}
        onFinish={(values) => rename.mutate({ code: unit.code, ...values })}
      >
        <Form.Item
          name="name"
          label="新名称（按批复文件全称）"
          rules={[
            { required: true, whitespace: true, min: 2, max: 60, message: '名称 2 至 60 字' },
            {
              validator: (_, value) =>
                value === unit.name ? Promise.reject(new Error('与现在的名称相同')) : Promise.resolve(),
            },
          ]}
        >
          <Input autoFocus maxLength={60} placeholder={unit.name} />
        </Form.Item>
        <Form.Item name="validFrom" label="启用日期" rules={[{ required: true, message: '请选择启用日期' }]}>
          <DayInput />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** As the form hands a field its value. */
function DayInput({ value, onChange }: { value?: Day; onChange?: (day: Day | undefined) => void }) {
  return <DateField label="启用日期" value={value} onChange={(day) => onChange?.(day)} />
}
