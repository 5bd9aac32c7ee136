import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import { goalInWords } from '@gongjian/domain/target/goal-words.ts'
import { UNIT_KIND_TITLES } from '@gongjian/domain/unit/unit.ts'
import { readConfig } from '../../config/config.ts'
import { mustFindPack } from '../../plan/packs.ts'
import { print, printJson, table } from './output.ts'

function asJson({ tasks, targets, units }: PlanPack) {
  return {
    tasks: tasks.map(({ id, clause, title, leads, responsible, cooperating, milestones }) => ({
      id,
      clause,
      title,
      leads,
      responsible,
      cooperating,
      milestones: milestones.map(({ date, text, clause: of }) => ({ date, text, clause: of })),
    })),
    targets,
    units,
  }
}

function inWords(pack: PlanPack): string {
  const short = new Map(pack.units.map((u) => [u.code, u.short]))
  const names = (codes: readonly string[]): string => codes.map((c) => short.get(c) ?? c).join('、')
  const tasks = pack.tasks.map((t) => [t.id, names(t.leads), t.responsible.length, t.milestones.length, t.title])
  const units = pack.units.map((u) => [u.code, UNIT_KIND_TITLES[u.kind], u.name])
  return [
    `${pack.title}（${pack.docNumber ?? '无文号'}）`,
    `【任务】${tasks.length} 项\n${table(['编号', '牵头', '责任单位数', '节点数', '任务'], tasks)}`,
    `【单位】${units.length} 个\n${table(['代码', '类别', '名称'], units)}`,
    `【目标】${pack.targets.length} 项\n${table(
      ['条款', '目标', '期限', '对象'],
      pack.targets.map((t) => [t.clause, goalInWords(t), t.by, t.subject]),
    )}`,
  ].join('\n\n')
}

export interface PlanOptions {
  readonly json?: true
}

export function plan(options: PlanOptions): void {
  const pack = mustFindPack(readConfig().plan)
  if (options.json) printJson(asJson(pack))
  else print(inWords(pack))
}
