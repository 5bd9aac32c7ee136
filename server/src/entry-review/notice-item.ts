import type { ItemInput } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../app.ts'
import { sayLike, similarTo } from '../enterprise/similar-names.ts'
import { implement } from '../operation/implementation.ts'
import { openBatch } from '../register/store/batch.ts'
import { noticesOf } from '../register/store/create-item.ts'
import { registerOf } from '../register/store/definitions.ts'
import { getRaw } from '../register/store/get-raw.ts'
import { saveBatch } from '../register/store/save-batch.ts'
import { openListNoticer } from './list-noticer.ts'

/** What the preview of an import would say of the row: a device that is written almost as one that runs, a code that is none. */
async function ofRow(ctx: Ctx, register: Register, item: ItemInput): Promise<string[]> {
  const mode = { write: false, onSame: 'refuse', list: false, source: '' } as const
  return noticesOf(await saveBatch(await openBatch(ctx, register), [{ ref: 1, item }], mode))
}

/** A name that nobody has entered is perhaps that of one that stands, written differently. */
async function ofEnterprise(ctx: Ctx, { enterprise, enterpriseId, creditCode }: ItemInput): Promise<string[]> {
  if (!enterprise || enterpriseId || creditCode) return []
  const standing = await similarTo(ctx, enterprise)
  return standing === null ? [] : [sayLike(standing)]
}

/**
 * What is to be said of a row before it is saved, or while it stands: of the counties' list that it repeats the plan or contradicts it,
 * of a new device or enterprise that one is written almost like it.
 */
export const noticeItem = implement('noticeItem', async (ctx, { register: id, id: item, item: written }) => {
  const register = await registerOf(ctx, id)
  const alike =
    item === undefined ? [...(await ofEnterprise(ctx, written)), ...(await ofRow(ctx, register, written))] : []
  if (register.subject === 'facility') return alike
  const noticer = await openListNoticer(ctx, register)
  if (!noticer) return alike
  const before = item === undefined ? null : await getRaw(ctx, register, item)
  return [...alike, ...(await noticer.notice(written, before, null))]
})
