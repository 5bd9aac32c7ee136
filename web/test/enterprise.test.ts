import { describe, expect, it } from 'vitest'
import type { EnterpriseDetail, EnterpriseRow, Facility } from '@gongjian/domain/enterprise/detail.ts'
import { ENTERPRISE_FIELDS } from '@gongjian/domain/enterprise/enterprise.ts'
import { chosenText } from '../src/components/autosave/choice.ts'
import { newDraft, reduceDraft } from '../src/components/autosave/draft.ts'
import { saidOfCode } from '../src/components/form/said-of-code.ts'
import { listStateOf, ListUrl } from '../src/components/list/list-state.ts'
import { byRegister, byUrgency } from '../src/features/enterprise/by-urgency.ts'
import { sidesOf } from '../src/features/enterprise/duplicate-sides.ts'
import { itemsWords, lightWords } from '../src/features/enterprise/enterprise-words.ts'
import {
  FORM_GROUPS,
  inputOf,
  problemsOf,
  servedOf,
  valueOfWords,
} from '../src/features/enterprise/enterprise-values.ts'
import { closesWith, facilityAlike, kindsUnder, linesOf, parentsFor } from '../src/features/enterprise/facility-tree.ts'
import { HUB_LIST, valueOf } from '../src/features/enterprise/hub-list.ts'

let next = 0
function facility(kind: string, name: string, state: Facility['state'], children: Facility[] = []): Facility {
  next += 1
  return { id: next, parent: null, kind, name, state, closedOn: null, point: null, trial: true, version: 1, children }
}

const row: EnterpriseRow = {
  id: 7,
  name: '演示耐材01号厂',
  creditCode: '91000000DEM00001X5',
  isMadeUpCode: true,
  isUnchecked: false,
  fromPlan: false,
  unit: { code: '410183', name: '新密市', short: '新密', kind: 'body' },
  township: '超化镇',
  point: { longitude: 113.4, latitude: 34.5 },
  trial: true,
  version: 3,
  items: 2,
  light: 'red',
  values: { name: '演示耐材01号厂', creditCode: '91000000DEM00001X5', industry: '3089', size: '中', inPark: false },
}
const detail: EnterpriseDetail = {
  ...row,
  industryName: '耐火陶瓷制品及其他耐火材料制造',
  updatedBy: '演示填报员',
  updatedAt: '2019-09-18T02:21:07.000Z',
  facilities: [],
  registers: [],
  inspections: [],
  documents: [],
  documentCount: 0,
  merges: [],
  mayEdit: true,
  mayMerge: true,
}

describe('facilities', () => {
  const kiln = facility('窑炉', '1号窑', '在用', [facility('排放口', 'DA001', '在用')])
  const gone = facility('窑炉', '2号窑', '已关停')
  const line = facility('生产线', '1号线', '在用', [facility('工序', '烧成', '停用', [kiln, gone])])
  const other = facility('生产线', '2号线', '在用')
  const shut = facility('生产线', '3号线', '已关停')
  const tree = [line, other, shut]

  it.each([
    ['窑炉', '一号窑', '1号窑'],
    ['窑炉', '2#', '2号窑'],
    ['设备', '2号窑。', '2号窑'],
    ['窑炉', '2号窑东', '2号窑'],
    ['窑炉', '3#', null],
    ['生产线', '3#', '3号线'],
    ['窑炉', '9号窑', null],
  ])('whoever enters a %s %s is told of %s', (kind, name, told) => {
    expect(facilityAlike(tree, null, kind, name)?.name ?? null).toBe(told)
  })

  it('a line takes along all that runs below it, to any depth, and names nothing twice', () => {
    expect(closesWith(line).map((f) => f.name)).toEqual(['烧成', '1号窑', 'DA001'])
    expect(closesWith(gone)).toEqual([])
    expect(linesOf(tree)).toHaveLength(7)
  })

  it.each([
    [null, '自备井', true],
    [line, '窑炉', true],
    [line, '自备井', false],
    [kiln, '排放口', true],
    [kiln, '生产线', false],
  ] as const)('%o may carry %s: %s', (parent, kind, may) => {
    expect(kindsUnder(parent).includes(kind)).toBe(may)
  })

  it('moves to what runs and may carry it, never below itself', () => {
    expect(parentsFor(tree, kiln).map((f) => f.name)).toEqual(['1号线', '烧成', '2号线'])
    expect(parentsFor(tree, line)).toEqual([])
  })
})

