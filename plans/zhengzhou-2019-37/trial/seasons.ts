import type { AlertLimits } from '@gongjian/domain/season/alert.ts'

/** A season as it was opened. */
export interface TrialSeason {
  readonly name: string
  readonly from: string
  readonly until: string
  readonly basis: string
  readonly limits: Readonly<Record<string, number>>
  readonly alerts: { readonly guide: string; readonly limits: AlertLimits }
  /** ISO 8601 with offset. */
  readonly openedAt: string
  /** The unit whose desk opened it. */
  readonly by: string
}

/** The winter that the counties are drawing up their plans for. The per cents are made up: the document names none. */
export const trialSeasons: readonly TrialSeason[] = [
  {
    name: '2019-2020',
    from: '2019-11-15',
    until: '2020-03-15',
    basis: '演示：2019-2020 年秋冬季错峰生产安排（比例为演示数）',
    limits: { 钢铁: 30, 建材: 30, 铸造: 30, 有色: 30, 化工: 30 },
    alerts: {
      guide: '演示：绩效分级指南（2019 年版，比例为演示数）',
      limits: Object.fromEntries(
        ['钢铁', '建材', '铸造', '有色', '化工'].map((trade) => [trade, { 黄色: 20, 橙色: 30, 红色: 50 }]),
      ),
    },
    openedAt: '2019-09-12T10:20:00+08:00',
    by: 'gongxin',
  },
]
