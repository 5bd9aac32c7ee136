import { createContext, use, type ReactNode } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Me } from '@gongjian/domain/session/contracts.ts'
import type { Permission, Reach } from '@gongjian/domain/permission/permission.ts'
import { ErrorState } from '../components/error-state.tsx'
import { Loading } from '../components/loading.tsx'
import { useOperation } from './query.ts'

const MeContext = createContext<Me | null>(null)

/** Everything inside is signed in; who is not, is led to the sign-in page by the query cache. */
export function MeProvider({ children }: { children: ReactNode }) {
  // Every minute: the unread count of the bell, and a session ended elsewhere.
  const me = useOperation(OPERATIONS.getSession, {}, { refetchInterval: 60_000, staleTime: 30_000 })
  if (me.data) return <MeContext value={me.data}>{children}</MeContext>
  if (me.error && me.error.code !== 'not-signed-in' && me.error.code !== 'password-must-change')
    return <ErrorState error={me.error} onRetry={() => void me.refetch()} />
  return <Loading page />
}

export function useMe(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('useMe outside MeProvider')
  return me
}

export function useMay(permission: Permission): boolean {
  return useMe().permissions[permission] !== undefined
}

export function useReach(permission: Permission): Reach | null {
  return useMe().permissions[permission] ?? null
}

/** Whether the lines of a task in a unit are mine to read: what the server tells of others is only the plan's. */
export function useSees(): (task: string, unit: string) => boolean {
  const me = useMe()
  const reach = me.permissions['report.read'] ?? null
  return (task, unit) => {
    switch (reach) {
      case 'all':
        return true
      case 'tasks':
      case 'parts':
        return unit === me.unit.code || me.leads.includes(task)
      case 'own':
        return unit === me.unit.code
      case null:
        return false
    }
  }
}
