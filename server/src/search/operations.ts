export const searchOperations = {} as const
