import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Desk, type DeskOptions, type Failure } from '../src/components/autosave/desk.ts'
import {
  newDraft,
  reduceDraft,
  restoreDraft,
  type Draft,
  type Kept,
  type Served,
} from '../src/components/autosave/draft.ts'

interface Text {
  a: string
  b: string
  off: boolean
}
const LOST = Object.assign(new Error('lost'), { kind: 'lost' })
const CHANGED = Object.assign(new Error('changed'), { kind: 'changed' })
const EMPTY: Text = { a: '', b: '', off: false }
const BY = { by: '张三', at: '2019-09-20T02:21:07.000Z' }

function served(text: Partial<Text>, version: number): Served<Text> {
  return { text: { ...EMPTY, ...text }, version, edited: BY }
}
const WHOLE = ['off'] as const
type Step = Parameters<typeof reduceDraft<Text>>[1]
function run(from: Draft<Text>, ...steps: Step[]): Draft<Text> {
  return steps.reduce((d, s) => reduceDraft(d, s, WHOLE), from)
}
const START = newDraft(served({}, 1))

describe('a draft', () => {
  it('is saved, and what was typed meanwhile waits for the next saving', () => {
    const saving = run(
      START,
      { type: 'edit', patch: { a: '一' } },
      { type: 'send' },
      { type: 'edit', patch: { b: '二' } },
    )
    const after = run(saving, { type: 'saved', served: served({ a: '一' }, 2) })
    expect(after).toMatchObject({ text: { a: '一', b: '二' }, touched: ['b'], version: 2, phase: { name: 'dirty' } })
    expect(after.savedAt).toBe(BY.at)
  })

  it('counts a confirmed field as written though not a letter differs', () => {
    expect(run(START, { type: 'confirm', fields: ['a'] })).toMatchObject({ touched: ['a'], phase: { name: 'dirty' } })
  })

  it("takes the other's words quietly when nothing is unsaved, and says which", () => {
    const after = run(START, { type: 'served', served: served({ b: '他' }, 2) })
    expect(after).toMatchObject({ text: { b: '他' }, phase: { name: 'clean' }, news: { fields: ['b'], merged: false } })
  })

  it('does not step back to an older answer', () => {
    const newer = run(START, { type: 'served', served: served({ b: '新' }, 3) })
    expect(run(newer, { type: 'served', served: served({ b: '旧' }, 2) })).toBe(newer)
  })

  // mine, theirs, what comes of it
  const meetings: [string, Partial<Text>, Partial<Text>, 'dirty' | 'conflict' | 'clean'][] = [
    ['two fields go together', { a: '我' }, { b: '他' }, 'dirty'],
    ['the same field waits for a person', { a: '我' }, { a: '他' }, 'conflict'],
    ['the same words are no conflict', { a: '同' }, { a: '同' }, 'clean'],
    ['不适用 is never merged unseen', { a: '我' }, { off: true }, 'conflict'],
    ['nor by the other hand', { off: true }, { b: '他' }, 'conflict'],
  ]
  it.each(meetings)('%s', (_, mine, theirs, phase) => {
    const after = run(START, { type: 'edit', patch: mine }, { type: 'served', served: served(theirs, 2) })
    expect(after.phase.name).toBe(phase)
    if (phase === 'dirty') expect(after.text).toEqual({ ...EMPTY, ...mine, ...theirs })
    if (phase === 'conflict') expect(after.text).toEqual({ ...EMPTY, ...mine })
  })

  it('refused by line-changed, it waits for their words and then for a person', () => {
    const asked = run(START, { type: 'edit', patch: { a: '我' } }, { type: 'send' }, { type: 'changed' })
    expect(asked.phase).toMatchObject({ name: 'conflict', theirs: null })
    const shown = run(asked, { type: 'served', served: served({ a: '他' }, 2) })
    const merged = run(shown, { type: 'resolve', text: { ...EMPTY, a: '他，我' } })
    expect(merged).toMatchObject({ version: 2, touched: ['a'], text: { a: '他，我' }, phase: { name: 'dirty' } })
    const given = run(shown, { type: 'resolve', text: { ...EMPTY, a: '他' } })
    expect(given).toMatchObject({ version: 2, touched: [], phase: { name: 'clean' } })
  })

  it('knows its own saving again when the answer was lost', () => {
    const lost = run(START, { type: 'edit', patch: { a: '我' } }, { type: 'send' }, { type: 'lost' })
    const typed = run(lost, { type: 'edit', patch: { a: '我又写' } }, { type: 'send' }, { type: 'changed' })
    const after = run(typed, { type: 'served', served: served({ a: '我' }, 2) })
    expect(after).toMatchObject({ text: { a: '我又写' }, version: 2, phase: { name: 'dirty' } })
  })

  it('kept on the device, it comes back over the same version and meets a newer one', () => {
    const kept: Kept<Text> = { text: { ...EMPTY, a: '我' }, base: EMPTY, version: 1, touched: ['a'] }
    expect(restoreDraft(served({}, 1), kept)).toMatchObject({ text: { a: '我' }, phase: { name: 'dirty' } })
    expect(restoreDraft(served({ a: '他' }, 2), kept)).toMatchObject({ text: { a: '我' }, phase: { name: 'conflict' } })
    expect(restoreDraft(served({ a: '我' }, 2), kept)).toMatchObject({ phase: { name: 'clean' } })
  })

  it('never loses a letter of mine but by my own resolving or discarding', () => {
    const field = fc.constantFrom('a', 'b')
    const word = fc.string({ maxLength: 2 })
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc.tuple(field, word).map(([f, w]): Step => ({ type: 'edit', patch: { [f]: w } })),
      fc.constant<Step>({ type: 'send' }),
      fc.constant<Step>({ type: 'lost' }),
      fc.constant<Step>({ type: 'changed' }),
      fc.constant<Step>({ type: 'refused', message: 'x' }),
      fc.tuple(word, word, fc.nat(6)).map(([a, b, v]): Step => ({ type: 'served', served: served({ a, b }, v) })),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), word, (steps, mine) => {
        const typed = run(run(START, ...steps), { type: 'edit', patch: { a: mine } })
        const later = steps.filter((s) => s.type !== 'edit')
        expect(run(typed, ...later).text.a).toBe(mine)
      }),
    )
  })
})

