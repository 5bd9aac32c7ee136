import { describe, expect, it } from 'vitest'
import { continuing } from '@gongjian/domain/register/due.ts'
import { choice, quantity, required } from '@gongjian/domain/register/field.ts'
import { register, type Register } from '@gongjian/domain/register/register.ts'
import { furnaces } from './support/registers.ts'
import { readFile, workbook } from './support/workbooks.ts'

const burners = register('burners', {
  title: '用煤企业',
  purpose: '逐家登记用煤企业和控制量，供测试合计行',
  clause: '4.5',
  subject: 'enterprise',
  life: 'record',
  fields: { trade: required(choice('行业', ['电力', '建材'])), cap: quantity('控制量', 't') },
  due: continuing(),
})
const balance = register('balance', {
  title: '全社会消费',
  purpose: '按部门登记消费量，供测试名为合计的条目',
  clause: '4.5',
  subject: 'record',
  life: 'record',
  fields: { part: required(choice('消费类别', ['合计', '工业'])), amount: quantity('数量栏', 't') },
  due: continuing(),
})

const HEADS = ['责任单位', '企业名称', '行业', '控制量（吨）']

async function read(of: Register, heads: readonly string[], ...rows: (string | number | null)[][]) {
  const bytes = await workbook({ 表: (s) => s.addRows([[...heads], ...rows]) })
  return readFile(bytes, of)
}

describe('a row that sums up others is no enterprise', () => {
  it.each<[string | number | null, string | number | null]>([
    [null, '电力小计'],
    [null, '电力行业合计'],
    ['米河镇小计', null],
    ['巩义市合计', null],
    ['巩义市', '米河镇小计'],
    [null, '规模以上合计（3家）'],
    [null, '规模以上合计3家'],
    [null, '规模以上合 计：3 家'],
    ['一', '电力小计'],
    ['（二）', '建材总计'],
    [null, '全市共计（万吨）'],
    [null, '各行业合计数'],
    [null, '合计3家'],
    [null, '合　计'],
    ['其中：规模以上', null],
    ['平均值', null],
    ['比上年增减（%）', null],
    [null, '（合计）'],
    ['【小计】', null],
    [null, '“合计”'],
    [null, '"合计"'],
    ['合計', null],
    [null, '—合计—'],
    [null, '電力小計'],
    ['巩义市', '电力（合计）'],
    [null, '总数'],
    [null, '汇总'],
    ['郑州市', '全市汇总'],
    [null, 'Total'],
    ['Grand Total', null],
    ['全市', null],
    ['郑州市', '全市（3家）'],
    [null, '共2家'],
    ['全市', '共2家企业'],
    [null, '合计2家企业'],
    [null, 'SUM'],
    ['郑州市', 'TOTALS'],
    [null, 'Sub-total'],
    [null, 'Sub Totals'],
    [null, '«合计»'],
    [null, '合计→'],
    ['郑州市', '合计吨数'],
    [null, '合计（含停产）3家'],
    [null, '合计（3家（含停产））'],
    ['郑州市', '合计（巩义）'],
    ['郑州市', '全市平均'],
    ['全市', '合计'],
  ])('%s %s', async (unit, enterprise) => {
    const { rows, passedOver } = await read(burners, HEADS, [unit, enterprise, '电力', 1200])
    expect([rows.length, passedOver.totals]).toEqual([0, 1])
  })

  it.each([
    '郑州合计信息公司',
    '河南小计量器具厂',
    '巩义市总计划服务有限公司',
    '合计3号炉料厂',
    '新密合计（集团）有限公司',
    '郑州合计（集团）',
    '其中堂药业有限公司',
    '平均律乐器厂',
    '全市通物流有限公司',
    '汇总科技有限公司',
    '（合计）炉料厂',
    'Total能源公司',
    '总计（郑州）建材有限公司',
    '合计（巩义）耐材厂',
    '合计（郑州）有限公司（集团）',
    '共2家电器厂',
    '平均（郑州）科技公司（集团）',
    'SUMEC公司',
  ])('%s is one', async (enterprise) => {
    const { rows, passedOver } = await read(burners, HEADS, ['巩义市', enterprise, '电力', 1200])
    expect([rows[0]?.cells['enterprise'], passedOver.totals]).toEqual([enterprise, 0])
  })

  it.each(['合计', '合计吨数', '全市平均', '共2家', '全市'])(
    '%s under the trade, where nothing is named',
    async (trade) => {
      const heads = ['序号', '责任单位', '乡镇街道', '检查人', '企业名称', '行业', '控制量（吨）']
      const total = [9, '郑州市', '米河镇', '张某', null, trade, 1200]
      const { rows, passedOver } = await read(burners, heads, total, [1, '巩义市', '米河镇', '张某', '甲厂', '电力', 3])
      expect([rows.map((r) => r.row), passedOver.totals]).toEqual([[3], 1])
    },
  )

  it('what an enterprise has in all is no total', async () => {
    const heads = ['企业名称', '设备名称', '规格', '窑炉类型']
    const bytes = await workbook({ 表: (s) => s.addRows([heads, ['甲厂', '1号窑', '共2台', '热风炉']]) })
    expect((await readFile(bytes, furnaces)).rows.length).toBe(1)
  })

  it('an enterprise whose place is all of the city is one', async () => {
    const { rows } = await read(burners, HEADS, ['全市', '甲厂', '电力', 1200])
    expect(rows.map((r) => r.cells['enterprise'])).toEqual(['甲厂'])
  })

  it('what has a number or a code of its own is an item, whatever it is called', async () => {
    const heads = ['编号', '企业名称', '统一社会信用代码', '行业']
    const { rows } = await read(
      burners,
      heads,
      [12, '电力小计', null, '电力'],
      [null, '电力合计', '91410100123456789X', '电力'],
      [null, '建材合计', null, '建材'],
    )
    expect(rows.map((r) => r.cells['enterprise'])).toEqual(['电力小计', '电力合计'])
  })

  it('a record of a total is a record', async () => {
    const heads = ['责任单位', '名称', '消费类别', '数量栏']
    const { rows, passedOver } = await read(
      balance,
      heads,
      ['巩义市', '巩义市合计', '合计', 100],
      ['巩义市', '工业合计', '工业', 80],
      ['总计', null, null, 180],
    )
    expect(rows.map((r) => r.cells['title'])).toEqual(['巩义市合计', '工业合计'])
    expect(passedOver.rows).toEqual([{ sheet: '表', row: 4, kind: 'totals', text: '总计' }])
  })

  it('each row that is passed over is said with its number', async () => {
    const bytes = await workbook({
      荥阳: (s) =>
        s.addRows([
          ['序号', '企业名称', '设备名称', '窑炉类型'],
          [1, '甲厂', '1号', '热风炉'],
          [2, '荥阳市小计', null, null],
          ['序号', '企业名称', '设备名称', '窑炉类型'],
          [3, '乙厂', '1号', '热风炉'],
          ['填表人：张某'],
        ]),
    })
    const { rows, passedOver } = await readFile(bytes, furnaces)
    expect(rows.map((r) => r.row)).toEqual([2, 5])
    expect(passedOver).toEqual({
      blank: 0,
      totals: 1,
      notes: 2,
      rows: [
        { sheet: '荥阳', row: 3, kind: 'totals', text: '荥阳市小计' },
        { sheet: '荥阳', row: 4, kind: 'notes', text: '序号' },
        { sheet: '荥阳', row: 6, kind: 'notes', text: '填表人：张某' },
      ],
    })
  })
})
