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
  { readonly kind: 'lost' } | { readonly kind: 'changed' } | { readonly kind: 'refused'; readonly message: string }

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

/** All the drafts of a page: saves each as it is typed, one saving at a time, and tries again when the line is down. */
export class Desk<T extends object> {
  readonly #options: DeskOptions<T>
  #drafts: ReadonlyMap<string, Draft<T>> = new Map()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #since = new Map<string, number>()
  readonly #tries = new Map<string, number>()
  readonly #sending = new Set<string>()
  #stopped = false
  readonly #listeners = new Set<() => void>()

  constructor(options: DeskOptions<T>) {
    this.#options = options
  }

  readonly snapshot = () => this.#drafts

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** `locked`: why the line may not be written now; unsaved text then stays for the person to copy. */
  serve(key: string, now: Served<T>, locked: string | null = null) {
    if (this.#drafts.has(key)) this.#act(key, { type: 'served', served: now })
    else this.#open(key, now)
    const phase = this.#drafts.get(key)?.phase.name
    if (locked !== null && (phase === 'dirty' || phase === 'lost')) this.#act(key, { type: 'refused', message: locked })
    this.#scheduleTyping(key)
  }

  unsaved(): string[] {
    return [...this.#drafts].flatMap(([key, draft]) => (isUnsaved(draft) ? [key] : []))
  }

  edit(key: string, patch: Partial<T>) {
    this.#act(key, { type: 'edit', patch })
    this.#scheduleTyping(key)
  }

  confirm(key: string, fields: readonly Field<T>[]) {
    this.#act(key, { type: 'confirm', fields })
    this.#scheduleTyping(key)
  }

  resolve(key: string, text: T) {
    this.#act(key, { type: 'resolve', text })
    void this.#send(key)
  }

  discard(key: string) {
    this.#act(key, { type: 'discard' })
    this.#options.reload(key)
  }

  readNews(key: string) {
    this.#act(key, { type: 'read-news' })
  }

  /** Saves at once what waits; true when nothing is left unsaved. A saving under way is waited for. */
  async flush(): Promise<boolean> {
    const sendAll = () => Promise.all(this.unsaved().map((key) => this.#send(key)))
    await sendAll()
    for (let i = 0; i < FLUSH_ROUNDS && this.unsaved().some((k) => isMoving(this.#drafts.get(k))); i++) {
      await new Promise((r) => setTimeout(r, FLUSH_ROUND_MS))
      await sendAll()
    }
    return this.unsaved().length === 0
  }

  start() {
    this.#stopped = false
    for (const key of this.unsaved()) this.#scheduleTyping(key)
  }

  /** The page is left: what is unsaved waits on the device, and nothing goes on behind another page. */
  stop() {
    this.#stopped = true
    for (const timer of this.#timers.values()) clearTimeout(timer)
  }

  #open(key: string, now: Served<T>) {
    const { shelf, whole } = this.#options
    const kept = shelf.find(key)
    const draft = kept ? restoreDraft(now, kept, whole) : newDraft(now)
    if (kept && !isUnsaved(draft)) shelf.keep(key, null)
    this.#put(key, draft)
  }

  #put(key: string, draft: Draft<T>) {
    const before = this.#drafts.get(key)
    if (before === draft) return
    this.#drafts = new Map(this.#drafts).set(key, draft)
    if (isUnsaved(draft)) this.#options.shelf.keep(key, keptOf(draft))
    else if (before && isUnsaved(before)) this.#options.shelf.keep(key, null)
    for (const tell of this.#listeners) tell()
  }

  #act(key: string, action: DraftAction<T>) {
    const draft = this.#drafts.get(key)
    if (draft) this.#put(key, reduceDraft(draft, action, this.#options.whole))
  }

  #schedule(key: string, ms: number) {
    clearTimeout(this.#timers.get(key))
    if (this.#stopped) return
    this.#timers.set(
      key,
      setTimeout(() => void this.#send(key), ms),
    )
  }

  #scheduleTyping(key: string) {
    if (this.#drafts.get(key)?.phase.name !== 'dirty') return
    const first = this.#since.get(key) ?? Date.now()
    this.#since.set(key, first)
    this.#schedule(key, Math.max(0, Math.min(PAUSE_MS, first + LONGEST_MS - Date.now())))
  }

  async #send(key: string): Promise<void> {
    clearTimeout(this.#timers.get(key))
    this.#since.delete(key)
    this.#act(key, { type: 'send' })
    const draft = this.#drafts.get(key)
    // Nothing to send, or it is under way already.
    if (draft?.phase.name !== 'saving' || this.#sending.has(key)) return
    const { sent, sentTouched } = draft.phase
    this.#sending.add(key)
    try {
      const answer = await this.#options.save(key, { text: sent, version: draft.version, touched: sentTouched })
      this.#tries.delete(key)
      this.#act(key, { type: 'saved', served: answer })
    } catch (error) {
      this.#fail(key, this.#options.failureOf(error))
    } finally {
      this.#sending.delete(key)
    }
    this.#scheduleTyping(key)
  }

  #fail(key: string, failure: Failure) {
    switch (failure.kind) {
      case 'lost': {
        const count = this.#tries.get(key) ?? 0
        this.#tries.set(key, count + 1)
        this.#act(key, { type: 'lost' })
        return this.#schedule(key, RETRY_MS[Math.min(count, RETRY_MS.length - 1)] ?? 0)
      }
      case 'changed':
        this.#act(key, { type: 'changed' })
        return this.#options.reload(key)
      case 'refused':
        this.#act(key, { type: 'refused', message: failure.message })
        return this.#options.reload(key)
    }
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
