import { createWriteStream } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileSource } from '@gongjian/office/register/raw/byte-source.ts'
import { allColumnsOf, columnOf } from '@gongjian/domain/register/columns.ts'
import type { Condition } from '@gongjian/domain/register/filter.ts'
import { passedWords, type ImportProblem } from '@gongjian/domain/register/import.ts'
import { IMPORT_KIND_TITLES, ImportKind } from '@gongjian/domain/register/import-contracts.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { readConfig } from '../../config/config.ts'
import { inTransaction } from '../../db/transaction.ts'
import { mustAllow } from '../../operation/run.ts'
import { registersOf } from '../../plan/packs.ts'
import { templateOf } from '../../register/export/download-template.ts'
import { exportOf } from '../../register/export/export-items.ts'
import { importFile, type Imported } from '../../register/import/import-file.ts'
import { readChoices } from '../../register/import/import-jobs.ts'
import { registerOf } from '../../register/store/definitions.ts'
import { CommandError, UsageError } from './answer.ts'
import { dayOption } from './day-option.ts'
import { print, printJson, table } from './output.ts'
import {
  choicesOf,
  columnNamed,
  headsInLines,
  refuseUnknownHeads,
  toldHeads,
  type HeadOptions,
  type ToldHead,
} from './register-heads.ts'
import { AT_THE_MACHINE, commandActor, memberNamed, withApp } from './with-app.ts'

export interface ListOptions {
  readonly json?: true
}
export interface TemplateOptions {
  readonly out: string
}
export interface ImportOptions extends HeadOptions {
  readonly as: string
  readonly dryRun?: true
  readonly emptyClears?: true
  readonly json?: true
}
export interface ExportOptions {
  readonly out: string
  readonly where: readonly string[]
  readonly asOf?: string
  readonly as?: string
}

/** A script that prints every problem of a wrong file would drown in them; the count says how many there are. */
const MOST_PROBLEMS = 10_000

export function list(options: ListOptions): void {
  const registers = registersOf(readConfig().plan).map((r) => ({
    id: r.id,
    title: r.title,
    clause: r.clause,
    task: r.task,
    subject: r.subject,
    life: r.life,
    counter: r.counter,
    fields: allColumnsOf(r).map((key) => ({ key, label: columnOf(r, key)?.label ?? key })),
  }))
  if (options.json) printJson(registers)
  else
    print(
      table(
        ['台账', '条款', '名称'],
        registers.map((r) => [r.id, r.clause, r.title]),
      ),
    )
}

export async function template(register: string, { out }: TemplateOptions): Promise<void> {
  const bytes = await withApp(async (app) => {
    const actor = await commandActor(app, 'office')
    return inTransaction(app, actor, async (ctx) => templateOf(ctx, await registerOf(ctx, register)), {
      request: AT_THE_MACHINE,
    })
  })
  await writeFile(out, bytes)
  print(`已写出模板 ${out}`)
}

interface Told extends Imported {
  readonly heads: ToldHead[]
  readonly problems: ImportProblem[]
  readonly told: number
}

async function importing(ctx: Ctx, id: string, file: string, options: ImportOptions): Promise<Told> {
  const register = await registerOf(ctx, id)
  const source = await fileSource(file)
  const problems: ImportProblem[] = []
  let told = 0
  try {
    const done = await importFile(
      ctx,
      register,
      {
        source,
        name: path.basename(file),
        choices: choicesOf(register, options, await readChoices(ctx, id)),
        emptyClears: options.emptyClears ?? false,
      },
      !options.dryRun,
      (outcomes) => {
        for (const { problems: found } of outcomes) {
          told += found.length
          if (problems.length < MOST_PROBLEMS) problems.push(...found)
        }
        return Promise.resolve()
      },
      ({ sheets }) => refuseUnknownHeads(options, sheets),
    )
    return { ...done, heads: toldHeads(register, done.sheets), problems, told }
  } finally {
    await source.close()
  }
}

function inLines({ counts, problems, told, sheets, heads, passedOver }: Told, dryRun: boolean): string {
  const kinds = ImportKind.options.map((kind) => `${IMPORT_KIND_TITLES[kind]} ${counts[kind]}`)
  return [
    `${dryRun ? '预览' : '已导入'}：共 ${counts.rows} 行，${kinds.join('，')}`,
    ...sheets.filter((s) => s.passedOver !== null).map((s) => `工作表“${s.sheet}”：${s.passedOver}`),
    ...headsInLines(heads),
    ...passedWords(passedOver).map((words) => `跳过${words}`),
    ...problems.map(
      (p) => `${p.sheet} 第 ${p.row} 行 ${p.column}：${p.message}${p.refuses ? '' : '（已采用，请核对）'}`,
    ),
    ...(told > problems.length ? [`还有 ${told - problems.length} 条未列出`] : []),
  ].join('\n')
}

export async function importInto(register: string, file: string, options: ImportOptions): Promise<void> {
  const told = await withApp(async (app) => {
    const actor = await memberNamed(app, options.as)
    mustAllow(actor, 'startImport')
    return inTransaction(app, actor, (ctx) => importing(ctx, register, file, options), {
      request: AT_THE_MACHINE,
      why: `导入“${path.basename(file)}”`,
    })
  })
  const { counts, problems, heads, passedOver } = told
  const { rows, created, updated, unchanged, refused } = counts
  if (options.json) printJson({ rows, created, updated, unchanged, refused, heads, passedOver, problems })
  else print(inLines(told, options.dryRun ?? false))
  if (rows > 0 && refused === rows)
    throw new CommandError('每一行都有问题，没有导入任何一行；请按上面的说明修改后再导入')
}

/** `窑炉类型=热风炉` or `kind=热风炉`. */
function conditionFrom(register: Register, text: string): Condition {
  const at = text.indexOf('=')
  if (at < 1) throw new UsageError(`--where 写作 栏目=值，不是“${text}”`)
  const name = text.slice(0, at).trim()
  const key = columnNamed(register, name, [...allColumnsOf(register), 'title'])
  if (key === null) throw new UsageError(`${register.title}没有“${name}”这一栏`)
  const value = text.slice(at + 1).trim()
  return value === '' ? { field: key, op: 'unknown' } : { field: key, op: 'is', value }
}

/** Beside its place first: a failed export leaves no half of a file under the name that was asked for. */
async function writeOut(body: Uint8Array | NodeJS.ReadableStream, out: string): Promise<void> {
  const half = `${out}.part`
  try {
    await pipeline(body instanceof Uint8Array ? Readable.from([body]) : body, createWriteStream(half))
    await rename(half, out)
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
}

export async function exportFrom(id: string, options: ExportOptions): Promise<void> {
  const asOf = dayOption('--as-of', options.asOf)
  const format = /\.csv$/i.test(options.out) ? 'csv' : 'xlsx'
  await withApp(async (app) => {
    const actor = options.as === undefined ? await commandActor(app, 'office') : await memberNamed(app, options.as)
    mustAllow(actor, 'exportItems')
    const { body } = await inTransaction(
      app,
      actor,
      async (ctx) => {
        const register = await registerOf(ctx, id)
        const where = options.where.map((w) => conditionFrom(register, w))
        return exportOf(ctx, register, { format, where, asOf })
      },
      { request: AT_THE_MACHINE },
    )
    await writeOut(body, options.out)
  })
  print(`已导出 ${options.out}`)
}
