/** One person's text over what the server holds, from the first letter to the saved line. Pure: desk.ts gives it time. */

export type Field<T> = keyof T & string

export interface Touch {
  readonly by: string
  readonly at: string
}

/** What the server holds. */
export interface Served<T> {
  readonly text: T
  readonly version: number
  readonly edited: Touch | null
}

/** What someone else wrote and this page took over; `merged`: beside unsaved words of mine. */
export interface News<T> {
  readonly edited: Touch | null
  readonly fields: readonly Field<T>[]
  readonly merged: boolean
}

export type Phase<T> =
  | { readonly name: 'clean' }
  | { readonly name: 'dirty' }
  | {
      readonly name: 'saving'
      readonly sent: T
      readonly sentTouched: readonly Field<T>[]
      readonly lostSent: T | null
    }
  /** No answer: the server may or may not have saved `lostSent`. */
  | { readonly name: 'lost'; readonly lostSent: T | null }
  /** Someone else saved in between; `theirs` null: asked for, not here yet. */
  | { readonly name: 'conflict'; readonly theirs: Served<T> | null; readonly lostSent: T | null }
  /** `theirs`: what the server has come to hold since. */
  | { readonly name: 'refused'; readonly message: string; readonly theirs: Served<T> | null }

export interface Draft<T> {
  readonly base: T
  readonly version: number
  readonly text: T
  /** Fields that the person wrote since the last saving, changed or confirmed. */
  readonly touched: readonly Field<T>[]
  readonly phase: Phase<T>
  readonly savedAt: string | null
  readonly news: News<T> | null
}

export type DraftAction<T> =
  | { readonly type: 'edit'; readonly patch: Partial<T> }
  /** Carried words that the person stands by: written, though not a letter differs. */
  | { readonly type: 'confirm'; readonly fields: readonly Field<T>[] }
  | { readonly type: 'send' }
  | { readonly type: 'saved'; readonly served: Served<T> }
  | { readonly type: 'lost' }
  | { readonly type: 'changed' }
  | { readonly type: 'refused'; readonly message: string }
  | { readonly type: 'served'; readonly served: Served<T> }
  | { readonly type: 'resolve'; readonly text: T }
  | { readonly type: 'discard' }
  | { readonly type: 'read-news' }

export function newDraft<T>(served: Served<T>): Draft<T> {
  const { text, version } = served
  return { base: text, version, text, touched: [], phase: { name: 'clean' }, savedAt: null, news: null }
}

export function isUnsaved<T>(draft: Draft<T>): boolean {
  return draft.phase.name !== 'clean'
}

function sameValue(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && a.every((v) => b.includes(v))
}

export function changedFields<T extends object>(a: T, b: T): Field<T>[] {
  return (Object.keys(a) as Field<T>[]).filter((f) => !sameValue(a[f], b[f]))
}

function union<F>(a: readonly F[], b: readonly F[]): F[] {
  return [...new Set([...a, ...b])]
}

/** The fields that were not touched since take the server's words, the others keep the person's. */
function over<T extends object>(served: T, mine: T, touched: readonly Field<T>[]): T {
  return { ...served, ...Object.fromEntries(touched.map((f) => [f, mine[f]])) }
}

/** `whole`: fields that change what the others mean, so they are never merged unseen. */
export function reduceDraft<T extends object>(
  draft: Draft<T>,
  action: DraftAction<T>,
  whole: readonly Field<T>[] = [],
): Draft<T> {
  switch (action.type) {
    case 'edit':
      return written({ ...draft, text: { ...draft.text, ...action.patch } }, Object.keys(action.patch) as Field<T>[])
    case 'confirm':
      return written(draft, action.fields)
    case 'send':
      return sent(draft)
    case 'saved':
      return saved(draft, action.served)
    case 'lost':
      return lost(draft)
    case 'changed':
      if (draft.phase.name !== 'saving') return draft
      return { ...unsent(draft), phase: { name: 'conflict', theirs: null, lostSent: draft.phase.lostSent } }
    case 'refused':
      return { ...unsent(draft), phase: { name: 'refused', message: action.message, theirs: null } }
    case 'served':
      return served(draft, action.served, whole)
    case 'resolve':
      return resolved(draft, action.text)
    case 'discard':
      return discarded(draft)
    case 'read-news':
      return { ...draft, news: null }
  }
}

function written<T extends object>(draft: Draft<T>, fields: readonly Field<T>[]): Draft<T> {
  const next = { ...draft, touched: union(draft.touched, fields) }
  switch (draft.phase.name) {
    case 'clean':
    case 'refused':
      return { ...next, phase: { name: 'dirty' } }
    case 'dirty':
    case 'saving':
    case 'lost':
    case 'conflict':
      return next
  }
}

