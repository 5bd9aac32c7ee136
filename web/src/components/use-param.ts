import { useParams } from '@tanstack/react-router'

/** A value of the route's path: `/tasks/$taskId` → useParam('taskId'). */
export function useParam(name: string): string {
  return useOptionalParam(name) ?? ''
}

export function useOptionalParam(name: string): string | undefined {
  const params: Record<string, string | undefined> = useParams({ strict: false })
  return params[name]
}
