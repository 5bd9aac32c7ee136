import { listAreaMaps } from './list-maps.ts'
import { loadAreaMap } from './load-map.ts'
import { removeAreaMap } from './remove-map.ts'

export const areaOperations = { listAreaMaps, loadAreaMap, removeAreaMap } as const
