import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { creditCodeCheck, MADE_UP_PREFIX } from '@gongjian/domain/enterprise/credit-code.ts'
import { runCommand, runHere, type Ended } from './cli-run.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-register-'))
  chmodSync(folder, 0o755)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function env(): Record<string, string> {
  return { DATA_DIR: inject('dataDir'), TRIAL: '0', PLAN_TODAY: '2019-09-20' }
}

/** A process takes seconds to start: one import goes that way, the rest is said to the same program here. */
function byProcess(...args: string[]): Promise<Ended> {
  return runCommand(folder, args, { env: env() })
}

function run(...args: string[]): Promise<Ended> {
  return runHere(folder, args, env())
}

async function json(...args: string[]): Promise<unknown> {
  const { code, out, err } = await run(...args, '--json')
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out)
}

// Of the trial's range: outside a trial it names nobody.
const MADE_UP = `${MADE_UP_PREFIX}000001`
const CSV = `责任单位,企业名称,统一社会信用代码,设备名称,炉型,炉膛直径（mm）
荥阳市,命令甲厂,,1号炉,热风炉,1200
荥阳市,命令甲厂,,2号炉,倒焰窑,约三米
荥阳市,命令乙厂,${MADE_UP}${creditCodeCheck(MADE_UP)},1号炉,热风炉,1200
`

