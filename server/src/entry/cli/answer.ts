import { CommanderError } from 'commander'
import { isOfficeError } from '@gongjian/office/extract/office-error.ts'
import { DomainError } from '@gongjian/domain/error/codes.ts'
import { ConfigError } from '../../config/config.ts'
import { ANSWERS } from '../answers.ts'

/** What the command line can end with: 0 done · 1 could not do it, or findings under --strict · 2 bad use · 3 refused. */
export type ExitCode = 0 | 1 | 2 | 3

/** The command could not do it; the message says why and what to do. */
export class CommandError extends Error {}

/** The command was used wrongly. */
export class UsageError extends Error {}

interface Ending {
  readonly exit: ExitCode
  /** null: nothing is left to say. */
  readonly sentence: string | null
}

function quoted(message: string): string {
  return /'([^']+)'/.exec(message)?.[1] ?? ''
}

function usageSentence({ code, message }: CommanderError): string {
  const what = quoted(message)
  switch (code) {
    case 'commander.unknownOption':
      return `没有 ${what} 这个选项，用 --help 查看用法`
    case 'commander.unknownCommand':
      return `没有 ${what} 这个命令，用 gongjian --help 查看全部命令`
    case 'commander.missingArgument':
      return `缺少参数 ${what}，用 --help 查看用法`
    case 'commander.optionMissingArgument':
      return `选项 ${what} 后面缺少内容，用 --help 查看用法`
    case 'commander.missingMandatoryOptionValue':
      return `缺少必填选项 ${what}，用 --help 查看用法`
    case 'commander.excessArguments':
      return '参数太多，用 --help 查看用法'
    default:
      return '用法不对，用 --help 查看用法'
  }
}

function endingOfUsage(error: CommanderError): Ending {
  if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') return { exit: 0, sentence: null }
  if (error.code === 'commander.help') return { exit: 2, sentence: null }
  return { exit: 2, sentence: usageSentence(error) }
}

const SYSTEM_SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: '连不上数据库：请检查 DATABASE_URL，并确认数据库已启动',
  ENOTFOUND: '连不上数据库：找不到 DATABASE_URL 里的主机',
  ETIMEDOUT: '连不上数据库：等待超时，请检查网络和 DATABASE_URL',
  '28P01': '连不上数据库：DATABASE_URL 里的用户名或密码不对',
  '28000': '连不上数据库：DATABASE_URL 里的用户不能登录',
  '3D000': '连不上数据库：DATABASE_URL 里的库不存在，请先建库',
  ENOSPC: '磁盘已满，请清理后再试',
  EACCES: '没有权限读写该文件或目录，请换一个位置或调整权限',
  EROFS: '磁盘是只读的，请换一个位置',
  ENOENT: '没有找到该文件或目录，请检查路径',
  ENOTDIR: '路径里有一段是文件，不是目录，请检查路径',
  EISDIR: '这个位置是目录，请指定一个文件',
}

const CHINESE = /\p{Script=Han}/u

function endingOfOther(error: unknown): Ending {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  const known = SYSTEM_SENTENCES[code]
  if (known) return { exit: 1, sentence: known }
  const message = error instanceof Error ? error.message : String(error)
  // Our own sentences are Chinese; of anything else the cause follows a sentence of ours.
  return { exit: 1, sentence: CHINESE.test(message) ? message : `出错了，没有完成：${message.split('\n')[0] ?? ''}` }
}

/** The only place that turns what was thrown into a sentence and an exit code; a stack never shows. */
export function endingOf(error: unknown): Ending {
  if (error instanceof CommanderError) return endingOfUsage(error)
  if (error instanceof DomainError) return { exit: ANSWERS[error.code].exit, sentence: error.message }
  if (error instanceof ConfigError || error instanceof UsageError) return { exit: 2, sentence: error.message }
  if (error instanceof CommandError) return { exit: 1, sentence: error.message }
  if (isOfficeError(error)) return { exit: 1, sentence: error.message }
  return endingOfOther(error)
}
