import { Command, Help } from 'commander'
import { SETTINGS } from '../../config/config.ts'
import { addArea } from './area-command.ts'
import { addAudit } from './audit-command.ts'
import { addBackup } from './backup-command.ts'
import { addLint } from './lint-command.ts'
import { widthOf } from './output.ts'
import { addPlan } from './plan-command.ts'
import { addRead } from './read-command.ts'
import { addRegister } from './register-command.ts'
import { addInterpret } from './interpret-command.ts'
import { addScreen } from './screen-command.ts'
import { addServe } from './serve-command.ts'
import { addSweep } from './sweep-command.ts'
import { addUser } from './user-command.ts'

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

function inChinese(text: string): string {
  return text.replace('[options]', '[选项]').replace('[command]', '<命令>')
}

const AFTER_HELP = `
退出码：0 完成；1 没能完成，或 --strict 下发现问题；2 用法不对；3 被拒绝
设置（环境变量）：${SETTINGS.join('、')}`

/** Commands inherit help, output and exit behaviour, so these are set before any is added. */
export function buildProgram(): Command {
  const plain = new Help()
  const program = new Command('gongjian')
    .description('攻坚：把一份政府工作方案变成可以运行的攻坚任务')
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .configureHelp({
      displayWidth: widthOf,
      styleTitle: (title) => TITLES[title] ?? title,
      commandUsage: (command) => inChinese(plain.commandUsage(command)),
      subcommandTerm: (command) => inChinese(plain.subcommandTerm(command)),
    })
    .helpOption('-h, --help', '显示帮助')
    .helpCommand(false)
    .addHelpText('after', AFTER_HELP)
  addServe(program)
  addRead(program)
  addLint(program)
  addPlan(program)
  addRegister(program)
  addScreen(program)
  addInterpret(program)
  addSweep(program)
  addArea(program)
  addUser(program)
  addAudit(program)
  addBackup(program)
  return program
}
