import { QueryCache, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query'
import type { CallOf, Contract, OutputOf } from '@gongjian/domain/operation/contract.ts'
import type { OperationName } from '@gongjian/domain/operation/operations.ts'
import { App } from 'antd'
import { useCallback, useRef } from 'react'
import { ApiError, call } from './client.ts'
import { paths } from './paths.ts'

/**
 * Some refusals mean another page comes first. A full load on purpose: it empties every cache, so nothing of
 * one person's session is left for the next.
 */
export function turnAway(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false
  const here = window.location.pathname + window.location.search
  if (error.code === 'not-signed-in') {
    if (!here.startsWith(paths.signIn())) window.location.assign(paths.signIn(here))
    return true
  }
  if (error.code === 'password-must-change') {
    if (!here.startsWith(paths.changePassword())) window.location.assign(paths.changePassword(here))
    return true
  }
  return false
}

/** Only a lost connection is tried again; a refusal stays a refusal. */
function shouldRetry(count: number, error: unknown): boolean {
  return count < 2 && error instanceof ApiError && error.code === 'offline'
}

/** A lost connection is said at once: what waits for the net without a word leaves an old answer standing as if it were the new one. */
const networkMode = 'always'

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => void turnAway(error) }),
  defaultOptions: {
    queries: {
      networkMode,
      staleTime: 15_000,
      retry: shouldRetry,
      refetchOnWindowFocus: true,
      refetchOnReconnect: true,
    },
    mutations: { networkMode },
  },
})

export interface OperationOptions {
  readonly enabled?: boolean
  readonly refetchInterval?: number | false
  readonly staleTime?: number
  /** Keep the last answer on the screen while the next one loads (filters, pages). */
  readonly keepPrevious?: boolean
}

/** Reads an operation; cached under `[name, input]`. */
export function useOperation<C extends Contract>(
  contract: C,
  input: CallOf<C>,
  options: OperationOptions = {},
): UseQueryResult<OutputOf<C>, ApiError> {
  const { keepPrevious, ...rest } = options
  return useQuery<OutputOf<C>, ApiError, OutputOf<C>>({
    queryKey: [contract.name, input],
    queryFn: ({ signal }) => call(contract, input, signal),
    ...rest,
    ...(keepPrevious ? { placeholderData: (previous: OutputOf<C> | undefined) => previous as never } : {}),
  })
}

export interface ActionOptions<C extends Contract> {
  /** Operations whose cached answers this deed makes old. */
  readonly invalidates?: readonly OperationName[]
  readonly onDone?: (output: OutputOf<C>, input: CallOf<C>) => void
  /** Say true when the page itself shows the refusal; else it is shown as a message. */
  readonly onRefused?: (error: ApiError, input: CallOf<C>) => boolean
}

/** Does an operation, once at a time for the same input, then makes old what it changed; a refusal is shown in its own words. */
export function useAction<C extends Contract>(
  contract: C,
  { invalidates = [], onDone, onRefused }: ActionOptions<C> = {},
): UseMutationResult<OutputOf<C>, ApiError, CallOf<C>> {
  const client = useQueryClient()
  const { message } = App.useApp()
  const underway = useRef(new Set<string>())
  const action = useMutation<OutputOf<C>, ApiError, CallOf<C>>({
    mutationKey: [contract.name],
    mutationFn: (input) => call(contract, input),
    onSettled: (_output, _error, input) => void underway.current.delete(JSON.stringify(input)),
    onSuccess: (output, input) => {
      for (const name of invalidates) void client.invalidateQueries({ queryKey: [name] })
      onDone?.(output, input)
    },
    onError: (error, input) => {
      if (turnAway(error) || onRefused?.(error, input)) return
      void message.error(error.message, 6)
    },
  })
  const { mutate: begin } = action
  // A second click of a double click comes before the button shows that it is busy: the deed would be done, and said, twice.
  const mutate = useCallback<typeof begin>(
    (...said) => {
      const asked = JSON.stringify(said[0])
      if (underway.current.has(asked)) return
      underway.current.add(asked)
      begin(...said)
    },
    [begin],
  )
  return { ...action, mutate }
}
