export const unitOperations = {} as const
