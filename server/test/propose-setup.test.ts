import { describe, expect, it } from 'vitest'
import { PlanSetup } from '@gongjian/domain/plan/contracts.ts'
import { PlanPack } from '@gongjian/domain/plan/pack.ts'
import { readPlan } from '@gongjian/reader'
import { draftPack } from '../src/plan/draft-pack.ts'
import { firstMonth, isCollective, proposeSetup } from '../src/plan/propose-setup.ts'

const TODAY = '2019-09-20'
const TEXT = `某市2019年乡村建设工作方案

一、重点任务

（一）整治环境。2020年6月底前完成。（市住建局牵头，各县（市、区）政府、相关部门配合）

（二）修建道路。2020年年底前完成。（市交通局牵头，住建局配合）

二、保障措施

（一）制定方案。各县（市、区）要制定具体实施方案，于2019年10月15日前报市攻坚办备案。

（二）定期报告。各单位每月5日前报送进展情况。
`

function setupOf(text: string, today = TODAY): PlanSetup {
  return PlanSetup.parse(proposeSetup('某市', text, readPlan(text), today))
}

describe('what a document leaves open is proposed', () => {
  const setup = setupOf(TEXT)
  it('units with their kinds, and an office', () => {
    expect(setup.units.map((u) => [u.name, u.kind])).toEqual([
      ['市住建局', 'department'],
      ['市交通局', 'department'],
      ['某市攻坚办', 'office'],
    ])
    expect(setup.units[0]?.words).toEqual(['市住建局', '住建局'])
  })
  it('names that stand for many are asked about', () => {
    expect(setup.collectives).toEqual([
      { name: '各县（市、区）政府', kind: 'body', members: null },
      { name: '相关部门', kind: 'department', members: null },
    ])
  })
  it('the day that the text names, and the month in which it can still be kept', () => {
    expect([setup.reportDueDay, setup.firstReportMonth]).toEqual([5, '2019-10'])
    const silent = TEXT.replace('每月5日前', '定期')
    expect(setupOf(silent)).toMatchObject({ reportDueDay: 25, firstReportMonth: '2019-09' })
  })
  it('the filing that the text orders, with its day', () => {
    expect(setup.filings).toEqual([{ kind: 'implementation', title: '实施方案', clause: '2.1', dueOn: '2019-10-15' }])
    expect(setupOf(TEXT.replace('具体实施方案，', '台账，')).filings).toEqual([])
  })

  it.each([
    ['各县（市、区）政府', true],
    ['各街道', true],
    ['相关部门', true],
    ['市直有关部门', true],
    ['区相关部门', true],
    ['各成员单位', true],
    ['领导小组成员单位', true],
    ['有关单位', true],
    ['其他部门', true],
    ['开发区管委会', false],
    ['市各民主党派办公室', false],
    ['市发展改革委', false],
    ['市机关事务管理局', false],
    ['巩义市', false],
    ['县区协调办', false],
  ])('%s stands for many: %s', (name, many) => expect(isCollective(name)).toBe(many))
})

describe('the first month of a saved plan', () => {
  it.each([
    ['2019-09-20', 25, '2019-09'],
    ['2019-09-25', 25, '2019-09'],
    ['2019-09-26', 25, '2019-10'],
    ['2019-12-31', 25, '2020-01'],
    ['2019-09-20', 10, '2019-10'],
    ['2019-09-30', 31, '2019-09'],
  ] as const)('saved on %s, due on the %i.: %s', (today, due, month) => expect(firstMonth(today, due)).toBe(month))
})

describe('what a person decides is what is made', () => {
  const reading = readPlan(TEXT)
  const proposed = setupOf(TEXT)
  function made(change: Partial<PlanSetup>): PlanPack {
    const setup = PlanSetup.parse({ ...proposed, ...change })
    return PlanPack.parse(draftPack({ code: 'test-plan', city: '某市', text: TEXT, reading, setup }, TODAY))
  }
  const partsOf = (pack: PlanPack, id: string): string[][] => {
    const task = pack.tasks.find((t) => t.id === id)
    return [task?.leads ?? [], task?.cooperating ?? []].map((codes) =>
      codes.map((c) => pack.units.find((u) => u.code === c)?.name ?? c),
    )
  }

  it('a collective name stands for its members, new ones too, or for nobody', () => {
    const pack = made({
      collectives: [
        { name: '各县（市、区）政府', kind: 'body', members: ['东县', '西市'] },
        { name: '相关部门', kind: 'department', members: [] },
      ],
    })
    expect(partsOf(pack, '1.1')).toEqual([['市住建局'], ['东县', '西市']])
    expect(pack.units.map((u) => [u.name, u.kind])).toEqual([
      ['市住建局', 'department'],
      ['市交通局', 'department'],
      ['东县', 'body'],
      ['西市', 'body'],
      ['某市攻坚办', 'office'],
    ])
    expect(pack.units.find((u) => u.name === '东县')?.aliases).toEqual(['各县（市、区）政府'])
  })
  it('left undecided it is one unit', () => {
    expect(partsOf(made({}), '1.1')[1]).toEqual(['各县（市、区）政府', '相关部门'])
  })
  it('a unit under another name still bears what the document calls it; one that was dropped has no part', () => {
    const [housing, roads, office] = proposed.units
    if (!housing || !roads || !office) throw new Error('three units')
    const renamed = made({ units: [{ ...housing, name: '市住房城乡建设局' }, roads, office] })
    expect(partsOf(renamed, '1.1')[0]).toEqual(['市住房城乡建设局'])
    expect(partsOf(renamed, '1.2')).toEqual([['市交通局'], ['市住房城乡建设局']])
    const dropped = made({ units: [housing, office] })
    expect(partsOf(dropped, '1.2')).toEqual([['某市攻坚办'], ['市住建局']])
  })
  it('month, day and filings', () => {
    const pack = made({ firstReportMonth: '2019-11', reportDueDay: 31 })
    expect(pack).toMatchObject({ firstReportMonth: '2019-11', reportDueDay: 31 })
    expect(pack.filings).toEqual([
      {
        kind: 'implementation',
        title: '实施方案',
        clause: '2.1',
        clauseLabel: '二（一）',
        task: null,
        dueOn: '2019-10-15',
      },
    ])
    expect(made({ filings: [] }).filings).toEqual([])
  })
  it.each([
    ['two offices', { units: proposed.units.map((u) => ({ ...u, kind: 'office' as const })) }],
    ['no office', { units: proposed.units.filter((u) => u.kind !== 'office') }],
    ['two of one name', { units: [...proposed.units, ...proposed.units.slice(0, 1)] }],
  ])('%s are refused', (_what, change) => {
    expect(PlanSetup.safeParse({ ...proposed, ...change }).success).toBe(false)
  })
})
