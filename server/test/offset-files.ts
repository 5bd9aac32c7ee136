import { expect } from 'vitest'
import { runImports } from '../src/register/import/run-imports.ts'
import type { Client, TestServer } from './harness.ts'

const HEADS = '名称,收支,数量（t/a）,所用削减来源,项目VOCs排放量（t/a）,替代倍数,准入审查条目,记账日期'

/** Debits of 6, 3 and 2 t in one file, each of a project of its own (number → t), against a credit of 10: the last is one too many. */
export async function previewAddsUp(
  server: TestServer,
  clerk: Client,
  source: number,
  projects: ReadonlyMap<number, number>,
): Promise<void> {
  const debits = [...projects].map(([id, t]) => `支出${id},替代支出,${t},${source},${t},1,${id},2019-09-02`)
  const bytes = new TextEncoder().encode([HEADS, ...debits].join('\n'))
  const job = await clerk.upload('startImport', { register: 'voc-offsets' }, '一批支出.csv', bytes)
  await runImports(server.app)
  const { rows } = await clerk.call('listImportRows', { id: job.id })
  expect(rows.map((r) => [r.kind, r.problems.map((p) => p.message)])).toEqual([
    ['created', []],
    ['created', []],
    ['refused', [expect.stringContaining('共 10，已用 9，本条需要 2')]],
  ])
  const untouched = await clerk.call('getItem', { register: 'voc-offsets', id: source })
  expect(untouched.balance).toMatchObject({ spent: 0, left: 10, draws: [] })
  await clerk.call('takeImport', { id: job.id })
  await runImports(server.app)
  expect((await clerk.call('getImport', { id: job.id })).counts).toMatchObject({ created: 2, refused: 1 })
}
