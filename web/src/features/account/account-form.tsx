import { Form, Input, Select } from 'antd'
import { Login, type Account } from '@gongjian/domain/account/contracts.ts'
import { type Role } from '@gongjian/domain/account/role.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMe } from '../../app/me.tsx'
import { useOperation } from '../../app/query.ts'
import { FormDrawer } from '../../components/form-drawer.tsx'
import { unitOptions } from '../../components/unit-options.ts'
import { ROLE_OPTIONS } from './account-filters.tsx'
import { useSaveAccount, type AccountValues } from './use-save-account.ts'

interface Props {
  /** null: a new one. */
  readonly account: Account | null
  readonly onClose: () => void
  readonly onCreated: (login: string, password: string) => void
}

/** A new account, or the changeable part of one that exists. */
export function AccountDrawer({ account, onClose, onCreated }: Props) {
  const [form] = Form.useForm<AccountValues>()
  const { save, pending, refusal } = useSaveAccount(account, onClose, onCreated)
  return (
    <FormDrawer
      title={account ? `编辑账号 ${account.login}` : '新建账号'}
      verb={account ? '保存' : '新建'}
      form={form}
      first={initialOf(account)}
      busy={pending}
      refusal={refusal}
      onSave={save}
      onClose={onClose}
    >
      {!account && <LoginField />}
      <Form.Item name="name" label="姓名" rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <RoleField own={account} />
      <UnitField onChange={() => form.setFieldValue('townships', [])} />
      <TownshipField />
      <Form.Item
        name="email"
        label="邮箱（可不填）"
        extra="催报和退回也发到这里；不填只收站内提醒"
        rules={[{ type: 'email', message: '邮箱格式不对' }]}
      >
        <Input inputMode="email" autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  )
}

function initialOf(account: Account | null): Partial<AccountValues> {
  if (!account) return { townships: [] }
  return { ...account, unit: account.unit.code, email: account.email ?? '' }
}

function LoginField() {
  return (
    <Form.Item
      name="login"
      label="账号"
      validateFirst
      extra="小写字母、数字、点、横线，2 至 40 位；建好后不能改"
      rules={[
        { required: true, message: '请填写账号' },
        {
          validator: (_, value) => {
            const problem = Login.safeParse(value).error?.issues[0]?.message
            return problem === undefined ? Promise.resolve() : Promise.reject(new Error(problem))
          },
        },
      ]}
    >
      <Input autoFocus autoCapitalize="none" autoComplete="off" spellCheck={false} maxLength={40} />
    </Form.Item>
  )
}

function RoleField({ own }: { own: Account | null }) {
  const me = useMe()
  const mine = own?.login === me.account.login
  return (
    <Form.Item
      name="role"
      label="角色"
      extra={mine ? '自己的角色由另一位管理员修改' : undefined}
      rules={[{ required: true, message: '请选择角色' }]}
    >
      <Select options={ROLE_OPTIONS} disabled={mine} />
    </Form.Item>
  )
}

function UnitField({ onChange }: { onChange: () => void }) {
  const units = useOperation(OPERATIONS.listUnits, {}, { staleTime: 600_000 })
  return (
    <Form.Item name="unit" label="单位" rules={[{ required: true, message: '请选择单位' }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        notFoundContent="没有这个单位"
        loading={units.isPending}
        onChange={onChange}
        options={unitOptions(units.data ?? [])}
      />
    </Form.Item>
  )
}

/** Only who inspects on the spot works in townships. */
function TownshipField() {
  const form = Form.useFormInstance<AccountValues>()
  const role: Role | undefined = Form.useWatch('role', form)
  const unit: string | undefined = Form.useWatch('unit', form)
  const asks = role === 'inspector' && unit !== undefined
  const townships = useOperation(OPERATIONS.listTownships, { unit }, { enabled: asks })
  if (!asks) return null
  return (
    <Form.Item name="townships" label="负责的乡镇街道" extra="不选即负责整个单位的辖区">
      <Select
        mode="multiple"
        maxCount={60}
        loading={townships.isPending}
        showSearch={{ optionFilterProp: 'label' }}
        notFoundContent="该单位没有乡镇街道"
        options={(townships.data ?? []).map((t) => ({ value: t.code, label: t.name }))}
      />
    </Form.Item>
  )
}
