import {
  isUnsaved,
  newDraft,
  reduceDraft,
  restoreDraft,
  type Draft,
  type DraftAction,
  type Field,
  type Kept,
  type Served,
} from './draft.ts'

export type Failure =
  | { readonly kind: 'lost' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly message: string }

/** Where unsaved text outlives the page; `keep(key, null)` lets go. */
export interface Shelf<T> {
  keep(key: string, kept: Kept<T> | null): void
  find(key: string): Kept<T> | null
}

export interface DeskOptions<T> {
  readonly save: (key: string, draft: { text: T; version: number; touched: readonly Field<T>[] }) => Promise<Served<T>>
  readonly failureOf: (error: unknown) => Failure
  /** Someone else saved: fetch what they wrote; it comes back through `serve`. */
  readonly reload: (key: string) => void
  readonly shelf: Shelf<T>
  /** Fields that are never merged unseen. */
  readonly whole?: readonly Field<T>[]
}

/** After the last letter; and at the latest so long after the first. */
const PAUSE_MS = 800
const LONGEST_MS = 5000
const RETRY_MS = [2000, 5000, 10_000, 20_000]

export type Desk<T> = ReturnType<typeof createDesk<T & object>>

/** All the drafts of a page: saves each as it is typed, one saving at a time, and tries again when the line is down. */
export function createDesk<T extends object>({ save, failureOf, reload, shelf, whole = [] }: DeskOptions<T>) {
  let drafts: ReadonlyMap<string, Draft<T>> = new Map()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const since = new Map<string, number>()
  const tries = new Map<string, number>()
  const listeners = new Set<() => void>()

  function put(key: string, draft: Draft<T>) {
    const before = drafts.get(key)
    if (before === draft) return
    drafts = new Map(drafts).set(key, draft)
    if (isUnsaved(draft)) shelf.keep(key, keptOf(draft))
    else if (before && isUnsaved(before)) shelf.keep(key, null)
    for (const tell of listeners) tell()
  }

  function act(key: string, action: DraftAction<T>) {
    const draft = drafts.get(key)
    if (draft) put(key, reduceDraft(draft, action, whole))
  }

  function schedule(key: string, ms: number) {
    clearTimeout(timers.get(key))
    timers.set(
      key,
      setTimeout(() => void send(key), ms),
    )
  }

  function scheduleTyping(key: string) {
    if (drafts.get(key)?.phase.name !== 'dirty') return
    const first = since.get(key) ?? Date.now()
    since.set(key, first)
    schedule(key, Math.max(0, Math.min(PAUSE_MS, first + LONGEST_MS - Date.now())))
  }

  async function send(key: string): Promise<void> {
    clearTimeout(timers.get(key))
    since.delete(key)
    act(key, { type: 'send' })
    const draft = drafts.get(key)
    if (draft?.phase.name !== 'saving') return
    const { sent, sentTouched } = draft.phase
    try {
      const answer = await save(key, { text: sent, version: draft.version, touched: sentTouched })
      tries.delete(key)
      act(key, { type: 'saved', served: answer })
      scheduleTyping(key)
    } catch (error) {
      fail(key, failureOf(error))
    }
  }

  function fail(key: string, failure: Failure) {
    switch (failure.kind) {
      case 'lost': {
        const count = tries.get(key) ?? 0
        tries.set(key, count + 1)
        act(key, { type: 'lost' })
        return schedule(key, RETRY_MS[Math.min(count, RETRY_MS.length - 1)] ?? 0)
      }
      case 'changed':
        act(key, { type: 'changed' })
        return reload(key)
      case 'refused':
        act(key, { type: 'refused', message: failure.message })
        return reload(key)
    }
  }

  /** `locked`: why the line may not be written now; unsaved text then stays for the person to copy. */
  function serve(key: string, now: Served<T>, locked: string | null = null) {
    if (drafts.has(key)) act(key, { type: 'served', served: now })
    else {
      const kept = shelf.find(key)
      const draft = kept ? restoreDraft(now, kept, whole) : newDraft(now)
      if (kept && !isUnsaved(draft)) shelf.keep(key, null)
      put(key, draft)
    }
    const phase = drafts.get(key)?.phase.name
    if (locked !== null && (phase === 'dirty' || phase === 'lost')) act(key, { type: 'refused', message: locked })
    scheduleTyping(key)
  }

  function unsaved(): string[] {
    return [...drafts].flatMap(([key, draft]) => (isUnsaved(draft) ? [key] : []))
  }

  return {
    snapshot: () => drafts,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    serve,
    unsaved,
    edit: (key: string, patch: Partial<T>) => {
      act(key, { type: 'edit', patch })
      scheduleTyping(key)
    },
    confirm: (key: string, fields: readonly Field<T>[]) => {
      act(key, { type: 'confirm', fields })
      scheduleTyping(key)
    },
    resolve: (key: string, text: T) => {
      act(key, { type: 'resolve', text })
      void send(key)
    },
    discard: (key: string) => {
      act(key, { type: 'discard' })
      reload(key)
    },
    readNews: (key: string) => act(key, { type: 'read-news' }),
    /** Saves at once what waits; true when nothing is left unsaved. A saving under way is waited for. */
    flush: async (): Promise<boolean> => {
      await Promise.all(unsaved().map(send))
      for (let i = 0; i < FLUSH_ROUNDS && unsaved().some((k) => isMoving(drafts.get(k))); i++) {
        await new Promise((r) => setTimeout(r, FLUSH_ROUND_MS))
        await Promise.all(unsaved().map(send))
      }
      return unsaved().length === 0
    },
    stop: () => {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}

const FLUSH_ROUNDS = 40
const FLUSH_ROUND_MS = 50

function isMoving<T>(draft: Draft<T> | undefined): boolean {
  return draft?.phase.name === 'saving' || draft?.phase.name === 'dirty'
}

function keptOf<T>({ text, base, version, touched, phase }: Draft<T>): Kept<T> {
  // A saving under way may never be answered.
  const all = phase.name === 'saving' ? [...new Set([...phase.sentTouched, ...touched])] : touched
  return { text, base, version, touched: all }
}
