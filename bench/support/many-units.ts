import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { Unit, UnitKind } from '@gongjian/domain/unit/unit.ts'

export const UNITS = 200
export const TASKS = 20
const LEADS = 4

function unit(kind: UnitKind, code: string, name: string): Unit {
  return { code, kind, name, short: name, names: [{ name, validFrom: '2019-06-10' }], aliases: [], countyCode: null }
}

/** A plan with many bodies: each answers for every task. */
export function manyUnits(): PlanPack {
  const bodies = Array.from({ length: UNITS }, (_, i) => unit('body', `body-${i}`, `第${i + 1}县`))
  const leads = Array.from({ length: LEADS }, (_, i) => unit('department', `lead-${i}`, `第${i + 1}局`))
  return {
    code: 'bench-many-units',
    city: '某市',
    title: '某市工作方案',
    docNumber: null,
    issuer: null,
    signedOn: null,
    document: '某市工作方案',
    units: [...bodies, ...leads, unit('office', 'bench-office', '市攻坚办')],
    townships: [],
    tasks: Array.from({ length: TASKS }, (_, i) => ({
      id: `2.${i + 1}`,
      clause: `2.${i + 1}`,
      label: `二（${i + 1}）`,
      title: `第${i + 1}项任务`,
      leads: [`lead-${i % LEADS}`],
      responsible: bodies.map((b) => b.code),
      cooperating: [],
      milestones: [],
    })),
    targets: [],
    firstReportMonth: '2019-09',
    reportDueDay: 25,
    filings: [],
  }
}
