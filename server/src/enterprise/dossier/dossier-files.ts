import type { Ctx } from '../../app.ts'
import { registersOfPlan } from '../../register/store/definitions.ts'

/** A piece of evidence, and where it lies in the zip. */
export interface DossierFile {
  readonly path: string
  readonly name: string
  readonly from: string
  readonly by: string
  readonly at: Date
  readonly sha256: string
}

/** A folder's name for people, on every system. */
function plain(text: string): string {
  return text.replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ').trim() || '其他'
}

/** 现场.jpg, 现场（2）.jpg: two of one name in one folder would be one file. */
function distinct(path: string, taken: Set<string>): string {
  const dot = path.lastIndexOf('.')
  const [stem, ending] = dot > path.lastIndexOf('/') ? [path.slice(0, dot), path.slice(dot)] : [path, '']
  let found = path
  for (let n = 2; taken.has(found.toLowerCase()); n++) found = `${stem}（${n}）${ending}`
  taken.add(found.toLowerCase())
  return found
}

/** The evidence of the enterprise's items that the actor may read, by register, item and step. */
export async function readDossierFiles(ctx: Ctx, enterprise: number): Promise<DossierFile[]> {
  const { tx, actor } = ctx
  const titles = new Map((await registersOfPlan(ctx)).map((r) => [r.id, r.title]))
  const rows = await tx
    .selectFrom('attachment as a')
    .innerJoin('item_index as i', (join) => join.onRef('i.plan_id', '=', 'a.plan_id').onRef('i.id', '=', 'a.item_id'))
    .select(['a.name', 'a.step', 'a.uploaded_by', 'a.uploaded_at', 'a.sha256', 'i.register', 'i.id as item'])
    .where('a.plan_id', '=', actor.planId)
    .where('i.enterprise_id', '=', enterprise)
    .where('a.removed_at', 'is', null)
    .orderBy('i.id')
    .orderBy('a.id')
    .execute()
  const taken = new Set<string>()
  return rows.map((a) => {
    const title = titles.get(a.register) ?? a.register
    const step = a.step ?? ''
    return {
      path: distinct(`佐证/${plain(`${title} ${a.item}`)}/${plain(step)}/${plain(a.name)}`, taken),
      name: a.name,
      from: `${title}（编号 ${a.item}）${step}`,
      by: a.uploaded_by,
      at: a.uploaded_at,
      sha256: a.sha256,
    }
  })
}
