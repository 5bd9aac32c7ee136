import type { Ctx } from '../app.ts'

/** What an event that changes no row is called in the audit. */
export const EVENT_TITLES = {
  'sign-in': '登录',
  'sign-in-failed': '登录失败',
  'sign-out': '退出登录',
  'sessions-ended': '在所有设备上退出',
  'password-changed': '修改密码',
  'password-reset': '重置密码',
  'totp-on': '启用动态验证码',
  'totp-off': '停用动态验证码',
  'summary-exported': '导出月报汇总',
  'audit-exported': '导出审计',
  'items-exported': '导出台账',
  'items-imported': '导入台账',
  'dossier-exported': '导出一企一档',
  'opinion-exported': '下载审查意见',
  'order-exported': '下载错峰通知单',
  'season-exported': '导出错峰方案或巡查单',
  'projects-screened': '批量准入审查',
  'audit-verified': '核验审计链',
  'file-downloaded': '下载文件',
  'webhook-secret': '更换推送密钥',
  'plan-read': '读入方案文件',
  reminded: '催报',
  'mail-failed': '邮件发送失败',
} as const

export type EventKind = keyof typeof EVENT_TITLES

export interface NewEvent {
  readonly kind: EventKind
  readonly subject: string
  readonly unitId: number | null
  readonly detail: Record<string, unknown>
}

/** Puts into the history what changes no row of its own; the trigger on `event` does the rest. */
export async function recordEvent({ tx, actor }: Pick<Ctx, 'tx' | 'actor'>, e: NewEvent): Promise<void> {
  await tx
    .insertInto('event')
    .values({
      plan_id: actor.planId,
      unit_id: e.unitId,
      task_id: null,
      kind: e.kind,
      subject: e.subject,
      detail: JSON.stringify(e.detail),
    })
    .execute()
}
