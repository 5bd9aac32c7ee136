import { implement } from '../operation/implementation.ts'
import { registerOf } from '../register/store/definitions.ts'
import { getRaw } from '../register/store/get-raw.ts'
import { openListNoticer } from './list-noticer.ts'

/** What is to be said of a row of the counties' list before it is saved, or while it stands: it repeats the plan, or contradicts it. */
export const noticeItem = implement('noticeItem', async (ctx, { register: id, id: item, item: written }) => {
  const register = await registerOf(ctx, id)
  const noticer = await openListNoticer(ctx, register)
  if (!noticer) return []
  const before = item === undefined ? null : await getRaw(ctx, register, item)
  return noticer.notice(written, before, null)
})
