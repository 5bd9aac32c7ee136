import type { Command } from 'commander'
import type { PlanOptions } from './plan-actions.ts'

export function addPlan(program: Command): void {
  program
    .command('plan')
    .description('输出方案包（由 PLAN 指定）的任务、目标和单位')
    .option('--json', '输出 JSON，责任单位为单位代码')
    .action(async (options: PlanOptions) => (await import('./plan-actions.ts')).plan(options))
}
