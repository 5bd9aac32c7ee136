import { createAccount } from './create-account.ts'
import { listAccounts } from './list-accounts.ts'
import { resetPassword } from './reset-password.ts'
import { unlockAccount } from './unlock-account.ts'
import { updateAccount } from './update-account.ts'

export const accountOperations = { listAccounts, createAccount, updateAccount, resetPassword, unlockAccount } as const
