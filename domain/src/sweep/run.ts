import { z } from 'zod'

/** What a sweep was started by. */
export const SweepCause = z.enum(['night', 'rules', 'interpretation', 'change', 'area', 'person', 'command'])
export type SweepCause = z.infer<typeof SweepCause>

export const SWEEP_CAUSE_TITLES: Readonly<Record<SweepCause, string>> = {
  night: '每日自动',
  rules: '规则有变',
  interpretation: '界限解释有变',
  change: '条目大量变化',
  area: '区域图有变',
  person: '立即排查',
  command: '命令行',
}

export const SweepState = z.enum(['waiting', 'running', 'done', 'failed'])
export type SweepState = z.infer<typeof SweepState>

export const SWEEP_STATE_TITLES: Readonly<Record<SweepState, string>> = {
  waiting: '排队中',
  running: '正在排查',
  done: '已完成',
  failed: '没有完成',
}
