import { listTargetFigures } from './list-target-figures.ts'

export const targetOperations = { listTargetFigures }
