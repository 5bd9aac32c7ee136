import { getMapBase } from './get-map-base.ts'

export const mapOperations = { getMapBase } as const
