export const accountOperations = {} as const
