import { changePassword, confirmTotp, removeTotp, startTotp } from './change-credentials.ts'
import { endAllSessions, endSession, getSession, listSessions, signOut, switchPlan } from './manage-session.ts'
import { listTrialAccounts, signIn, signInTrial } from './sign-in.ts'

export const sessionOperations = {
  signIn,
  signInTrial,
  listTrialAccounts,
  getSession,
  signOut,
  switchPlan,
  listSessions,
  endSession,
  endAllSessions,
  changePassword,
  startTotp,
  confirmTotp,
  removeTotp,
} as const