function sent<T>(draft: Draft<T>): Draft<T> {
  const { phase } = draft
  if (phase.name !== 'dirty' && phase.name !== 'lost') return draft
  const lostSent = phase.name === 'lost' ? phase.lostSent : null
  return { ...draft, touched: [], phase: { name: 'saving', sent: draft.text, sentTouched: draft.touched, lostSent } }
}

/** The saving did not happen as far as we know: what was sent counts as written again. */
function unsent<T>(draft: Draft<T>): Draft<T> {
  if (draft.phase.name !== 'saving') return draft
  return { ...draft, touched: union(draft.phase.sentTouched, draft.touched) }
}

function saved<T extends object>(draft: Draft<T>, answer: Served<T>): Draft<T> {
  if (draft.phase.name !== 'saving') return draft
  return {
    ...draft,
    base: answer.text,
    version: answer.version,
    text: over(answer.text, draft.text, draft.touched),
    phase: { name: draft.touched.length > 0 ? 'dirty' : 'clean' },
    savedAt: answer.edited?.at ?? draft.savedAt,
  }
}

function lost<T>(draft: Draft<T>): Draft<T> {
  if (draft.phase.name !== 'saving') return draft
  return { ...unsent(draft), phase: { name: 'lost', lostSent: draft.phase.sent } }
}

function served<T extends object>(draft: Draft<T>, theirs: Served<T>, whole: readonly Field<T>[]): Draft<T> {
  // An answer that was under way while something newer was saved.
  if (theirs.version <= draft.version) return draft
  switch (draft.phase.name) {
    case 'clean':
      return adopt(draft, theirs, false)
    case 'saving':
      // Its answer will tell; this may be our own saving seen from the side.
      return draft
    case 'dirty':
      return meet(draft, theirs, null, whole)
    case 'lost':
    case 'conflict':
      return meet(draft, theirs, draft.phase.lostSent, whole)
    case 'refused':
      return { ...draft, phase: { ...draft.phase, theirs } }
  }
}

function discarded<T extends object>(draft: Draft<T>): Draft<T> {
  const { phase, base, version, savedAt } = draft
  const theirs = phase.name === 'refused' || phase.name === 'conflict' ? phase.theirs : null
  return { ...newDraft(theirs ?? { text: base, version, edited: null }), savedAt }
}

function adopt<T extends object>(draft: Draft<T>, theirs: Served<T>, merged: boolean): Draft<T> {
  const fields = changedFields(draft.base, theirs.text)
  return {
    ...newDraft(theirs),
    savedAt: draft.savedAt,
    news: fields.length > 0 ? { edited: theirs.edited, fields, merged } : draft.news,
  }
}

/** Two wrote the same line. Different fields go together, with a word about it; the same field waits for a person. */
function meet<T extends object>(
  draft: Draft<T>,
  theirs: Served<T>,
  lostSent: T | null,
  whole: readonly Field<T>[],
): Draft<T> {
  if (changedFields(draft.text, theirs.text).length === 0)
    return { ...adopt(draft, theirs, false), news: draft.news, savedAt: theirs.edited?.at ?? draft.savedAt }
  // Our own saving whose answer was lost.
  if (lostSent !== null && changedFields(lostSent, theirs.text).length === 0)
    return { ...draft, base: theirs.text, version: theirs.version, phase: { name: 'dirty' } }
  const others = changedFields(draft.base, theirs.text)
  const mine = draft.touched
  const apart = !others.some((f) => mine.includes(f)) && ![...others, ...mine].some((f) => whole.includes(f))
  if (!apart) return { ...draft, phase: { name: 'conflict', theirs, lostSent } }
  const text = over(theirs.text, draft.text, mine)
  return { ...adopt(draft, theirs, true), text, touched: mine, phase: { name: 'dirty' } }
}

function resolved<T extends object>(draft: Draft<T>, text: T): Draft<T> {
  if (draft.phase.name !== 'conflict' || draft.phase.theirs === null) return draft
  const { theirs } = draft.phase
  const touched = changedFields(theirs.text, text)
  const next = { ...newDraft(theirs), savedAt: draft.savedAt }
  return touched.length === 0 ? next : { ...next, text, touched, phase: { name: 'dirty' } }
}

/** What a device keeps of an unsaved draft. */
export interface Kept<T> {
  readonly text: T
  readonly base: T
  readonly version: number
  readonly touched: readonly Field<T>[]
}

/** An unsaved draft found on the device again, over what the server holds now. */
export function restoreDraft<T extends object>(
  now: Served<T>,
  kept: Kept<T>,
  whole: readonly Field<T>[] = [],
): Draft<T> {
  if (changedFields(kept.text, now.text).length === 0 && kept.version !== now.version) return newDraft(now)
  const { text, touched } = kept
  const before: Draft<T> = {
    ...newDraft({ text: kept.base, version: kept.version, edited: null }),
    text,
    touched,
    phase: { name: 'dirty' },
  }
  return now.version > kept.version ? served(before, now, whole) : { ...before, base: now.text, version: now.version }
}
