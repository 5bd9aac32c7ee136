import { describe, expect, it } from 'vitest'
import { addDays } from '@gongjian/domain/calendar/calendar.ts'
import { creditCodeProblem, isMadeUpCode } from '@gongjian/domain/enterprise/credit-code.ts'
import { ownName, placePattern } from '@gongjian/domain/enterprise/like-enterprise.ts'
import { dueOf } from '@gongjian/domain/register/due.ts'
import { MOVES, movesFrom, Stage } from '@gongjian/domain/register/life.ts'
import { fits, stepsOf, type Register } from '@gongjian/domain/register/register.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
import { schemaOf, type Value } from '@gongjian/domain/register/value.ts'
import { registers, zhengzhou } from '../index.ts'
import { units } from '../units.ts'
import { TRIAL_TODAY } from '../trial/calendar.ts'
import { isInUnit } from '../trial/registers/geo.ts'
import { trialRegisters } from '../trial/registers/index.ts'
import type { TrialItem } from '../trial/registers/types.ts'

const trial = trialRegisters()
const items = [...trial.items()]
const firms = new Map(trial.enterprises.map((e) => [e.name, e]))
const byKey = new Map(items.map((i) => [i.key, i]))

function registerOf(item: TrialItem): Register {
  const found = registers.find((r) => r.id === item.register)
  if (!found) throw new Error(`no register ${item.register}`)
  return found
}

/** One schema a field: made once, or a hundred thousand of them take a minute. */
const schemas = new Map<Field, ReturnType<typeof schemaOf>>()
function allows(x: Field, value: Value): boolean {
  const schema = schemas.get(x) ?? schemaOf(x)
  schemas.set(x, schema)
  return x.kind !== 'computed' && schema.safeParse(value).success
}

/** Those that break the rule, in words: an empty list is the proof. */
function breaches(rule: (item: TrialItem, register: Register) => string | null | undefined): string[] {
  return items.flatMap((i) => {
    const said = rule(i, registerOf(i))
    return said ? [`${i.register} ${i.title ?? i.enterprise ?? ''}: ${said}`] : []
  })
}

describe('the trial’s enterprises', () => {
  const listed = trial.enterprises.slice(0, 599)

  it('are the 599 of the list by trade', () => {
    const count = (word: string) => listed.filter((e) => e.name.startsWith(`演示${word}`)).length
    expect(['耐材', '铸造', '砖瓦', '炭素', '水泥', '陶瓷', '再生有色', '钢铁', '电解铝', '石灰'].map(count)).toEqual([
      384, 70, 53, 50, 13, 12, 5, 4, 3, 5,
    ])
  })

  it('lie where the 107 lay, within a hundredth', () => {
    for (const [unit, n] of [
      ['410185', 37],
      ['410182', 34],
      ['410183', 21],
      ['410184', 6],
      ['410106', 6],
    ] as const) {
      const share = listed.filter((e) => e.unit === unit).length / listed.length
      expect([unit, Math.abs(share - n / 107) < 0.01]).toEqual([unit, true])
    }
  })

  it('are entered twice in two cases, for the page of likely duplicates', () => {
    const places = new RegExp(placePattern({ city: '郑州市', units: units.filter((u) => u.kind === 'body') }))
    const named = Map.groupBy(trial.enterprises, (e) => ownName(e.name, places))
    const pairs = [...named.values()].filter((all) => all.length > 1)
    expect(pairs.map((all) => all.map((e) => e.name.slice(0, 6)))).toEqual([
      ['演示耐材00', '演示耐火材料'],
      ['演示炭素00', '演示碳素00'],
    ])
  })

  it('are called 演示, and no two alike', () => {
    expect(trial.enterprises.filter((e) => !e.name.startsWith('演示'))).toEqual([])
    expect(firms.size).toBe(trial.enterprises.length)
  })

  it('have codes that pass the check and that no licence can bear', () => {
    const codes = trial.enterprises.flatMap((e) => e.creditCode ?? [])
    expect(codes.filter((c) => creditCodeProblem(c) !== null || !isMadeUpCode(c))).toEqual([])
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.length).toBeLessThan(trial.enterprises.length)
  })

  it('stand inside their county, in a township of it', () => {
    const towns = new Map(zhengzhou.townships.map((t) => [`${t.unit}/${t.name}`, t]))
    expect(trial.enterprises.filter((e) => !isInUnit(e.unit, e.point))).toEqual([])
    expect(trial.enterprises.filter((e) => e.township !== null && !towns.has(`${e.unit}/${e.township}`))).toEqual([])
  })

  it('have facilities that hang on facilities of theirs', () => {
    const names = new Set(trial.facilities.map((x) => `${x.enterprise}/${x.kind}/${x.name}`))
    expect(names.size).toBe(trial.facilities.length)
    expect(
      trial.facilities.filter((x) => x.parent && !names.has(`${x.enterprise}/${x.parent.kind}/${x.parent.name}`)),
    ).toEqual([])
  })
})

