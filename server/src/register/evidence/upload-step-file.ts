import { Readable } from 'node:stream'
import { fail } from '@gongjian/domain/error/codes.ts'
import { recheckFiles, VERIFY_FILES, type Evidence } from '@gongjian/domain/register/item.ts'
import { stepsOf, type Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { showsNothing } from '../../file/read-picture.ts'
import { ATTACHMENT, type Judged } from '../../file/store-upload.ts'
import { implementUpload } from '../../operation/implementation.ts'
import { registerOf } from '../store/definitions.ts'
import { getRawForUpdate } from '../store/get-raw.ts'
import { evidenceOf } from '../store/item-files.ts'
import { factsOf, type ItemRaw } from '../store/item-raw.ts'
import { reaches } from '../store/item-reach.ts'
import { getEditable } from '../store/update-item.ts'

/** What the title of a judged upload ends in says what it is by its content. */
function kindInWords({ title }: Judged): string {
  return title.slice(title.lastIndexOf('.') + 1).toUpperCase()
}

/** A step that is shown by photos, and a recheck, take pictures alone: a file in their place would look like evidence and be none. */
function mustBeFit(register: Register, raw: ItemRaw, step: string, taken: Judged): void {
  const own = stepsOf(register, factsOf(register, raw)).find((s) => s.key === step)
  const isShown = own ? own.evidence === 'photo' : step !== VERIFY_FILES
  if (!isShown) return
  if (!taken.type.startsWith('image/')) fail('photo-wanted', { step, type: kindInWords(taken) })
  if (showsNothing(taken.type, taken.picture)) fail('photo-broken')
}

/** The item, if a file may be put to this step of it now: facts while they may be written, a verification's while it is judged, a recheck's afterwards. */
async function getOpenFor(ctx: Ctx, register: Register, id: number, step: string): Promise<ItemRaw> {
  if (step === VERIFY_FILES) {
    const raw = await getRawForUpdate(ctx, register, id)
    if (!reaches(ctx.actor, 'item.verify', raw)) fail('outside-scope')
    if (raw.stage !== 'claimed') fail('item-locked', { why: '申报完成、等待核查的条目才能上传核查照片' })
    return raw
  }
  const { rounds = 0 } = register.recheck ?? {}
  if (Array.from({ length: rounds }, (_, i) => recheckFiles(i + 1)).includes(step)) {
    const raw = await getRawForUpdate(ctx, register, id)
    if (!reaches(ctx.actor, 'item.edit', raw)) fail('outside-scope')
    if (raw.stage !== 'closed') fail('item-locked', { why: '已销号的条目才有回头看' })
    return raw
  }
  const raw = await getEditable(ctx, register, id)
  const known = stepsOf(register, factsOf(register, raw)).some((s) => s.key === step)
  return known ? raw : fail('step-not-found', { step })
}

async function keepThumbnail({ app }: Ctx, bytes: Buffer | null): Promise<string | null> {
  if (bytes === null) return null
  const kept = await app.files.keep(
    await app.files.receive({ name: 'thumbnail.jpg', stream: Readable.from([bytes]) }, bytes.length),
  )
  return kept.sha256
}

async function addEvidence(ctx: Ctx, raw: ItemRaw, register: Register, step: string, taken: Judged): Promise<Evidence> {
  const { app, tx, actor, now } = ctx
  const { file, title, type, picture } = taken
  const kept = await app.files.keep(file)
  const { lon, lat } = picture
  const row = await tx
    .insertInto('attachment')
    .values({
      plan_id: actor.planId,
      unit_id: raw.unit_id ?? actor.unitId,
      task_id: raw.task_id,
      line_id: null,
      filing_part_id: null,
      register: register.id,
      item_id: raw.id,
      step,
      taken_at: picture.takenAt,
      lon,
      lat,
      thumbnail: await keepThumbnail(ctx, picture.thumbnail),
      name: title,
      type,
      bytes: kept.bytes,
      sha256: kept.sha256,
      uploaded_by: actor.name,
      uploaded_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return evidenceOf({ ...row, site: raw })
}

export const uploadStepFile = implementUpload(
  'uploadStepFile',
  ATTACHMENT,
  async (ctx, { register: id, id: item, step }, taken) => {
    const register = await registerOf(ctx, id)
    const raw = await getOpenFor(ctx, register, item, step)
    mustBeFit(register, raw, step, taken)
    return addEvidence(ctx, raw, register, step, taken)
  },
)

/** The item of a file may still lose it: as long as its facts may be written, or its verification is open. */
export async function mustBeRemovableFile(
  ctx: Ctx,
  file: { register: string | null; item_id: number | null; step: string | null },
): Promise<void> {
  const register = await registerOf(ctx, file.register ?? '')
  await getOpenFor(ctx, register, file.item_id ?? 0, file.step ?? '')
}
