import type { Command } from 'commander'
import type { ScreenOptions } from './screen-actions.ts'

/** The rules are loaded when they are asked for: `--help` starts without them. */
export function addScreen(program: Command): void {
  program
    .command('screen')
    .description('按方案的规则审查项目、生产线、窑炉或“散乱污”企业：结论、条款、还缺什么')
    .requiredOption('--subject <对象>', 'project 项目、facility 生产线、kiln 窑炉、site “散乱污”企业')
    .option('--facts <文件>', 'JSON，一个对象或一组对象，键为中文名称或代码；- 表示标准输入')
    .option('--on <日期>', '按哪一天的规则，如 2019-09-25；不写则为当天')
    .option('--interpreted', '按库中已记录的界限解释（“以下”是否包括本数）；不写则界限上的数为边界值')
    .option('--describe', '列出可写的名称、代码、类型、可选值和单位')
    .option('--json', '输出 JSON')
    .action(async (options: ScreenOptions) => (await import('./screen-actions.ts')).screenCommand(options))
}
