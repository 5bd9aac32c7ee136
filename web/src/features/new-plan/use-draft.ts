import { useEffect, useMemo, useReducer, useState, type Dispatch } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { ApiError, call } from '../../app/client.ts'
import { draftFromText, draftToText, readingOf, reduceDraft, type Draft, type DraftAction } from './draft.ts'

const KEY = 'gongjian.new-plan'
const KEEP_AFTER_MS = 400
const LINT_AFTER_MS = 1200

export interface Desk {
  readonly draft: Draft | null
  readonly reading: Reading | null
  readonly dispatch: Dispatch<DraftAction>
  /** false: the browser refused to keep it (too large), so a reload would lose it. */
  readonly kept: boolean
}

/** The draft, kept in this tab so that a reload loses nothing. */
export function useDraft(): Desk {
  const [draft, dispatch] = useReducer(reduceDraft, null, () => draftFromText(sessionStorage.getItem(KEY)))
  const [kept, setKept] = useState(true)
  const reading = useMemo(() => draft && readingOf(draft), [draft])
  useEffect(() => {
    const save = () => setKept(keep(draft))
    const timer = setTimeout(save, KEEP_AFTER_MS)
    window.addEventListener('pagehide', save)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pagehide', save)
    }
  }, [draft])
  return { draft, reading, dispatch, kept }
}

function keep(draft: Draft | null): boolean {
  try {
    if (draft) sessionStorage.setItem(KEY, draftToText(draft))
    else sessionStorage.removeItem(KEY)
    return true
  } catch {
    sessionStorage.removeItem(KEY)
    return false
  }
}

export interface Lint {
  readonly state: 'current' | 'waiting' | 'failed'
  readonly problem: string | null
  readonly again: () => void
}

/** Reads the linter again a moment after the last mending. */
export function useLint(draft: Draft, reading: Reading, dispatch: Dispatch<DraftAction>): Lint {
  const { text, done, lintedAt } = draft
  const [problem, setProblem] = useState<string | null>(null)
  const [tries, setTries] = useState(0)
  const current = lintedAt === done
  useEffect(() => {
    if (current) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      call(OPERATIONS.lintDocument, { text, reading }, stop.signal)
        .then((findings) => {
          setProblem(null)
          dispatch({ type: 'linted', findings, at: done })
        })
        .catch((e: unknown) => {
          if (!stop.signal.aborted) setProblem(e instanceof ApiError ? e.message : '没有核对成功')
        })
    }, LINT_AFTER_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [current, text, reading, done, tries, dispatch])
  return {
    state: current ? 'current' : problem === null ? 'waiting' : 'failed',
    problem,
    again: () => {
      setProblem(null)
      setTries(tries + 1)
    },
  }
}
