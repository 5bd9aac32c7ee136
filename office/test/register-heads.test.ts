import { describe, expect, it } from 'vitest'
import { furnaces } from './support/registers.ts'
import { readFile, workbook } from './support/workbooks.ts'

describe('heads that name or number a thing', () => {
  it.each([
    [
      ['企业名称', '窑炉编号', '炉型'],
      ['enterprise', 'facility', 'kind'],
    ],
    [
      ['企业名称', '炉窑编号', '炉型'],
      ['enterprise', 'facility', 'kind'],
    ],
    [
      ['企业名称', '生产线编号', '炉型'],
      ['enterprise', 'facility', 'kind'],
    ],
    // What is alike to our own number is not taken for it.
    [
      ['企业名称', '单位编号', '炉型'],
      ['enterprise', null, 'kind'],
    ],
    [
      ['企业名称', '设备名称', '编号（自编）'],
      ['enterprise', 'facility', null],
    ],
    [
      ['编号', '企业名称', '锅炉编号'],
      ['id', 'enterprise', 'facility'],
    ],
    // A name says more than a number.
    [
      ['企业名称', '窑炉编号', '窑炉名称'],
      ['enterprise', null, 'facility'],
    ],
  ])('%j are %j', async (heads, keys) => {
    const bytes = await workbook({ 表: (s) => s.addRows([heads, ['甲厂', '1号', '热风炉']]) })
    const read = await readFile(bytes, furnaces)
    expect(read.sheets[0]?.heads.map((h) => h.key)).toEqual(keys)
  })
})
