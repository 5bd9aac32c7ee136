import { assignTownship, listTownships } from './list-townships.ts'
import { listUnits } from './list-units.ts'
import { renameUnit } from './rename-unit.ts'

export const unitOperations = { listUnits, renameUnit, listTownships, assignTownship } as const
