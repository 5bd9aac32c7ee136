import { listNotices, readAllNotices, readNotice } from './list-notices.ts'

export const noticeOperations = { listNotices, readNotice, readAllNotices } as const
