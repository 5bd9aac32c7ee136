import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zhengzhou } from '@gongjian/plan-zhengzhou-2019-37'
import { registers } from '@gongjian/plan-zhengzhou-2019-37/registers/index.ts'
import { isByReview } from '@gongjian/domain/entry-review/fields.ts'
import { columnOf, inputColumnsOf } from '@gongjian/domain/register/columns.ts'
import { exampleValues } from '@gongjian/domain/register/example.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
import type { ImportJob } from '@gongjian/domain/register/import-contracts.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { NAMING } from '@gongjian/domain/register/subject.ts'
import { runImports } from '../src/register/import/run-imports.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { moveItem, proveSteps } from './register-items.ts'
import { bytesOf, openBook } from './sheet.ts'

const BODY = '荥阳市'
const DAY = '2019-09-10'

let server: TestServer
let office: Client
const clients = new Map<string, Client>()
beforeAll(async () => {
  server = await startTestServer()
  office = await server.as('office')
})
afterAll(() => server.close())

async function clientOf(login: string): Promise<Client> {
  const known = clients.get(login) ?? (await server.as(login))
  clients.set(login, known)
  return known
}

function leadOf({ task }: Register): string {
  return zhengzhou.tasks.find((t) => t.id === task)?.leads[0] ?? 'office'
}

/** A value that the field takes, as a person types it; null: left empty. */
function typed(field: Field, register: Register, key: string): string | number | null {
  // The first of the sides is a credit, which carries nothing of a debit.
  const ofDebit = register.doubleEntry
  if (ofDebit !== null && [ofDebit.project, ofDebit.emission, ofDebit.ratio].includes(key)) return null
  switch (field.kind) {
    case 'text':
    case 'note':
      return `${field.label}甲`
    case 'choice':
      return field.options[0] ?? null
    case 'choices':
      return field.options.slice(0, 2).join('、')
    case 'quantity':
    case 'count': {
      // What must stay below others is half of what they are.
      const isBelow = register.checks.some((c) => c.kind === 'below' && c.field === key)
      const most = Math.min(field.max, 10)
      return Math.max(field.min, isBelow ? most / 2 : most)
    }
    case 'money':
      return 120.5
    case 'day':
      return DAY
    case 'year':
      return Math.min(Math.max(field.min, 2018), field.max)
    case 'yesNo':
      // That there is none would contradict what the row names.
      return register.demands.some((d) => d.unless === key) ? '否' : '是'
    case 'industry':
      return '3031'
    case 'item':
    case 'computed':
      return null
  }
}

/** The common columns of one row. */
const COMMON: Readonly<Record<string, string | number>> = {
  unit: BODY,
  facility: '1号设备',
  person: '张某',
  planned: '2019-12-31',
  longitude: 113.02,
  latitude: 34.75,
  remark: '照表填写',
}

function cellsOf(register: Register): ReadonlyMap<string, string | number> {
  const name = `${register.title}证明厂`
  const common = inputColumnsOf(register).flatMap((key): [string, string | number][] => {
    if (key === 'unit' && register.keptBy === 'lead') return []
    const value = key === 'title' || key === 'enterprise' ? name : COMMON[key]
    return value === undefined ? [] : [[key, value]]
  })
  const own = Object.entries(register.fields).flatMap(([key, field]): [string, string | number][] => {
    const value = typed(field, register, key)
    return value === null || isByReview(register, key) ? [] : [[key, value]]
  })
  return new Map([...common, ...own])
}

async function filled(register: Register, client: Client): Promise<Buffer> {
  const answer = await client.fetch('downloadTemplate', { register: register.id })
  const book = await openBook(await answer.arrayBuffer())
  const sheet = book.worksheets[0]
  const heads = Array.from(sheet?.getRow(3).values as string[], String)
  for (const [key, value] of cellsOf(register)) {
    const label = columnOf(register, key)?.label ?? ''
    const at = heads.findIndex((h) => h === label || h.startsWith(`${label}（`))
    expect([key, label, at > 0]).toEqual([key, label, true])
    if (sheet) sheet.getRow(4).getCell(at).value = value
  }
  return bytesOf(book)
}

/** Where each scope has one row, the second is of another scope. */
function otherScope({ ofCity, key, fields }: Register): Record<string, string | null> {
  const scopes = key.filter((k) => ofCity !== null && k !== ofCity.field)
  return Object.fromEntries(
    scopes.map((k) => [k, fields[k]?.kind === 'choice' ? (fields[k].options.at(-1) ?? null) : null]),
  )
}

