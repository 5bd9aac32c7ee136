export const filingOperations = {} as const
