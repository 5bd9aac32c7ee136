import type { PlanTask } from '@gongjian/domain/task/task.ts'
import { campaigns } from './campaigns.ts'
import { entryAndCapacity } from './entry-and-capacity.ts'
import { growth } from './growth.ts'
import { relocation } from './relocation.ts'
import { resources } from './resources.ts'

/** The 23 clauses that have a 牵头单位 line of their own, in the plan's order. */
export const tasks: PlanTask[] = [...entryAndCapacity, ...relocation, ...campaigns, ...growth, ...resources]
