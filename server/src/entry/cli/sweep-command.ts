import type { Command } from 'commander'
import type { SweepOptions } from './sweep-actions.ts'

/** The rules are loaded when they are asked for: `--help` starts without them. */
export function addSweep(program: Command): void {
  program
    .command('sweep')
    .description('按方案的规则排查台账：哪些条目符合、为什么、还缺什么事实')
    .option('--rules <规则集>', '只排查这一项，如 kiln；不写则全部')
    .option('--on <日期>', '按哪一天的规则试排，如 2019-10-01：只列结果，不写入')
    .option('--changes', '与最近一次排查比：这一版规则会新增、撤下哪些，不写入')
    .option('--json', '输出 JSON，含每一条排查结果')
    .action(async (options: SweepOptions) => (await import('./sweep-actions.ts')).sweepCommand(options))
}
