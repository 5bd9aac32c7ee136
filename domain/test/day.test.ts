import { describe, expect, it } from 'vitest'
import { Day, monthInWords } from '../src/calendar/calendar.ts'

describe('a day', () => {
  it.each<[text: string, problem: string | null]>([
    ['2019-09-25', null],
    ['2020-02-29', null],
    ['2019-02-29', '日历上没有这一天，日期写作 2019-09-25'],
    ['2019-02-30', '日历上没有这一天，日期写作 2019-09-25'],
    ['2019-04-31', '日历上没有这一天，日期写作 2019-09-25'],
    ['2019-13-01', '日历上没有这一天，日期写作 2019-09-25'],
    ['2019-00-10', '日历上没有这一天，日期写作 2019-09-25'],
    ['2019-9-25', '日期写作 2019-09-25'],
    ['9月底', '日期写作 2019-09-25'],
  ])('%s: %s', (text, problem) => {
    const { error } = Day.safeParse(text)
    expect(error?.issues.map((i) => i.message) ?? []).toEqual(problem === null ? [] : [problem])
  })
})

describe('a month in words', () => {
  it.each([
    ['2019-09', '2019年9月'],
    ['2019-12', '2019年12月'],
    ['2019-99', '2019-99'],
    ['九月', '九月'],
  ])('%s: %s', (text, words) => expect(monthInWords(text)).toBe(words))
})
