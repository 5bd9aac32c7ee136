import type { Command } from 'commander'
import type { ExportOptions, ImportOptions, ListOptions, TemplateOptions } from './register-actions.ts'

function collect(value: string, all: readonly string[]): string[] {
  return [...all, value]
}

function addTemplate(parent: Command): void {
  parent
    .command('template')
    .argument('<台账>', '台账代码，见 gongjian register list')
    .description('写出台账的 Excel 模板')
    .requiredOption('--out <文件>', '写到哪里，.xlsx')
    .action(async (register: string, options: TemplateOptions) =>
      (await import('./register-actions.ts')).template(register, options),
    )
}

function addImport(parent: Command): void {
  parent
    .command('import')
    .argument('<台账>', '台账代码，见 gongjian register list')
    .argument('<文件>', 'xlsx 或 csv')
    .description('导入台账：没有问题的行写入，有问题的行逐条说明')
    .requiredOption('--as <账号>', '以哪个账号的权限导入')
    .option('--dry-run', '只预览，不写入')
    .option('--map <表头=栏目>', '把这一列读作这一栏，可以写多次；栏目用代码或名称，两行的表头写作 上/下', collect, [])
    .option('--skip <表头>', '不读这一列，可以写多次', collect, [])
    .option('--empty-clears', '空单元格清空原有内容；不加时空单元格不改动')
    .option('--json', '输出 JSON')
    .action(async (register: string, file: string, options: ImportOptions) =>
      (await import('./register-actions.ts')).importInto(register, file, options),
    )
}

function addExport(parent: Command): void {
  parent
    .command('export')
    .argument('<台账>', '台账代码，见 gongjian register list')
    .description('导出台账')
    .requiredOption('--out <文件>', '写到哪里，按扩展名为 .xlsx 或 .csv')
    .option('--where <栏目=值>', '只要这样的条目，可以写多次；栏目用代码或名称', collect, [])
    .option('--as-of <日期>', '按哪一天的情况，如 2019-08-31')
    .option('--as <账号>', '以哪个账号的权限导出；不加时为市攻坚办看到的全部')
    .action(async (register: string, options: ExportOptions) =>
      (await import('./register-actions.ts')).exportFrom(register, options),
    )
}

/** The three that clerks' scripts call most stand at the top as well: `gongjian import …` is `gongjian register import …`. */
export function addRegister(program: Command): void {
  const register = program.command('register').helpCommand(false).description('台账：目录、模板、导入、导出')
  register
    .command('list')
    .description('列出全部台账')
    .option('--json', '输出 JSON')
    .action(async (options: ListOptions) => (await import('./register-actions.ts')).list(options))
  for (const parent of [register, program]) {
    addTemplate(parent)
    addImport(parent)
    addExport(parent)
  }
}
