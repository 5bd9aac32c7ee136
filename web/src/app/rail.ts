import type { Me } from '@gongjian/domain/session/contracts.ts'
import type { Permission } from '@gongjian/domain/permission/permission.ts'
import { paths } from './paths.ts'

export interface RailItem {
  readonly title: string
  readonly href: string
  /** null: everyone signed in. */
  readonly needs: Permission | null
  /** Pages of the same work that lie elsewhere. */
  readonly also?: string
}

/** The pages of the campaign, in the order of the work. */
export const WORK: readonly RailItem[] = [
  { title: '总览', href: paths.overview(), needs: 'plan.read' },
  { title: '方案', href: paths.document(), needs: 'plan.read' },
  { title: '任务', href: paths.tasks(), needs: 'plan.read' },
  { title: '台账', href: paths.registers(), needs: 'item.read' },
  { title: '审查', href: paths.entryReview(), needs: 'item.read' },
  { title: '错峰', href: paths.seasons(), needs: 'item.read', also: paths.appraisals() },
  { title: '排查', href: paths.sweeps(), needs: 'item.read' },
  { title: '企业', href: paths.enterprises(), needs: 'enterprise.read' },
  { title: '月报', href: paths.periods(), needs: 'report.read' },
  { title: '方案报送', href: paths.filings(), needs: 'filing.read' },
]

export const SETTINGS: readonly RailItem[] = [
  { title: '单位', href: paths.units(), needs: 'unit.read' },
  { title: '区域图', href: paths.areas(), needs: 'plan.read' },
  { title: '账号', href: paths.accounts(), needs: 'account.manage' },
  { title: '接口', href: paths.interfaces(), needs: 'api.revoke' },
  { title: '审计', href: paths.audit(), needs: 'audit.read' },
  { title: '新方案', href: paths.newPlan(), needs: 'plan.import' },
]

export function visible(items: readonly RailItem[], me: Me): RailItem[] {
  return items.filter((i) => i.needs === null || me.permissions[i.needs] !== undefined)
}

/** Four places for a thumb: 待办 台账 月报 我的; who has no business pages gets the pages of the own job. */
export function phoneItems(me: Me): RailItem[] {
  const mine: RailItem = { title: '我的', href: paths.me(), needs: null }
  if (!me.permissions['plan.read']) return [...visible(SETTINGS, me), mine]
  return [
    { title: '待办', href: paths.desk(), needs: null },
    ...visible(
      WORK.filter((i) => i.href === paths.registers() || i.href === paths.periods()),
      me,
    ),
    mine,
  ]
}

/** The page that a session begins with. */
export function firstPage(me: Me): string {
  if (me.permissions['plan.read']) return paths.overview()
  if (me.permissions['account.manage']) return paths.accounts()
  return me.permissions['audit.read'] ? paths.audit() : paths.me()
}

/** The longest address that the page lies under is the one that is lit. */
export function isActive(href: string, pathname: string): boolean {
  if (href === paths.overview()) return pathname === href
  return pathname === href || pathname.startsWith(`${href}/`)
}
