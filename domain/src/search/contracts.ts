import { z } from 'zod'
import { contract } from '../operation/contract.ts'

export const HitKind = z.enum(['clause', 'task', 'unit', 'enterprise', 'item'])
export type HitKind = z.infer<typeof HitKind>
export const HIT_KIND_TITLES: Record<HitKind, string> = {
  clause: '条款',
  task: '任务',
  unit: '单位',
  enterprise: '企业',
  item: '台账',
}

export const Hit = z.object({ kind: HitKind, title: z.string(), excerpt: z.string(), link: z.string() })
export type Hit = z.infer<typeof Hit>

export const searchContracts = {
  search: contract({
    name: 'search',
    method: 'GET',
    path: '/search',
    summary: '搜索',
    access: 'plan.read',
    input: z.object({ q: z.string().trim().min(1).max(60) }),
    output: z.array(Hit),
  }),
} as const
