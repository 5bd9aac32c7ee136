import type { Role } from '@gongjian/domain/account/role.ts'
import type { NoticeKind } from '@gongjian/domain/notice/contracts.ts'
import type { Tx } from '../db/actor.ts'

/** Whoever works on a unit's reports: a county's two, or a department's desk. */
export const DESK_ROLES: readonly Role[] = ['county-clerk', 'county-approver', 'lead-desk', 'cooperating-desk']

export interface NewNotice {
  readonly unitId: number
  readonly roles: readonly Role[]
  readonly kind: NoticeKind
  readonly text: string
  /** A path of the web. */
  readonly link: string
}

export async function tell(
  tx: Tx,
  planId: number,
  notices: readonly NewNotice[],
  sender: string,
  at: Date,
): Promise<void> {
  if (notices.length === 0) return
  await tx
    .insertInto('notice')
    .values(
      notices.map((n) => ({
        plan_id: planId,
        unit_id: n.unitId,
        roles: [...n.roles],
        kind: n.kind,
        text: n.text,
        link: n.link,
        sender,
        at,
      })),
    )
    .execute()
}
