import { createContext } from 'react'
import type { MapBase } from '@gongjian/domain/map/contracts.ts'

/** What lies beneath the items of a map. */
export interface Ground extends MapBase {
  /** The plan brings a schematic of its counties along. */
  readonly hasSchematic: boolean
}

export const GroundContext = createContext<Ground>({ outlines: null, tiandituKey: null, hasSchematic: true })

export function groundNote({ outlines, tiandituKey }: Ground): string {
  if (tiandituKey !== null) return '底图：天地图'
  return outlines === null ? '示意图，不作划界依据' : '界线由本地边界文件给出'
}
