export const historyOperations = {} as const
