import { getTask } from './get-task.ts'
import { listTaskLines } from './list-task-lines.ts'
import { listTasks } from './list-tasks.ts'

export const taskOperations = { listTasks, getTask, listTaskLines } as const
