import type { Command } from 'commander'
import type { AreaImportOptions } from './area-actions.ts'

/** The database is opened when it is asked for. */
export function addArea(program: Command): void {
  const area = program.command('area').description('区域图：园区、建成区、生态红线等，规则按坐标判断是否在内')
  area
    .command('list')
    .description('列出已载入的区域图')
    .option('--json', '输出 JSON')
    .action(async (options: { json?: true }) => (await import('./area-actions.ts')).listMaps(options))
  area
    .command('import <类别> <文件>')
    .description('载入一类区域图（GeoJSON，WGS84），替换这一类原有的；类别：园区、化工园区、建成区、中心城区、生态红线')
    .requiredOption('--source <来源>', '哪个单位的哪份图')
    .option('--on <日期>', '区域图的日期；不写则为当天')
    .option('--whole', '全市此类区域都在图内：不在图内的就是不在区域内')
    .option('--as <账号>', '以哪个账号的权限载入；不写则为市攻坚办')
    .option('--json', '输出 JSON')
    .action(async (kind: string, file: string, options: AreaImportOptions) =>
      (await import('./area-actions.ts')).importMap(kind, file, options),
    )
}
