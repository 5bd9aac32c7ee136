import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { usePages } from '../../app/use-pages.ts'

interface Input {
  readonly register: string
  readonly series: string
  readonly year: number
  readonly item?: number
  readonly lacks?: string
  readonly asOf?: string
}

const PAGE = 100

export function useSeries(input: Input) {
  return usePages(OPERATIONS.getSeries, { ...input, limit: PAGE })
}