describe('the form', () => {
  it('has every field of an enterprise once', () => {
    const columns = FORM_GROUPS.flatMap((g) => g.columns)
    expect(new Set(columns).size).toBe(columns.length)
    expect(Object.keys(ENTERPRISE_FIELDS).filter((k) => !columns.includes(k))).toEqual([])
  })

  it('sends what was written and nothing else; empty is null, half a point is none', () => {
    const { text } = servedOf(detail)
    expect(inputOf({ ...text, size: null, person: '张三' }, ['size', 'person'])).toEqual({
      values: { size: null, person: '张三' },
    })
    expect(inputOf({ ...text, township: '' }, ['township'])).toEqual({ values: {}, township: null })
    expect(inputOf(text, ['longitude'])).toEqual({ values: {}, point: { longitude: 113.4, latitude: 34.5 } })
    expect(inputOf({ ...text, latitude: null }, ['latitude'])).toEqual({ values: {} })
    expect(inputOf({ ...text, longitude: null, latitude: null }, ['longitude', 'latitude']).point).toBeNull()
  })

  it.each([
    [{ name: null }, ['name']],
    [{ name: '甲厂', longitude: 113, latitude: null }, ['latitude']],
    [{ name: '甲厂' }, []],
  ])('%j stands in the way: %j', (text, columns) => {
    expect(Object.keys(problemsOf(text))).toEqual(columns)
  })

  it('two who write different fields go together; the same field waits for a person', () => {
    const mine = reduceDraft(newDraft(servedOf(detail)), { type: 'edit', patch: { size: '大' } })
    const met = (theirs: EnterpriseDetail) =>
      [{ type: 'send' }, { type: 'changed' }, { type: 'served', served: servedOf(theirs) } as const].reduce(
        (d, a) => reduceDraft(d, a as never),
        mine,
      )
    const apart = met({ ...detail, version: 4, values: { ...detail.values, person: '李四' } })
    expect([apart.phase.name, apart.version, apart.text.size, apart.text.person]).toEqual(['dirty', 4, '大', '李四'])
    expect(apart.news?.fields).toEqual(['person'])
    const same = met({ ...detail, version: 4, values: { ...detail.values, size: '小' } })
    expect(same.phase.name).toBe('conflict')
    const theirs = { ...servedOf(detail).text, size: '小' }
    expect(chosenText(same.text, theirs, { size: 'mine' }, () => null).size).toBe('大')
    expect(chosenText(same.text, theirs, { size: { words: '中型' } }, (k, w) => valueOfWords(k, w, [])).size).toBe('中')
  })
})

describe('a credit code as it is typed', () => {
  it.each([
    ['', undefined],
    ['9100', 'bad'],
    ['91000000DEM00001O5', 'bad'],
    ['91350100M000100Y43', undefined],
    ['91350100M000100Y44', 'bad'],
  ])('%s: %s', (code, tone) => {
    expect(saidOfCode(code)?.tone).toBe(tone)
  })
})

describe('two enterprises side by side', () => {
  it('what both say otherwise is marked; what one has not filled is not', () => {
    const second = { ...row, id: 8, values: { ...row.values, size: '小', industry: null, person: '王五' } }
    const sides = sidesOf(row, second)
    const differing = sides.filter((s) => s.differs).map((s) => s.label)
    expect(differing).toEqual(['企业规模'])
    expect(sides.find((s) => s.label === '联系人')).toMatchObject({ first: '', second: '王五', differs: false })
    expect(sides.some((s) => s.label === '地址')).toBe(false)
  })
})

describe('the list', () => {
  it('opens with every enterprise, its name first; a view narrows it', () => {
    const state = listStateOf(HUB_LIST, ListUrl.parse({}), [])
    expect([state.columns[0], state.where]).toEqual(['name', []])
    const overdue = listStateOf(HUB_LIST, ListUrl.parse({ view: '有逾期' }), [])
    expect(overdue.where).toEqual([{ field: 'light', op: 'in', value: ['red'] }])
  })
  it('every column of every view is one, and is read from the row', () => {
    for (const key of HUB_LIST.views.flatMap((v) => v.columns)) expect(HUB_LIST.fieldOf(key), key).not.toBeNull()
    expect(['unit', 'items', 'light', 'size'].map((k) => valueOf(row, k))).toEqual(['410183', 2, 'red', '中'])
  })
})

it('the head says the most urgent item in its own words', () => {
  const item = {
    register: 'kilns',
    registerTitle: '工业窑炉',
    clause: '4.3',
    title: '1号窑',
    unit: null,
    facility: null,
    stage: 'underway' as const,
    life: 'worked-off' as const,
    due: null,
  }
  const registers = [
    { ...item, id: 1, light: 'green' as const, because: '还有 200 天' },
    { ...item, id: 2, light: 'red' as const, because: '已超 1 天', due: '2019-09-19' },
    { ...item, id: 3, light: 'red' as const, because: '已超 3 天', due: '2019-09-17' },
  ]
  expect(lightWords({ light: 'red', registers })).toBe('已超 3 天（共 2 条）')
  expect(byUrgency(registers).map((r) => r.id)).toEqual([3, 2, 1])
  expect(byRegister(registers).map((s) => [s.title, s.items.length])).toEqual([['工业窑炉', 3]])
  expect(lightWords({ light: 'none', registers: [] })).toBe('没有可见的台账条目')
  // Of records alone an enterprise has no light, and yet it stands in a ledger.
  expect(
    lightWords({ light: 'none', registers: [{ ...item, id: 1, light: 'green' as const, because: '不计期限' }] }),
  ).toBe('没有限期办理的条目')
  expect([itemsWords(0, true), itemsWords(0, false)]).toEqual(['0 条', '本单位可见 0 条'])
})
