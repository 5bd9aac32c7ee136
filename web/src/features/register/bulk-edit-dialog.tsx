import { useQuery } from '@tanstack/react-query'
import { Alert, App, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { columnOf } from '@gongjian/domain/register/columns.ts'
import { termsOf } from '@gongjian/domain/register/due.ts'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import { call, type ApiError } from '../../app/client.ts'
import { useAction } from '../../app/query.ts'
import type { Said } from '../../components/field-kinds/kind.ts'
import { useLater } from '../../components/use-later.ts'
import { ColumnInput } from '../../components/form/column-input.tsx'
import { inputOf, typedOf } from './item-values.ts'
import { RefusedList } from '../../components/refused-list.tsx'
import { ITEMS_CHANGE } from './use-items.ts'
import styles from '../../components/form/dialogs.module.css'

interface Props {
  readonly register: Register
  readonly ids: readonly number[]
  readonly onClose: () => void
  readonly onDone: () => void
}

type Outcome = OutputOf<typeof OPERATIONS.editItems>

/** What names an item is written one by one; a point is two columns, and one point for many is no place. */
const ONE_BY_ONE = ['title', 'enterprise', 'creditCode', 'facility', 'longitude', 'latitude']

/** One column, one value, many items. */
export function BulkEditDialog({ register, ids, onClose, onDone }: Props) {
  const { message } = App.useApp()
  const terms = termsOf(register.due)
  const [key, setKey] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [value, setValue] = useState<Value>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const preview = usePreview(register, ids, { key, value, reason })
  const deed = useAction(OPERATIONS.editItems, {
    invalidates: ITEMS_CHANGE,
    onDone: ({ changed, refused }) => {
      const rest = refused.length > 0 ? `，${refused.length} ${register.counter}没有改` : ''
      void message.success(`已修改 ${changed.length} ${register.counter}${rest}`)
      onDone()
    },
  })
  const changed = preview.data?.changed ?? []
  const field = key === null ? null : columnOf(register, key)
  return (
    <Modal
      open
      title={`批量修改 ${ids.length} ${register.counter}`}
      okText={preview.data ? `修改 ${changed.length} ${register.counter}` : '修改'}
      cancelText="取消"
      okButtonProps={{
        disabled: key === null || said?.tone === 'bad' || changed.length === 0 || preview.isFetching,
        loading: deed.isPending,
      }}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        if (key !== null)
          deed.mutate({
            register: register.id,
            ids: [...changed],
            item: inputOf(register, { [key]: value }, [key]),
            reason,
          })
      }}
    >
      <div className={styles.field}>
        <label htmlFor="bulk-column">改哪一列</label>
        <Select
          id="bulk-column"
          placeholder="选择一列"
          value={key}
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent="没有这一列"
          onChange={(next: string) => {
            setKey(next)
            setValue(null)
            setSaid(null)
          }}
          options={typedOf(register)
            .filter((k) => !ONE_BY_ONE.includes(k))
            .map((k) => ({ value: k, label: columnOf(register, k)?.label ?? k }))}
        />
      </div>
      {key !== null && field && (
        <div className={styles.field}>
          <label htmlFor="bulk-value">改为（留空即清空）</label>
          <ColumnInput
            key={key}
            id="bulk-value"
            field={field}
            column={key}
            value={value}
            unit={null}
            onChange={setValue}
            onSay={setSaid}
          />
          {said && (
            <span className={styles.said} data-tone={said.tone} role="alert">
              {said.words}
            </span>
          )}
        </div>
      )}
      {key !== null && terms.includes(key) && (
        <div className={styles.field}>
          <label htmlFor="bulk-reason">理由（改晚或清空时，由牵头单位写明）</label>
          <Input.TextArea
            id="bulk-reason"
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={1000}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
        </div>
      )}
      {preview.error && <Alert type="error" title={preview.error.message} />}
      {preview.data && (
        <RefusedList refused={preview.data.refused} counter={register.counter} all={changed.length === 0} />
      )}
    </Modal>
  )
}

interface Written {
  readonly key: string | null
  readonly value: Value
  readonly reason: string
}

function usePreview(register: Register, ids: readonly number[], { key, value, reason }: Written) {
  const later = useLater(value)
  const why = useLater(reason)
  return useQuery<Outcome, ApiError>({
    queryKey: ['preview', OPERATIONS.editItems.name, register.id, ids, key, later, why],
    enabled: key !== null,
    queryFn: ({ signal }) =>
      call(
        OPERATIONS.editItems,
        {
          register: register.id,
          ids: [...ids],
          item: key === null ? {} : inputOf(register, { [key]: later }, [key]),
          reason: why,
          preview: true,
        },
        signal,
      ),
    staleTime: 0,
    gcTime: 0,
  })
}
