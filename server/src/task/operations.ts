export const taskOperations = {} as const