/** An item with nothing but what it cannot stand without: every other part of its natural key is empty. */
async function listBare(register: Register, client: Client): Promise<void> {
  const name = `${register.title}证明厂（仅必填）`
  const names = Object.fromEntries(NAMING[register.subject].map((key) => [key, name]))
  const required = Object.entries(exampleValues(register)).filter(([key]) => register.fields[key]?.required)
  const demanded = register.demands.flatMap((d) => [[d.unless, true] as const, [d.document, '示例依据'] as const])
  const values = { ...Object.fromEntries([...required, ...demanded]), ...otherScope(register) }
  const item = { ...names, values }
  await moveItem(client, await client.call('createItem', { register: register.id, item }), 'list')
}

/** The same workbook as from a desk that never saw the system's numbers. */
async function withoutNumbers(bytes: Uint8Array): Promise<Buffer> {
  const book = await openBook(bytes)
  book.worksheets[0]?.spliceColumns(1, 1)
  return bytesOf(book)
}

async function previewed(register: Register, client: Client, bytes: Uint8Array): Promise<ImportJob> {
  const job = await client.upload('startImport', { register: register.id }, '台账.xlsx', bytes)
  await runImports(server.app)
  const { rows } = await client.call('listImportRows', { id: job.id, kind: 'refused' })
  expect(rows.flatMap((r) => r.problems.map((p) => `${p.column} ${p.value}：${p.message}`))).toEqual([])
  return client.call('getImport', { id: job.id })
}

async function imported(register: Register, client: Client, bytes: Uint8Array): Promise<ImportJob> {
  const job = await previewed(register, client, bytes)
  await client.call('takeImport', { id: job.id })
  await runImports(server.app)
  expect((await client.call('getImport', { id: job.id })).state).toBe('done')
  return job
}

/** A project is decided on before anybody knows whether conditions must be met. */
async function decided(register: Register, clerk: Client, id: number): Promise<void> {
  const early = await clerk.call('moveItems', { register: register.id, ids: [id], move: 'claim' })
  expect(early.refused[0]?.why).toBe('先填写“审查决定”（由“项目准入审查”写入），才知道要办哪些步骤')
  const { version } = await clerk.call('getItem', { register: register.id, id })
  const review = await clerk.call('saveReview', { id, version, item: {}, answers: {} })
  const lead = await clientOf(leadOf(register))
  await lead.call('decideReview', {
    review: review.id,
    decision: '附条件同意',
    conditions: '入园',
    reason: '专题会议纪要',
  })
}

/** Definition → template → filled → imported → listed → worked off with evidence → exported → imported unchanged. */
async function prove(register: Register): Promise<void> {
  const clerk = await clientOf(register.keptBy === 'lead' ? leadOf(register) : 'xingyang-clerk')
  const job = await imported(register, clerk, await filled(register, clerk))
  expect(job.counts).toMatchObject({ rows: 1, created: 1, refused: 0 })
  const list = await clerk.call('listItems', { register: register.id, q: '证明厂' })
  const [item] = list.rows
  expect([list.rows.length, item?.stage]).toEqual([1, 'listed'])
  const { id } = item ?? { id: 0 }
  if (register.life !== 'record') {
    const its = { register: register.id, id }
    await moveItem(clerk, its, 'start')
    const early = await clerk.call('moveItems', { register: register.id, ids: [id], move: 'close' })
    expect(early.refused).toHaveLength(1)
    if (register.reviewed !== null) await decided(register, clerk, id)
    await proveSteps(clerk, its)
    await moveItem(clerk, its, 'claim')
    await moveItem(await clientOf(leadOf(register)), its, 'verify')
    await moveItem(office, its, 'close')
    expect((await clerk.call('getItem', its)).light).toBe('grey')
  }
  await listBare(register, clerk)
  const out = await clerk.fetch('exportItems', { register: register.id, format: 'xlsx', q: '证明厂' })
  const bytes = Buffer.from(await out.arrayBuffer())
  const same = { rows: 2, created: 0, updated: 0, unchanged: 2, refused: 0 }
  expect((await imported(register, clerk, bytes)).counts).toMatchObject(same)
  // Who may change none of it may say again what stands.
  expect((await previewed(register, office, await withoutNumbers(bytes))).counts).toMatchObject(same)
}

describe('每本台账从定义到导出再导入', { timeout: 120_000 }, () => {
  it.each(registers.map((r) => [r.id, r] as const))('%s', (_id, register) => prove(register))
})
