import { expect, test } from 'vitest'
import { paragraphsOf } from '../src/features/task/paragraphs-of.ts'

test('a sentence that a page break cut is whole again; headings and numbered lines stay apart', () => {
  const text = [
    '（1）制定重点行业最优排放标准和“一厂一策”方案。2019年5',
    '',
    '月底前，组织专家团队帮助企业制定专项方案。',
    '牵头单位：市生态环境局',
    '2. 主要任务：',
    '①淘汰',
  ].join('\n')
  expect(paragraphsOf(text)).toEqual([
    '（1）制定重点行业最优排放标准和“一厂一策”方案。2019年5月底前，组织专家团队帮助企业制定专项方案。',
    '牵头单位：市生态环境局',
    '2. 主要任务：',
    '①淘汰',
  ])
})
