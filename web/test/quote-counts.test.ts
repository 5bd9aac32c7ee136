import { describe, expect, it } from 'vitest'
import type { RegisterCount } from '@gongjian/domain/register/register-count.ts'
import { quoteCounts } from '../src/features/report/quote-counts.ts'

const kilns: RegisterCount = {
  task: '4.3',
  register: 'kilns',
  title: '工业窑炉',
  counter: '台',
  kept: 24,
  work: { closed: 6, closedInMonth: 2, overdue: 3 },
}
const wells: RegisterCount = { ...kilns, register: 'wells', title: '自备井', counter: '眼', kept: 5, work: null }
const words = '按台账：工业窑炉在账 24 台，已销号 6 台（本月 2 台），逾期 3 台。'

describe('a report quotes the registers', () => {
  it.each([
    ['', [kilns], words],
    ['已完成排查。\n', [kilns], `已完成排查。\n${words}`],
    ['按台账：工业窑炉在账 20 台，已销号 5 台。\n另有两台待拆。', [kilns], `${words}\n另有两台待拆。`],
    [
      '按台账：工业窑炉在账 20 台，已销号 5 台。另有两台待拆。\n下月拆除。',
      [kilns],
      `${words}另有两台待拆。\n下月拆除。`,
    ],
    ['', [wells], '按台账：自备井在册 5 眼。'],
    [
      '',
      [{ ...kilns, work: { closed: 0, closedInMonth: 0, overdue: 0 } }],
      '按台账：工业窑炉在账 24 台，已销号 0 台。',
    ],
  ] as const)('%j', (written, counts, expected) => {
    expect(quoteCounts(written, counts)).toBe(expected)
    expect(quoteCounts(expected, counts)).toBe(expected)
  })
})
