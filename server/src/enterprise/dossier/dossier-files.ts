import type { Ctx } from '../../app.ts'
import { registerTitles } from '../../register/store/definitions.ts'
import { documentsQuery } from '../enterprise-items.ts'

/** A piece of evidence, and where it lies in the zip. */
export interface DossierFile {
  readonly path: string
  readonly name: string
  readonly from: string
  readonly by: string
  readonly at: Date
  readonly sha256: string
}

/** A file's or folder's name for people, on every system. */
export function plain(text: string): string {
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
  const titleOf = await registerTitles(ctx)
  const rows = await documentsQuery(ctx, enterprise)
    .select(['a.name', 'a.step', 'a.uploaded_by', 'a.uploaded_at', 'a.sha256', 'i.register', 'i.id as item'])
    .orderBy('i.id')
    .orderBy('a.id')
    .execute()
  const taken = new Set<string>()
  return rows.map((a) => {
    const title = titleOf(a.register)
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