describe('the trial’s items', () => {
  it('fill every register; those that are worked off stand in every stage', () => {
    for (const r of registers) {
      const stages = new Set(items.filter((i) => i.register === r.id).map((i) => i.stage))
      const asked = r.id === 'hazchem' ? [] : r.life === 'record' ? (['listed'] as const) : Stage.options
      const missing = asked.filter((s) => !stages.has(s))
      expect([r.id, missing]).toEqual([r.id, []])
    }
  })

  it('hold values that their fields allow, the required ones filled', () =>
    expect(
      breaches((item, r) =>
        Object.entries(r.fields)
          .flatMap(([key, x]) => {
            const value = item.values[key] ?? null
            if (x.required && value === null) return [`${x.label} is empty`]
            return x.kind !== 'computed' && !schemaOf(x).safeParse(value).success
              ? [`${x.label} = ${String(value)}`]
              : []
          })
          .concat(Object.keys(item.values).filter((k) => !(k in r.fields)))
          .join(', '),
      ),
    ).toEqual([]))

  it('break no rule between fields', () =>
    expect(
      breaches((item, r) =>
        r.checks
          .filter((c) =>
            c.others.some((o) => {
              const [a, b] = [item.values[c.field] ?? null, item.values[o] ?? null]
              if (a === null || b === null) return false
              return c.kind === 'below' ? a >= b : c.kind === 'notAbove' ? a > b : a < b
            }),
          )
          .map((c) => c.message)
          .join(', '),
      ),
    ).toEqual([]))

  it('came to their stage by moves that the life allows, in time, each by the hand that may', () =>
    expect(
      breaches((item, r) => {
        let stage: Stage = 'draft'
        let at = item.createdAt
        for (const m of item.moves) {
          const hand = { 'item.progress': 'clerk', 'item.verify': 'lead', 'item.close': 'office' }
          if (!movesFrom(stage, r.life).includes(m.move) || MOVES[m.move].to !== m.to) return `${stage} → ${m.move}`
          if (hand[MOVES[m.move].permission as keyof typeof hand] !== m.by) return `${m.move} by ${m.by}`
          if (MOVES[m.move].needsReason && m.reason === null) return `${m.move} without a reason`
          if (m.at < at) return `${m.move} before what went before`
          stage = m.to
          at = m.at
        }
        return stage === item.stage && at.slice(0, 10) < TRIAL_TODAY ? null : `${stage} at ${at}`
      }),
    ).toEqual([]))

  it('have every step with its evidence before they were claimed', () =>
    expect(
      breaches((item, r) => {
        const asked = stepsOf(r, item.values).map((s) => s.key)
        if (['draft', 'removed'].includes(item.stage)) return null
        if (r.life === 'worked-off' && item.steps.map((s) => s.key).join() !== asked.join()) return 'other steps'
        if (!item.moves.some((m) => m.move === 'claim')) return null
        const claim = item.moves.find((m) => m.move === 'claim')?.at.slice(0, 10) ?? ''
        const late = item.steps.find((s) => s.doneOn === null || s.evidence === null || s.doneOn > claim)
        return late ? `${late.key} on ${late.doneOn} claimed on ${claim}` : null
      }),
    ).toEqual([]))

  it('have a county day that is never later than the plan’s', () =>
    expect(
      breaches((item, r) => {
        const size = firms.get(item.enterprise ?? '')?.size ?? null
        const { day } = dueOf(r.due, { ...item.values, 'enterprise.size': size })
        return item.ownDue !== null && (day === null || item.ownDue > day) ? `${item.ownDue} after ${day}` : null
      }),
    ).toEqual([]))

  it('are each told apart by their natural key', () => {
    const keys = items
      .filter((i) => i.relapseOf === null && i.stage !== 'removed')
      .map((i) => {
        const parts = registerOf(i).key.map((k) => {
          if (k === 'enterprise') return i.enterprise
          if (k === 'facility') return i.facility?.name
          if (k === 'title') return i.title
          return i.values[k] ?? i.refs[k] ?? ''
        })
        return [i.register, i.unit, ...parts].join('/')
      })
    expect(keys.filter((k, i) => keys.indexOf(k) !== i)).toEqual([])
  })

  it('name earlier items of the right register only', () =>
    expect(
      breaches((item, r) =>
        Object.entries(item.refs)
          .filter(([k, key]) => {
            const x = r.fields[k]
            const other = byKey.get(key)
            return (
              x?.kind !== 'item' || !other || key >= item.key || (x.register !== null && x.register !== other.register)
            )
          })
          .map(([k]) => k)
          .join(', '),
      ),
    ).toEqual([]))

  it('come back after a recheck that found them, and only then', () => {
    const back = items.filter((i) => i.relapseOf !== null)
    expect(back.length).toBeGreaterThan(3)
    for (const i of back) {
      const old = byKey.get(i.relapseOf ?? 0)
      expect([old?.stage, old?.rechecks.at(-1)?.found]).toEqual(['closed', true])
      expect(i.createdAt.slice(0, 10) >= (old?.rechecks.at(-1)?.doneOn ?? '9')).toBe(true)
    }
  })

  it('show every ledger whose closed items are looked at again: in rounds to come, looked at, found again', () => {
    const looked = new Set<string>()
    for (const r of registers.filter((x) => x.recheck !== null)) {
      const closed = items.filter(
        (i) => i.register === r.id && i.stage === 'closed' && fits(r.recheck?.when ?? {}, i.values),
      )
      expect([r.id, closed.length > 3]).toEqual([r.id, true])
      if (closed.some((i) => i.rechecks.some((x) => !x.found))) looked.add(r.id)
      const due = (i: TrialItem) => addDays(i.moves.at(-1)?.at.slice(0, 10) ?? '', r.recheck?.everyDays ?? 0)
      const late = closed.filter((i) => i.rechecks.length === 0 && due(i) < TRIAL_TODAY)
      expect([r.id, late.length]).toEqual([r.id, r.id === 'capacity' ? 0 : 1])
      expect(closed.flatMap((i) => i.rechecks.filter((x) => x.round === 1 && x.doneOn > due(i)))).toEqual([])
    }
    const three = ['capacity', 'kilns', 'scattered']
    expect([...looked].sort()).toEqual(three)
    const back = items.filter((i) => i.relapseOf !== null).map((i) => i.register)
    expect([...new Set(back)].sort()).toEqual(three)
  })

  it('spend no credit of VOCs beyond its amount', () => {
    const debits = items.filter((i) => i.values.side === '替代支出')
    expect(debits.length).toBeGreaterThan(3)
    for (const d of debits) {
      const credit = byKey.get(d.refs.credit ?? 0)
      const spent = debits.filter((x) => x.refs.credit === credit?.key).reduce((a, x) => a + Number(x.values.amount), 0)
      expect(spent).toBeLessThanOrEqual(Number(credit?.values.amount))
      expect(Number(d.values.amount)).toBeCloseTo(Number(d.values.emission) * Number(d.values.ratio), 6)
    }
  })

  it('have series of two years by month, with values that their fields allow', () => {
    const cells = items.flatMap((i) => i.series.map((c) => ({ i, c })))
    for (const { i, c } of cells) {
      const series = registerOf(i).series.find((s) => s.id === c.series)
      const bad = Object.entries(c.values).filter(([k, v]) => {
        const x = series?.fields[k]
        return !x || !allows(x, v)
      })
      expect([i.register, c.period, bad]).toEqual([i.register, c.period, []])
      expect(c.period).toMatch(series?.period === 'month' ? /^\d{4}-\d{2}$/ : /^\d{4}$/)
    }
    const coal = items.find((i) => i.register === 'coal')
    expect(coal?.series).toHaveLength(24)
    expect(new Set(cells.map(({ i, c }) => `${i.register}/${c.series}`)).size).toBe(
      registers.flatMap((r) => r.series).length,
    )
  })

  it('carry no fact about an enterprise that the plan names', () =>
    expect(items.filter((i) => !`${i.title ?? ''}${i.enterprise ?? ''}`.includes('演示'))).toEqual([]))
})

it('the same scale gives the same data, twice the scale twice the enterprises', () => {
  const again = trialRegisters()
  expect([...again.items()].slice(0, 500)).toEqual(items.slice(0, 500))
  expect(trialRegisters(2).enterprises.length).toBe(2 * trial.enterprises.length)
})
