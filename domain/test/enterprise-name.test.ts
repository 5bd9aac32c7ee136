import { describe, expect, it } from 'vitest'
import { nameProblem } from '../src/enterprise/enterprise-name.ts'

describe('the name of a new enterprise', () => {
  it.each(['同上', ' 同 上 ', '〃', '"', '″', "''", '同前', '上同', '（同上）', '＂'])('is no ditto: %s', (name) => {
    expect(nameProblem(name)).toContain('“同上”一类的记号')
  })
  it.each(['无', '暂无', '不详', '/', '—', '无数据', '待定'])('says whom it means: %s', (name) => {
    expect(nameProblem(name)).toContain('没有说是哪家企业')
  })
  it.each(['12', '３', '1、', '。', '（2）', '***'])('has a letter: %s', (name) => {
    expect(nameProblem(name)).toContain('没有一个汉字或字母')
  })
  it.each(['无锡某厂', '同上海某厂', 'A厂', '3M', '5号', '甲'])('may be %s', (name) => {
    expect(nameProblem(name)).toBeNull()
  })
})
