export const planOperations = {} as const
