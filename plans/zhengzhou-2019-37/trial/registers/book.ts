import { addDays, daysBetween, type Day } from '@gongjian/domain/calendar/calendar.ts'
import { dueOf } from '@gongjian/domain/register/due.ts'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import { EDITABLE, Stage } from '@gongjian/domain/register/life.ts'
import { fits, type Register } from '@gongjian/domain/register/register.ts'
import { registers } from '../../registers/index.ts'
import { tasks } from '../../tasks/tasks.ts'
import { TRIAL_TODAY } from '../calendar.ts'
import { rng, type Rng } from '../random.ts'
import type { Firm } from './city.ts'
import { pointIn, pointNear } from './geo.ts'
import { FIRST_DAY, LAST_DAY, livedTo, stageFor, stepsTo, type Life, type Weights } from './life.ts'
import type { TrialCell, TrialFacility, TrialItem, TrialRecheck } from './types.ts'

/** What a recipe says about an item; the rest follows. */
export interface Row {
  readonly firm?: Firm
  readonly facility?: TrialFacility
  readonly title?: string
  /** Left out: the firm's. */
  readonly unit?: string | null
  readonly values?: FieldValues
  readonly refs?: Readonly<Record<string, number>>
  readonly series?: readonly TrialCell[]
  readonly stage?: Stage
  readonly weights?: Weights
  /** All of its life so far lies between these. */
  readonly from?: Day
  readonly to?: Day
  readonly relapseOf?: TrialItem
  readonly source?: string
  readonly rechecks?: readonly TrialRecheck[]
}

const SOURCES = ['县区填报', '县区填报', '批量导入', '现场检查', '其他台账', '群众举报']
const PEOPLE = 40

/** Keeps the numbers of the trial's items and makes whole items of rows. */
export class Book {
  readonly r: Rng
  private last = 0
  private readonly made = new Map<string, number>()

  constructor(seed: string) {
    this.r = rng(seed)
  }

  private lifeOf(register: Register, row: Row): { stage: Stage; life: Life } {
    const { from = FIRST_DAY, to = LAST_DAY } = row
    const stage = row.stage ?? this.stageOf(register, row.weights)
    return { stage, life: livedTo(stage, from < to ? from : to, to, this.r) }
  }

  /** The first items of a register stand in each stage once, so that none is empty of one. */
  stageOf(register: Register, weights?: Weights): Stage {
    const every = register.life === 'record' ? [] : Stage.options.filter((x) => weights === undefined || x in weights)
    const count = this.made.get(register.id) ?? 0
    this.made.set(register.id, count + 1)
    return every[count] ?? stageFor(register, this.r, weights)
  }

  /** A county's own day: some months before the plan's, never after it. */
  private ownDue(rule: Day | null, created: Day): Day | null {
    if (rule === null || rule <= created || !this.r.chance(0.3)) return null
    const span = daysBetween(created, rule)
    return addDays(created, this.r.int(Math.min(30, span), span))
  }

  item(id: string, row: Row): TrialItem {
    const register = registerOf(id)
    const { r } = this
    const values = row.values ?? {}
    const { stage, life } = this.lifeOf(register, row)
    const rule = dueOf(register.due, { ...values, 'enterprise.size': row.firm?.size ?? null }).day
    const isWorked = register.life === 'worked-off'
    const ownDue = isWorked ? this.ownDue(rule, life.createdAt.slice(0, 10)) : null
    const due = ownDue ?? rule
    const steps = isWorked ? stepsTo(register, values, stage, life, due, r) : []
    const unit = row.unit === undefined ? (row.firm?.unit ?? null) : row.unit
    const hasPoint = register.subject !== 'record' && unit !== null
    return {
      key: ++this.last,
      register: id,
      unit,
      township: register.subject === 'record' || unit === null ? null : (row.firm?.township ?? null),
      enterprise: row.firm?.name ?? null,
      facility: row.facility ? { kind: row.facility.kind, name: row.facility.name } : null,
      title: row.title ?? null,
      person: isWorked && r.chance(0.9) ? `演示责任人${String(r.int(1, PEOPLE)).padStart(2, '0')}` : null,
      planned:
        isWorked && EDITABLE.includes(stage) && due !== null && r.chance(0.7) ? addDays(due, -r.int(0, 45)) : null,
      done: life.claimedOn,
      ownDue,
      point: !hasPoint ? null : row.firm ? pointNear(unit, row.firm.point, r) : isBody(unit) ? pointIn(unit, r) : null,
      source: row.source ?? r.pick(SOURCES),
      remark: '演示数据',
      values,
      refs: row.refs ?? {},
      relapseOf: row.relapseOf?.key ?? null,
      createdAt: life.createdAt,
      stage,
      moves: life.moves,
      steps,
      series: row.series ?? [],
      rechecks: row.rechecks ?? rechecksOf(register, values, life, r),
    }
  }
}

const BY_ID = new Map(registers.map((x) => [x.id, x]))
const BODIES = new Set(tasks.flatMap((t) => t.responsible))

function isBody(unit: string): boolean {
  return BODIES.has(unit)
}

export function registerOf(id: string): Register {
  const found = BY_ID.get(id)
  if (!found) throw new Error(`no register ${id}`)
  return found
}

/** Rounds that have come due were done, within a week; what they found is the recipe's to say. */
function rechecksOf(register: Register, values: FieldValues, life: Life, r: Rng): TrialRecheck[] {
  const { recheck } = register
  if (recheck === null || life.closedOn === null || !(recheck.when === null || fits(recheck.when, values))) return []
  const first = addDays(life.closedOn, recheck.everyDays - r.int(0, 20))
  return first >= TRIAL_TODAY ? [] : [{ round: 1, doneOn: first, found: false, note: '现场查看，未恢复生产' }]
}
