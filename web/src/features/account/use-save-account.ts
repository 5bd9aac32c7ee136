import { App } from 'antd'
import { useState } from 'react'
import type { Account } from '@gongjian/domain/account/contracts.ts'
import type { Role } from '@gongjian/domain/account/role.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ApiError } from '../../app/client.ts'
import { useAction } from '../../app/query.ts'

export interface AccountValues {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly unit: string
  readonly townships?: string[]
  readonly email?: string
}

interface SaveAccount {
  readonly save: (values: AccountValues) => void
  readonly pending: boolean
  /** Why the server said no; shown in the drawer, beside what is to be mended. */
  readonly refusal: string
}

export function useSaveAccount(
  account: Account | null,
  onClose: () => void,
  onCreated: (login: string, password: string) => void,
): SaveAccount {
  const { message } = App.useApp()
  const [refusal, setRefusal] = useState('')
  const onRefused = (error: ApiError) => {
    setRefusal(error.message)
    return true
  }
  const create = useAction(OPERATIONS.createAccount, {
    invalidates: ['listAccounts'],
    onRefused,
    onDone: (made) => onCreated(made.account.login, made.password),
  })
  const update = useAction(OPERATIONS.updateAccount, {
    invalidates: ['listAccounts', 'getSession'],
    onRefused,
    onDone: () => {
      void message.success('已保存')
      onClose()
    },
  })
  function save(values: AccountValues) {
    setRefusal('')
    const fields = {
      name: values.name.trim(),
      role: values.role,
      unit: values.unit,
      email: values.email?.trim() ? values.email.trim() : null,
      townships: values.role === 'inspector' ? (values.townships ?? []) : [],
    }
    if (account) update.mutate({ ...fields, login: account.login })
    else create.mutate({ ...fields, login: values.login.trim() })
  }
  return { save, pending: create.isPending || update.isPending, refusal }
}
