import { expect, it } from 'vitest'
import type { HeadMatch, SheetMapping } from '@gongjian/domain/register/import.ts'
import { mappingWords, matchedWords } from '../src/features/register/import/import-words.ts'

function head(by: HeadMatch['by'], why: string | null = null): HeadMatch {
  return { column: 1, letter: 'A', head: '表头', key: by === 'none' ? null : 'title', by, unit: null, why }
}
function sheets(...heads: HeadMatch[]): SheetMapping[] {
  return [{ sheet: '表', headRow: 1, headRows: 1, heads, passedOver: null }]
}

it.each([
  [[head('label'), head('alias')], '各栏都已对应'],
  [[head('similar')], '1 栏名称相近，请核对'],
  [[head('similar'), head('none'), head('none')], '1 栏名称相近，请核对；2 栏没有对应，不会读入'],
])('what the columns ask of a person stands above them: %#', (heads, words) =>
  expect(mappingWords(sheets(...heads))).toBe(words),
)

it('a head that is not read says what keeps it from the column that it resembles', () => {
  expect(matchedWords(head('none', '单位“吨/年”不能换算成“mg/m³”'))).toBe(
    '没有对应，不读：单位“吨/年”不能换算成“mg/m³”',
  )
  expect(matchedWords(head('none'))).toBe('没有对应，不读')
})
