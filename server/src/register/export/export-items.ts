import type { TableFormat } from '@gongjian/office'
import { fail } from '@gongjian/domain/error/codes.ts'
import { allColumnsOf, columnOf } from '@gongjian/domain/register/columns.ts'
import { OPERATOR_TITLES, type Condition, type Sort } from '@gongjian/domain/register/filter.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { ruleAsked } from '@gongjian/domain/register/narrowed.ts'
import { CANDIDATE_STANDING_TITLES } from '@gongjian/domain/sweep/candidate.ts'
import type { Ctx, FileAnswer } from '../../app.ts'
import { loadOffice } from '../../file/load-office.ts'
import { recordEvent } from '../../history/record-event.ts'
import { implement } from '../../operation/implementation.ts'
import { registerOf } from '../store/definitions.ts'
import { defaultSort } from '../store/list-items.ts'
import { narrow, type Narrowing } from '../store/narrow-sql.ts'
import { orderOf } from '../store/sort-sql.ts'
import { FILE_TYPES } from '../../file/file-types.ts'
import { ruleSetsOfPlan } from '../../rule/rules-of.ts'
import { itemRows } from './item-rows.ts'

export interface ExportAsked extends Narrowing {
  readonly format: TableFormat
  readonly sort?: Sort | undefined
  /** Absent: every column. */
  readonly columns?: readonly string[] | undefined
}

function said(register: Register, c: Condition): string {
  const value = Array.isArray(c.value) ? c.value.join('、') : String(c.value ?? '')
  return `${columnOf(register, c.field)?.label ?? c.field}${OPERATOR_TITLES[c.op]}${value}`
}

/** 规则“燃煤热风炉”：符合规则 */
async function ruleWords(ctx: Ctx, asked: string): Promise<string> {
  const { rule, standing } = ruleAsked(asked)
  const found = (await ruleSetsOfPlan(ctx)).flatMap((s) => s.rules).find((r) => r.id === rule)
  return `规则“${found?.title ?? rule}”：${CANDIDATE_STANDING_TITLES[standing]}`
}

/** Under the title: what the file holds, so that a print of it can be told from the whole. */
async function noteOf(ctx: Ctx, register: Register, { where, q, asOf, rule }: Narrowing): Promise<string> {
  const filters = [
    ...where.map((c) => said(register, c)),
    ...(q ? [`含“${q}”`] : []),
    ...(rule === undefined ? [] : [await ruleWords(ctx, rule)]),
  ]
  return [
    ...(ctx.app.config.trial ? ['【演示数据】'] : []),
    `截至 ${asOf ?? ctx.app.clock.today()}`,
    filters.length === 0 ? '全部条目' : `筛选：${filters.join('，')}`,
    `${ctx.actor.unitName} 导出`,
  ].join('　')
}

/** What is filtered, as seen or complete; the file says which. */
export async function exportOf(ctx: Ctx, register: Register, asked: ExportAsked): Promise<FileAnswer> {
  const { app, actor } = ctx
  const known = new Set(allColumnsOf(register))
  // A saved view of an enterprise or a facility shows it by its title: its own columns say more.
  const columns = (asked.columns ?? [...known]).flatMap((k) =>
    k === 'title' && !known.has(k) ? ['enterprise', 'facility'].filter((x) => known.has(x)) : [k],
  )
  const missing = columns.find((k) => columnOf(register, k) === null)
  if (missing !== undefined) fail('bad-input', { problems: `${register.title}没有“${missing}”这一栏` })
  const sort = asked.sort ?? defaultSort(register)
  // Refuses a wrong filter or sort now, while the answer can still be a sentence.
  orderOf(register, sort, (await narrow(ctx, register, asked)).today)
  const { exportRegister } = await loadOffice()
  const rows = itemRows(app, actor, register, asked, sort)
  return {
    fileName: `${register.title}台账-${asked.asOf ?? app.clock.today()}.${asked.format}`,
    type: FILE_TYPES[asked.format],
    body: exportRegister(
      { register, columns: [...new Set(columns)], rows, note: await noteOf(ctx, register, asked) },
      asked.format,
    ),
  }
}

export const exportItems = implement('exportItems', async (ctx, input) => {
  const register = await registerOf(ctx, input.register)
  const answer = await exportOf(ctx, register, input)
  const { where, q, asOf, rule, format } = input
  await recordEvent(ctx, {
    kind: 'items-exported',
    subject: register.title,
    unitId: ctx.actor.unitId,
    detail: { register: register.id, where, q: q ?? null, asOf: asOf ?? null, rule: rule ?? null, format },
  })
  return answer
})
