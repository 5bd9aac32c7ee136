export const noticeOperations = {} as const
