import { expect, it } from 'vitest'
import { enterpriseCore, ownName, placePattern, placesBefore } from '../src/enterprise/like-enterprise.ts'

const known = {
  city: '郑州市',
  units: [
    { name: '巩义市', short: '巩义' },
    { name: '中牟县', short: '中牟' },
    { name: '中原区', short: '中原' },
    { name: '上街区', short: '上街' },
    { name: '郑州高新区管委会', short: '高新' },
  ],
}
const places = new RegExp(placePattern(known))

it.each([
  [
    '兴达砖',
    [
      '巩义市兴达砖厂',
      '巩义兴达砖厂',
      '郑州巩义市兴达砖厂',
      '河南省巩义市兴达砖厂',
      '河南兴达砖有限公司',
      '中牟兴达砖厂',
    ],
  ],
  [
    '恒通铸造',
    ['郑州恒通铸造有限公司', '郑州市恒通铸造有限责任公司', '恒通铸造（集团）股份有限公司', '上街恒通铸造厂'],
  ],
  [
    '宏达耐材',
    [
      '巩义市宏达耐火材料有限公司',
      '巩义宏达耐火材料厂',
      '宏达耐材厂',
      '宏达耐火厂',
      '高新宏达耐材厂',
      '郑州中原宏达耐材厂',
    ],
  ],
  // A district's name is an enterprise's own word, too; and what is nothing but a place stays.
  ['中原炭素', ['巩义市中原炭素厂', '巩义市中原碳素厂', '中原碳素公司']],
  ['中原耐材', ['郑州中原耐火材料厂']],
  ['巩义', ['巩义厂']],
])('%s is the own name of %s', (own, names) => {
  expect(names.map((n) => ownName(n, places))).toEqual(names.map(() => own))
})

it('takes off whatever places are looked for before a name, in each of their writings', () => {
  // The name of a 管委会 says more than a place.
  const units = known.units.filter((u) => /[市县区]$/.test(u.name))
  const { provinces, cities, counties } = placesBefore({ ...known, units })
  const before = provinces.flatMap((p) => cities.flatMap((c) => counties.map((u) => p + c + u)))
  expect(before).toEqual(expect.arrayContaining(['', '河南', '河南郑州中牟县', '郑州市中原', '巩义市', '上街区']))
  expect(before.filter((b) => ownName(`${b}兴达铸造砖厂`, places) !== '兴达铸造砖')).toEqual([])
})

it('keeps what tells two apart', () => {
  const cores = ['宏达1厂', '宏达2厂', '宏达耐材厂', '宏达耐磨厂', '弘达耐材厂'].map(enterpriseCore)
  expect(new Set(cores).size).toBe(cores.length)
})
