import { App, Form, Input, Modal } from 'antd'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMe } from '../../app/me.tsx'
import { useAction } from '../../app/query.ts'
import { DateField } from '../../components/date-field.tsx'
import type { UnitRow } from './unit-view.ts'

interface Values {
  name: string
  validFrom: Day
}

/** A new name from a day on: earlier reports keep the name of their time. */
export function RenameDialog({ unit, onClose }: { unit: UnitRow; onClose: () => void }) {
  const me = useMe()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const rename = useAction(OPERATIONS.renameUnit, {
    invalidates: ['listUnits', 'getSession'],
    onDone: (_, { name, validFrom }) => {
      void message.success(`已登记：自 ${validFrom} 起称“${name}”`)
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
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={form.submit}
    >
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
          rules={[{ required: true, whitespace: true, min: 2, max: 60, message: '新名称 2 至 60 个字' }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="validFrom" label="自何日起使用" rules={[{ required: true, message: '请选择日期' }]}>
          <DayInput />
        </Form.Item>
      </Form>
      <p>此前的月报、文书仍显示当时的名称。</p>
    </Modal>
  )
}

/** As the form hands a field its value. */
function DayInput({ value, onChange }: { value?: Day; onChange?: (day: Day | undefined) => void }) {
  return <DateField label="自何日起使用" value={value} onChange={(day) => onChange?.(day)} width={180} />
}