describe('the desk', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function setUp(save: DeskOptions<Text>['save']) {
    const shelf = new Map<string, Kept<Text>>()
    const reload = vi.fn()
    const desk = new Desk<Text>({
      save,
      failureOf: (e) => e as Failure,
      reload,
      shelf: {
        keep: (k, kept) => void (kept ? shelf.set(k, kept) : shelf.delete(k)),
        find: (k) => shelf.get(k) ?? null,
      },
    })
    desk.serve('3.1', served({}, 1))
    return { desk, shelf, reload }
  }
  const echo: DeskOptions<Text>['save'] = (_, d) => Promise.resolve(served(d.text, d.version + 1))

  it('saves once after a pause, and at the latest after five seconds of typing', async () => {
    const save = vi.fn(echo)
    const { desk, shelf } = setUp(save)
    desk.edit('3.1', { a: '一' })
    await vi.advanceTimersByTimeAsync(500)
    desk.edit('3.1', { a: '一二' })
    expect(shelf.get('3.1')?.text.a).toBe('一二')
    await vi.advanceTimersByTimeAsync(800)
    expect(save).toHaveBeenCalledTimes(1)
    expect(save.mock.calls[0]?.[1]).toMatchObject({ text: { a: '一二' }, version: 1, touched: ['a'] })
    expect(shelf.size).toBe(0)
    for (let i = 0; i < 12; i++) {
      desk.edit('3.1', { a: `一二${i}` })
      await vi.advanceTimersByTimeAsync(500)
    }
    expect(save).toHaveBeenCalledTimes(2)
  })

  it('keeps the text on the device while the line is down and tries again', async () => {
    let down = true
    const { desk, shelf } = setUp((k, d) => (down ? Promise.reject(LOST) : echo(k, d)))
    desk.edit('3.1', { a: '断' })
    await vi.advanceTimersByTimeAsync(900)
    expect(desk.snapshot().get('3.1')?.phase.name).toBe('lost')
    expect(shelf.get('3.1')?.text.a).toBe('断')
    down = false
    await vi.advanceTimersByTimeAsync(2100)
    expect(desk.snapshot().get('3.1')?.phase.name).toBe('clean')
    expect(shelf.size).toBe(0)
  })

  it("asks for the other's words on line-changed and saves nothing until a person chose", async () => {
    const save = vi.fn(() => Promise.reject(CHANGED))
    const { desk, reload } = setUp(save)
    desk.edit('3.1', { a: '我' })
    await vi.advanceTimersByTimeAsync(900)
    expect(reload).toHaveBeenCalledWith('3.1')
    desk.serve('3.1', served({ a: '他' }, 2))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(save).toHaveBeenCalledTimes(1)
    expect(desk.snapshot().get('3.1')?.phase.name).toBe('conflict')
  })

  it('finds unsaved text on the device, and for a locked line keeps it to be copied', async () => {
    const { shelf } = setUp(echo)
    const kept = { text: { ...EMPTY, a: '我' }, base: EMPTY, version: 1, touched: ['a' as const] }
    shelf.set('4.1', kept).set('4.2', kept)
    const again = new Desk<Text>({
      save: echo,
      failureOf: (e) => e as Failure,
      reload: () => undefined,
      shelf: { keep: () => undefined, find: (k) => shelf.get(k) ?? null },
    })
    again.serve('4.1', served({}, 1))
    again.serve('4.2', served({}, 1), '已提交')
    expect(again.snapshot().get('4.2')).toMatchObject({
      text: { a: '我' },
      phase: { name: 'refused', message: '已提交' },
    })
    await vi.advanceTimersByTimeAsync(900)
    expect(again.snapshot().get('4.1')?.phase.name).toBe('clean')
  })

  it('flushes at once and says whether all is saved', async () => {
    const { desk } = setUp(echo)
    desk.edit('3.1', { a: '我' })
    const done = desk.flush()
    await vi.advanceTimersByTimeAsync(100)
    expect(await done).toBe(true)
    const broken = setUp(() => Promise.reject(LOST))
    broken.desk.edit('3.1', { a: '我' })
    const failed = broken.desk.flush()
    await vi.advanceTimersByTimeAsync(3000)
    expect(await failed).toBe(false)
  })
})
