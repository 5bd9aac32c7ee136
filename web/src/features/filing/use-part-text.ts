import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { FilingPart } from '@gongjian/domain/filing/contracts.ts'
import type { FilingKind } from '@gongjian/domain/filing/filing.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { ApiError, call } from '../../app/client.ts'
import { turnAway } from '../../app/query.ts'

const TYPING_MS = 1500

export interface FilingKey {
  readonly kind: FilingKind
  readonly unit: string
}

export type SaveState =
  | { readonly kind: 'still' | 'typing' | 'saving' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'failed' | 'conflict'; readonly message: string }

export interface PartText {
  readonly text: string
  readonly state: SaveState
  /** Something on the screen is not on the server. */
  readonly unsaved: boolean
  readonly write: (text: string) => void
  readonly save: () => void
  readonly takeTheirs: () => void
  readonly keepMine: () => void
}

/**
 * The words of one part, saved as they are typed. Every save names the version that it was written over; when another
 * has written in between, both texts stay on the screen until a person chooses.
 */
export function usePartText(key: FilingKey, part: FilingPart): PartText {
  const send = useSend(key, part.key)
  const [base, setBase] = useState({ version: part.version, text: part.text })
  const [text, setText] = useState(part.text)
  const [state, setState] = useState<SaveState>({ kind: 'still' })
  const unsaved = text !== base.text
  const busy = useRef(false)
  const latest = useRef(part.text)
  if (part.version > base.version && !unsaved && state.kind !== 'saving' && state.kind !== 'conflict') {
    setBase({ version: part.version, text: part.text })
    setText(part.text)
  }
  async function save(expectedVersion: number) {
    if (busy.current) return
    busy.current = true
    setState({ kind: 'saving' })
    const answer = await send(text, expectedVersion)
    busy.current = false
    if ('message' in answer) return setState(answer)
    setBase({ version: answer.version, text })
    setState(latest.current === text ? { kind: 'saved', at: new Date() } : { kind: 'typing' })
  }
  function write(next: string) {
    latest.current = next
    setText(next)
    if (state.kind !== 'conflict' && state.kind !== 'saving') setState({ kind: 'typing' })
  }
  function takeTheirs() {
    write(part.text)
    setBase({ version: part.version, text: part.text })
    setState({ kind: 'still' })
  }
  const saveIfTyped = () => {
    if (unsaved && (state.kind === 'typing' || state.kind === 'failed')) void save(base.version)
  }
  useLeaving(unsaved, saveIfTyped)
  useTypingPause(state.kind === 'typing', text, saveIfTyped)
  return { text, state, unsaved, write, save: saveIfTyped, takeTheirs, keepMine: () => void save(part.version) }
}

type Answer = { readonly version: number } | { readonly kind: 'failed' | 'conflict'; readonly message: string }

function useSend(key: FilingKey, partKey: string): (text: string, expectedVersion: number) => Promise<Answer> {
  const client = useQueryClient()
  const { getFiling, listFilings, saveFilingPart } = OPERATIONS
  return async (text, expectedVersion) => {
    try {
      const filing = await call(saveFilingPart, { ...key, part: partKey, text, expectedVersion })
      client.setQueryData([getFiling.name, key], filing)
      void client.invalidateQueries({ queryKey: [listFilings.name] })
      return { version: filing.parts.find((p) => p.key === partKey)?.version ?? expectedVersion }
    } catch (error) {
      turnAway(error)
      if (!(error instanceof ApiError)) return { kind: 'failed', message: '没有保存成功，请重试' }
      // Their words, or the new lock, must be on the screen.
      if (error.code !== 'offline') await client.invalidateQueries({ queryKey: [getFiling.name, key] })
      return { kind: error.code === 'line-changed' ? 'conflict' : 'failed', message: error.message }
    }
  }
}

function useTypingPause(typing: boolean, text: string, save: () => void) {
  const onPause = useEffectEvent(save)
  useEffect(() => {
    if (!typing) return
    const timer = setTimeout(onPause, TYPING_MS)
    return () => clearTimeout(timer)
  }, [typing, text])
}

/** Within the site the words are sent on the way out; the browser's own leaving is asked about. */
function useLeaving(unsaved: boolean, save: () => void) {
  const onLeave = useEffectEvent(save)
  useEffect(() => () => onLeave(), [])
  useEffect(() => {
    if (!unsaved) return
    const ask = (e: BeforeUnloadEvent) => e.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsaved])
}
