export const fileOperations = {} as const
