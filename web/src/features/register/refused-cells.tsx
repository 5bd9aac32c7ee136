import type { ItemRow } from '@gongjian/domain/register/item.ts'
import type { Draft } from '../../components/autosave/draft.ts'
import type { ListColumn } from '../../components/list/list-columns.ts'
import type { Flat } from './item-values.ts'
import styles from '../../components/list/table.module.css'

interface Props {
  readonly rows: readonly ItemRow[]
  readonly columns: readonly ListColumn[]
  readonly drafts: ReadonlyMap<string, Draft<Flat>>
}

/** By this a refused cell names the line that says why. */
export function refusalId(id: number): string {
  return `refusal-${id}`
}

/** Why rows of the sheet are not saved: beneath it, where it is read without a mouse and heard as it comes. */
export function RefusedCells({ rows, columns, drafts }: Props) {
  const refused = rows.flatMap((row) => {
    const draft = drafts.get(String(row.id))
    if (draft?.phase.name !== 'refused') return []
    const heads = columns.filter((c) => draft.touched.includes(c.key)).map((c) => c.head)
    return [{ id: row.id, title: row.title, heads: heads.join('、'), why: draft.phase.message }]
  })
  return (
    <div role="alert">
      {refused.length > 0 && (
        <ul className={styles.refused} aria-label="没有保存的修改">
          {refused.map(({ id, title, heads, why }) => (
            <li key={id} id={refusalId(id)}>
              {title}
              {heads !== '' && `（${heads}）`}没有保存：{why}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
