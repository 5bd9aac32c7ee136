export const periodOperations = {} as const
