import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { PlanTask } from '@gongjian/domain/task/task.ts'
import { EMPTY_LINE, type LineText } from '@gongjian/domain/report/report.ts'
import { desks } from './desks/desks.ts'
import { evidenceOf } from './evidence.ts'
import { figuresOf, TRIAL_MONTHS, type Figure, type TrialMonth } from './figures.ts'
import type { TrialFileKey } from './files/files.ts'
import { planWords } from './plan-words.ts'
import { notApplicable, places } from './places.ts'
import { rng, type Rng } from './random.ts'
import { reachedOf, standingOf } from './standing.ts'
import { stories } from './stories/stories.ts'
import type { DeskStory, Story } from './stories/story.ts'
import { choose, fill, fullest, type Filling } from './words.ts'

export interface LineKey {
  readonly unit: string
  readonly task: string
  readonly month: TrialMonth
}

/** The tasks that a unit reports on: a body's own, a department's as lead or as help. */
export function tasksOf(pack: PlanPack, unit: string): PlanTask[] {
  return pack.tasks.filter((t) => [...t.leads, ...t.responsible, ...t.cooperating].includes(unit))
}

/** What the unit's desk wrote on the task that month. `miscounted` adds to this month's figure of that name, by mistake. */
export function lineText(pack: PlanPack, key: LineKey, miscounted?: string): LineText {
  const task = pack.tasks.find((t) => t.id === key.task)
  if (!task) throw new Error(`no task ${key.task}`)
  const reason = notApplicable[key.task]?.[key.unit]
  if (reason !== undefined) return { ...EMPTY_LINE, reached: [], notApplicable: true, notApplicableReason: reason }
  return places[key.unit] ? bodyLine(pack, task, key, miscounted) : deskLine(pack, task, key)
}

/** What the line brings along as evidence, when its words are these; `asked` is why it was sent back. */
export function lineFiles(pack: PlanPack, key: LineKey, text: LineText, asked?: string): TrialFileKey[] {
  const before = TRIAL_MONTHS[TRIAL_MONTHS.indexOf(key.month) - 1]
  return evidenceOf(key, text, before === undefined ? [] : lineText(pack, { ...key, month: before }).reached, asked)
}

/** The figures that the words of a line rest on; empty where the task does not apply. */
export function lineFigures(key: LineKey): Record<string, Figure> {
  if (notApplicable[key.task]?.[key.unit] !== undefined) return {}
  const place = places[key.unit]
  const specs = place ? storyOf(key.task).figures : deskOf(key).figures
  return figuresOf(key.unit, key.task, specs, place?.scale ?? 1, key.month)
}

function bodyLine(pack: PlanPack, task: PlanTask, key: LineKey, miscounted?: string): LineText {
  const story = storyOf(key.task)
  const r = rng(`line/${key.unit}/${key.task}/${key.month}`)
  const filling = { figures: figuresWith(key, miscounted), names: bodyNames(pack, key, r) }
  const reached = reachedOf(task, key, filling.figures)
  const standing = standingOf(task, key, reached)
  const extra = r.chance(0.75) ? choose(r, story.extra, filling) : ''
  return {
    ...EMPTY_LINE,
    progress: choose(r, story.progress, filling) + extra,
    cumulative: fullest(r, story.cumulative, filling, rng(`total/${key.unit}/${key.task}`).int(0, 1)),
    problems: standing === 'behind' ? fill(r, story.lag, filling) : problems(r, story.problems, filling),
    nextSteps: nextSteps(r, story.next, filling, planWords[key.task]?.[key.unit]),
    standing,
    reached,
  }
}

function deskLine(pack: PlanPack, task: PlanTask, key: LineKey): LineText {
  const desk = deskOf(key)
  const r = rng(`line/${key.unit}/${key.task}/${key.month}`)
  const filling = { figures: lineFigures(key), names: deskNames(pack, key, r) }
  const leads = task.leads.includes(key.unit)
  const reached = leads ? reachedOf(task, key, filling.figures) : []
  const standing = leads ? standingOf(task, key, reached) : 'on-track'
  return {
    ...EMPTY_LINE,
    progress: choose(r, desk.progress, filling),
    cumulative: fill(r, desk.cumulative, filling),
    problems: standing === 'behind' ? (desk.problems[0] ?? '') : problems(r, desk.problems, filling),
    nextSteps: nextSteps(r, desk.next, filling, planWords[key.task]?.[key.unit]),
    standing,
    reached,
  }
}

function problems(r: Rng, list: readonly string[], filling: Filling): string {
  return r.chance(0.2) ? r.pick(['暂无突出问题。', '暂无。', '无。']) : fill(r, r.pick(list), filling)
}

function nextSteps(r: Rng, list: readonly string[], filling: Filling, fromPlan: string | undefined): string {
  const [first = '', second] = r.shuffle(list).map((words) => fill(r, words, filling))
  const own = second !== undefined && r.chance(0.6) ? `一是${unstopped(first)}；二是${second}` : first
  return fromPlan === undefined ? own : `${fromPlan}${own}`
}

function unstopped(sentence: string): string {
  return sentence.replace(/。$/, '')
}

function figuresWith(key: LineKey, miscounted: string | undefined): Record<string, Figure> {
  const figures = lineFigures(key)
  const wrong = miscounted === undefined ? undefined : figures[miscounted]
  if (miscounted === undefined || !wrong) return figures
  return { ...figures, [miscounted]: { added: wrong.added + 3, total: wrong.total + 3 } }
}

function bodyNames(pack: PlanPack, key: LineKey, r: Rng): Record<string, string> {
  const own = pack.townships.filter((t) => t.unit === key.unit).map((t) => t.name.replace(/^郑州.*(开发区|实验区)/, ''))
  // 郑东新区 has no townships of its own in the table.
  const [one = '', two = ''] = r.shuffle(own.length > 1 ? own : ['龙湖片区', '白沙片区', '龙子湖片区'])
  const place = places[key.unit]
  return {
    镇: one,
    镇2: two,
    业: r.pick(place?.trades ?? ['制造']),
    我: place?.self ?? '本地',
    月: String(Number(key.month.slice(5))),
  }
}

function deskNames(pack: PlanPack, key: LineKey, r: Rng): Record<string, string> {
  const task = pack.tasks.find((t) => t.id === key.task)
  const bodies = pack.units.filter((u) => task?.responsible.includes(u.code) && !notApplicable[key.task]?.[u.code])
  const [one = '', two = ''] = r.shuffle(bodies.map((u) => u.name.replace(/管委会$/, '')))
  return { 县: one, 县2: two, 月: String(Number(key.month.slice(5))) }
}

function storyOf(task: string): Story {
  return stories.find((s) => s.task === task) ?? missing(`no story of ${task}`)
}

function deskOf(key: LineKey): DeskStory {
  return (
    desks.find((d) => d.unit === key.unit && d.task === key.task) ?? missing(`no desk story of ${key.unit} ${key.task}`)
  )
}

function missing(message: string): never {
  throw new Error(message)
}
