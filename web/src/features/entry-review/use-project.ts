import { App } from 'antd'
import { useRef, useState } from 'react'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { RuleSetView } from '@gongjian/domain/rule/contracts.ts'
import { useMe } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useAction, useOperation } from '../../app/query.ts'
import { focusOn } from '../../components/form/field-id.ts'
import { useSaid } from '../../components/form/use-said.ts'
import { useGo } from '../../components/link.tsx'
import { randomKey } from '../../components/random-key.ts'
import { useLater } from '../../components/use-later.ts'
import { answersOf, flatOf, inputOf, NEEDED, partsOf, pointOf, type Flat, type Parts } from './project-flat.ts'
import { nextShown } from './questions.ts'

type Screened = OutputOf<typeof OPERATIONS.screenCase>

/** What a saved review, or a decision on one, makes old. */
export const REVIEW_CHANGES: readonly OperationName[] = [
  'listReviews',
  'getItem',
  'listItems',
  'listItemHistory',
  'getRegisterFigures',
  'getOverview',
]

/** The verdict as it forms: asked again when the typing pauses, the last one stays on the screen meanwhile. */
function useScreening(subject: string, parts: Parts, flat: Flat) {
  const { unit, township } = flat
  const point = pointOf(flat)
  const asked = useLater(
    JSON.stringify({
      subject,
      ...parts,
      ...(typeof unit === 'string' ? { unit } : {}),
      ...(point === null ? {} : { point }),
      ...(typeof township === 'string' && township !== '' ? { township } : {}),
    }),
  )
  return useOperation(OPERATIONS.screenCase, JSON.parse(asked) as { subject: string; facts: Record<string, string> }, {
    keepPrevious: true,
  })
}

/** While no answer comes, what was asked stays where the person is writing. */
function useAnswered(screening: Screened | undefined): Pick<Screened, 'questions' | 'asks'> {
  const answered = useRef<Pick<Screened, 'questions' | 'asks'>>({ questions: [], asks: [] })
  if (screening) answered.current = screening
  return answered.current
}

/** Keys that are asked for on the page, in an order that never moves under the person's hands. */
function useShown(flat: Flat, asks: readonly string[], askable: readonly string[]): readonly string[] {
  const answered = askable.filter((k) => (flat[k] ?? null) !== null)
  const shown = useRef<readonly string[]>([])
  shown.current = nextShown(shown.current, answered, asks)
  return shown.current
}

/** What is written on the page, and which of it since it was last saved. */
function useWritten(own: Flat) {
  const [written, setWritten] = useState<Flat>(own)
  const [touched, setTouched] = useState<readonly string[]>([])
  const [key, setKey] = useState(randomKey)
  function write(patch: Flat) {
    setWritten((now) => ({ ...now, ...patch }))
    setTouched((now) => [...new Set([...now, ...Object.keys(patch)])])
    setKey(randomKey())
  }
  return { written, touched, key, write, saved: () => setTouched([]) }
}

/** A project that is being reviewed: a new one, or an item of the register. */
export function useProject(register: Register, rules: RuleSetView, item: ItemDetail | null) {
  const me = useMe()
  const go = useGo()
  const { message } = App.useApp()
  const own: Flat = item ? flatOf(item) : { unit: me.unit.kind === 'body' ? me.unit.code : null }
  const { written, touched, key, write, saved } = useWritten(own)
  const [refusal, setRefusal] = useState('')
  const { bad, say } = useSaid()
  const past = useOperation(OPERATIONS.listReviews, { item: item?.id ?? 0 }, { enabled: item !== null })
  const flat = { ...answersOf(register, past.data?.reviews[0]), ...written }
  const parts = partsOf(register, rules, flat)
  const screening = useScreening(rules.subject, parts, flat)
  const { questions, asks } = useAnswered(screening.data)
  const askable = [...rules.facts, ...questions].map((f) => f.code)
  const shown = useShown(flat, asks, askable)
  function set(patch: Flat) {
    write(patch)
    setRefusal('')
  }
  const review = useAction(OPERATIONS.saveReview, {
    invalidates: REVIEW_CHANGES,
    onRefused: (error) => {
      setRefusal(error.message)
      return true
    },
    onDone: (made) => {
      saved()
      void message.success('已保存审查')
      go(paths.entryReview(made.item), { replace: true })
    },
  })
  function save() {
    const [first] = bad
    if (first !== undefined) return focusOn(first)
    const [missing] = Object.entries(NEEDED).filter(([k]) => (flat[k] ?? '') === '')
    if (missing) {
      const [column, words] = missing
      setRefusal(words)
      return focusOn(column)
    }
    const told = item ? touched : Object.keys(flat).filter((k) => flat[k] !== null)
    review.mutate({
      ...(item ? { id: item.id, version: item.version } : { idempotencyKey: key }),
      item: inputOf(register, flat, told),
      answers: parts.answers,
    })
  }
  const isUnsaved = touched.length > 0
  return { flat, set, say, save, refusal, busy: review.isPending, isUnsaved, screening, askable, shown }
}

export type Project = ReturnType<typeof useProject>
