import type { Command } from 'commander'
import type { InterpretOptions } from './interpret-actions.ts'

/** The database is opened when it is asked for. */
export function addInterpret(program: Command): void {
  program
    .command('interpret')
    .description('界限解释：方案只写“以下”“以上”的界限是否包括本数；不带 --rule 时列出已记录的')
    .option('--rule <规则>', '规则代码，如 facility.aluminium-small；screen --json 的 findings 里有')
    .option('--fact <事实>', '事实代码，如 ratedCapacity；规则只有一个这样的界限时可不写')
    .option('--reads <读法>', 'included 包括本数、excluded 不包括本数')
    .option('--from <日期>', '从哪一天起，如 2019-09-25')
    .option('--until <日期>', '到哪一天止；不写则一直有效')
    .option('--basis <依据>', '依据的文件、文号或会议')
    .option('--as <账号>', '以哪个账号的权限记录')
    .option('--json', '输出 JSON')
    .action(async (options: InterpretOptions) => (await import('./interpret-actions.ts')).interpretCommand(options))
}
