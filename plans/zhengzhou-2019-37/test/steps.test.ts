import { describe, expect, it } from 'vitest'
import { stepsOf, type Register } from '@gongjian/domain/register/register.ts'
import { undecidedFields } from '@gongjian/domain/register/undecided.ts'
import { registers } from '../index.ts'

/** Every way in which the fields that decide an item's steps may be filled or left empty. */
function waysOf(register: Register): Record<string, string | null>[] {
  const conditions = [...register.steps.map((s) => s.when), register.recheck?.when ?? null, register.ends]
  const keys = [...new Set(conditions.flatMap((when) => Object.keys(when ?? {})))]
  return keys.reduce<Record<string, string | null>[]>(
    (ways, key) => {
      const field = register.fields[key]
      const options = field?.kind === 'choice' ? [...field.options] : []
      return ways.flatMap((way) => [null, ...options].map((value) => ({ ...way, [key]: value })))
    },
    [{}],
  )
}

describe('what decides the steps', () => {
  const worked = registers.filter((r) => r.life !== 'record')
  it.each(worked.map((r) => [r.id, r] as const))(
    '%s: whatever is known, there is a step, or it is asked for what decides',
    (_id, register) => {
      for (const way of waysOf(register)) {
        const open = undecidedFields(register, way)
        if (open.length === 0) expect([way, stepsOf(register, way).length > 0]).toEqual([way, true])
        // Nothing that is written now takes a step away that was there, or is asked for in vain.
        for (const key of open) expect([key, way[key]]).toEqual([key, null])
      }
    },
  )

  it.each<[string, Record<string, string | null>, string[]]>([
    ['kilns', { measure: null }, ['measure']],
    ['kilns', { measure: '提标治理' }, []],
    ['hazchem', { measure: '就地改造', preliminary: null, soilRisk: null }, []],
    ['hazchem', { measure: '关闭退出', preliminary: null, soilRisk: null }, ['preliminary']],
    ['hazchem', { measure: '关闭退出', preliminary: '未超过筛选值', soilRisk: null }, []],
    ['hazchem', { measure: '关闭退出', preliminary: '超过筛选值', soilRisk: null }, ['soilRisk']],
    ['energy-supervision', { finding: null }, ['finding']],
    ['projects', { decision: null }, ['decision']],
  ])('%s with %o asks for %o', (id, values, asked) => {
    const register = registers.find((r) => r.id === id)
    expect(register && undecidedFields(register, values)).toEqual(asked)
  })
})
