import { z } from 'zod'
import { contract } from '../operation/contract.ts'
import { Instant } from '../calendar/calendar.ts'
import { Done } from '../session/contracts.ts'

export const NoticeKind = z.enum([
  'reminder',
  'report-submitted',
  'lines-returned',
  'report-accepted',
  'acceptance-withdrawn',
  'period-closed',
  'report-corrected',
  'filing-submitted',
  'filing-returned',
  'filing-accepted',
  'season-submitted',
  'season-returned',
  'season-contradicted',
  'season-approved',
  'leaders-published',
  'candidates-found',
  'candidates-disputed',
  'candidates-decided',
  'review-decided',
])
export type NoticeKind = z.infer<typeof NoticeKind>

export const Notice = z.object({
  id: z.number().int(),
  kind: NoticeKind,
  text: z.string(),
  link: z.string(),
  at: Instant,
  readAt: Instant.nullable(),
  from: z.string(),
})
export type Notice = z.infer<typeof Notice>

export const noticeContracts = {
  listNotices: contract({
    name: 'listNotices',
    method: 'GET',
    path: '/notices',
    summary: '提醒',
    access: 'notice.read',
    input: z.object({ unread: z.stringbool().optional(), before: z.coerce.number().int().optional() }),
    output: z.object({ rows: z.array(Notice), unread: z.number().int() }),
  }),
  readNotice: contract({
    name: 'readNotice',
    method: 'POST',
    path: '/notices/:id/read',
    summary: '标为已读',
    access: 'notice.read',
    input: z.object({ id: z.coerce.number().int() }),
    output: Done,
  }),
  readAllNotices: contract({
    name: 'readAllNotices',
    method: 'POST',
    path: '/notices/read-all',
    summary: '全部标为已读',
    access: 'notice.read',
    input: z.object({}),
    output: Done,
  }),
} as const