describe('gongjian register …', { timeout: 300_000 }, () => {
  it('lists, writes a template, imports what is good, exports, and imports that unchanged', async () => {
    const list = (await json('register', 'list')) as { id: string; clause: string }[]
    expect(list.find((r) => r.id === 'kilns')?.clause).toBe('4.3')

    expect((await run('template', 'kilns', '--out', 'template.xlsx')).code).toBe(0)
    expect(readFileSync(path.join(folder, 'template.xlsx')).toString('latin1', 0, 2)).toBe('PK')

    await run('user', 'add', 'xy-clerk', '--name', '某甲', '--unit', '410182', '--role', 'county-clerk')
    writeFileSync(path.join(folder, 'in.csv'), CSV)
    const preview = await json('register', 'import', 'kilns', 'in.csv', '--as', 'xy-clerk', '--dry-run')
    const { code, out, err } = await byProcess('import', 'kilns', 'in.csv', '--as', 'xy-clerk', '--json')
    expect([code, err]).toEqual([0, ''])
    const first: unknown = JSON.parse(out)
    expect(first).toEqual(preview)
    expect(first).toMatchObject({ rows: 3, created: 1, updated: 0, unchanged: 0, refused: 2 })
    expect((first as { problems: unknown[] }).problems).toMatchObject([
      { sheet: 'in', row: 3, column: '窑炉类型', cell: 'E3', value: '倒焰窑', refuses: true },
      { sheet: 'in', row: 3, column: '炉膛直径', cell: 'F3', value: '约三米', refuses: true },
      {
        sheet: 'in',
        row: 4,
        column: '统一社会信用代码',
        cell: 'C4',
        message: expect.stringContaining('演示专用的号段') as string,
      },
    ])

    const where = ['--where', '企业名称=命令甲厂']
    expect((await run('export', 'kilns', '--out', 'out.csv', ...where)).code).toBe(0)
    const text = readFileSync(path.join(folder, 'out.csv'), 'utf8')
    expect(text.split('\r\n')).toHaveLength(3)
    expect(text).toContain('命令甲厂')
    expect((await run('register', 'export', 'kilns', '--out', 'out.xlsx', ...where)).code).toBe(0)
    expect(await json('import', 'kilns', 'out.xlsx', '--as', 'xy-clerk')).toMatchObject({
      rows: 1,
      created: 0,
      updated: 0,
      unchanged: 1,
      refused: 0,
      problems: [],
    })
  })

  it('records how a bound is read, lists it, and screens by it where asked', async () => {
    await run('user', 'add', 'office-one', '--name', '某乙', '--unit', 'gongjian-office', '--role', 'office')
    writeFileSync(path.join(folder, 'facts.json'), '{"产品":"合成氨","额定产能":"30万吨/年"}')
    const screen = ['screen', '--subject', 'facility', '--facts', 'facts.json', '--on', '2019-09-20']
    expect(await json(...screen)).toMatchObject({ verdict: 'borderline' })
    const one = ['interpret', '--rule', 'facility.ammonia-small', '--reads', 'included', '--from', '2019-09-01']
    const basis = ['--basis', '市政府专题会议纪要']
    expect((await run(...one, ...basis, '--as', 'xy-clerk')).code).toBe(3)
    expect((await run(...one, '--as', 'office-one')).err).toContain('依据')
    const made = await json(...one, ...basis, '--as', 'office-one')
    expect(made).toMatchObject({ fact: 'ratedCapacity', reads: 'included', from: '2019-09-01', until: null })
    expect(await json('interpret')).toEqual([made])
    expect(await json(...screen, '--interpreted')).toMatchObject({ verdict: 'eliminate' })
    expect(await json(...screen, '--on', '2019-08-31', '--interpreted')).toMatchObject({ verdict: 'borderline' })
    expect(await json(...screen)).toMatchObject({ verdict: 'borderline' })
  })

  it('sweeps what was imported by the plan’s rules, with what is missing', async () => {
    const swept = (await json('sweep', '--rules', 'kiln')) as { sweeps: { candidates: unknown[] }[] }
    expect(swept).toMatchObject({ on: '2019-09-20', recorded: true, sweeps: [{ rules: 'kiln', open: 0, unknown: 2 }] })
    expect(swept.sweeps[0]?.candidates).toMatchObject([
      { rule: 'kiln.coal-hot-air', standing: 'unknown', missing: ['燃料'], unit: '410182', title: '命令甲厂 1号炉' },
      { rule: 'kiln.not-compliant', missing: ['达标排放'], clauseLabel: '四（三）2（3）' },
    ])
    // By the rules of a day before the plan was issued, and nothing of it stays.
    const before = await json('sweep', '--rules', 'kiln', '--on', '2019-06-09')
    expect(before).toMatchObject({ recorded: false, sweeps: [{ unknown: 0, candidates: [] }] })
    expect((await run('sweep', '--rules', 'kiln')).out).toMatch(/工业窑炉 +荥阳市 +0 +0 +0 +0 +2/)
  })

  it('says which heads it did not read and which are merely near, and takes corrections', async () => {
    const limits = `责任单位,企业名称,设备名称,炉型,炉堂直径（mm）,颗粒物排放限值（mg/m3）,粉尘实测,计划停产时间
荥阳市,命令丙厂,1号炉,热风炉,1200,30,18,2019-12-31
`
    writeFileSync(path.join(folder, 'heads.csv'), limits)
    const read = ['import', 'kilns', 'heads.csv', '--as', 'xy-clerk', '--dry-run']
    const { heads } = (await json(...read)) as { heads: { head: string; column: string | null; by: string }[] }
    expect(heads.slice(4).map((h) => [h.head, h.column, h.by])).toEqual([
      ['炉堂直径（mm）', '炉膛直径', 'similar'],
      ['颗粒物排放限值（mg/m3）', null, 'none'],
      ['粉尘实测', null, 'none'],
      ['计划停产时间', null, 'none'],
    ])
    const { out } = await run(...read)
    expect(out).toContain('名称相近，请核对：炉堂直径（mm） → 炉膛直径')
    expect(out).toMatch(
      /没有读的栏目：颗粒物排放限值（mg\/m3）（与“颗粒物浓度”只是字面相近）、粉尘实测、计划停产时间（.+）/,
    )

    const corrected = ['--map', '粉尘实测=颗粒物浓度', '--map', '计划停产时间=planned', '--skip', '炉堂直径（mm）']
    expect(await json('import', 'kilns', 'heads.csv', '--as', 'xy-clerk', ...corrected)).toMatchObject({ created: 1 })
    await run('export', 'kilns', '--out', 'heads-out.csv', '--where', '企业名称=命令丙厂')
    const [head = '', row = ''] = readFileSync(path.join(folder, 'heads-out.csv'), 'utf8').split('\r\n')
    const cells = Object.fromEntries(head.split(',').map((h, i) => [h.replace(/（.*/, ''), row.split(',')[i]]))
    expect(cells).toMatchObject({ 颗粒物浓度: '18', 计划完成日期: '2019-12-31', 炉膛直径: '', 停用日期: '' })
  })

  it('makes no enterprise of a subtotal, and says which rows it took for one', async () => {
    const coal = `企业名称,行业,2018年消费量（吨）
命令丁厂,电力,1200
电力小计,电力,1200
米河镇小计,,1200
规模以上合计（3家）,,1200
郑州合计信息公司,其他,10
`
    writeFileSync(path.join(folder, 'coal.csv'), coal)
    const args = ['import', 'coal', 'coal.csv', '--as', 'xy-clerk', '--dry-run']
    expect(await json(...args)).toMatchObject({
      rows: 2,
      created: 2,
      problems: [],
      passedOver: { totals: 3, rows: [{ row: 3, text: '电力小计' }, { row: 4 }, { row: 5 }] },
    })
    const { out } = await run(...args)
    expect(out).toContain('跳过合计行 3：第 3 行“电力小计”、第 4 行“米河镇小计”、第 5 行“规模以上合计（3家）”')
    expect(out).toContain('没有读的栏目：2018年消费量（吨）（')
  })

  it.each<[string[], number, RegExp]>([
    [['sweep', '--rules', 'none'], 2, /没有“none”这一项规则排查，--rules 可写：facility/],
    [['import', 'kilns', 'in.csv', '--as', 'nobody'], 1, /没有找到账号 nobody/],
    [['import', 'kilns', 'missing.csv', '--as', 'xy-clerk'], 1, /没有找到该文件/],
    [['import', 'kilns', 'in.csv', '--as', 'xy-clerk', '--map', '炉型'], 2, /--map 写作 表头=栏目/],
    [['import', 'kilns', 'in.csv', '--as', 'xy-clerk', '--map', '炉型=颜色'], 2, /没有“颜色”这一栏/],
    [['import', 'kilns', 'in.csv', '--as', 'xy-clerk', '--map', '炉型=到期日'], 2, /“到期日”由系统填写/],
    [['import', 'kilns', 'in.csv', '--as', 'xy-clerk', '--skip', '炉子'], 2, /没有“炉子”这个表头；有：责任单位、/],
    [['import', 'kilns', 'in.csv', '--as', 'xy-clerk', '--map', '炉型=燃料', '--map', '设备名称=燃料'], 2, /写了两次/],
    [['export', 'nothing', '--out', 'x.csv'], 1, /台账/],
    [['export', 'kilns', '--out', 'x.csv', '--where', '颜色=红'], 2, /没有“颜色”这一栏/],
    [['export', 'kilns', '--out', 'x.csv', '--as-of', '去年'], 2, /--as-of 应为日期，如 2019-09-25/],
    [['export', 'kilns', '--out', 'x.csv', '--as-of', '2019-02-30'], 2, /--as-of 没有“2019-02-30”这一天/],
  ])('%j ends with a sentence', async (args, code, words) => {
    const ended = await run(...args)
    expect(ended.err).toMatch(words)
    expect([ended.code, ended.out]).toEqual([code, ''])
  })
})
