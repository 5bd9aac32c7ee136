export const overviewOperations = {} as const
