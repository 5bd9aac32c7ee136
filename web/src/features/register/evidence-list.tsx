import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Evidence } from '@gongjian/domain/register/item.ts'
import { useAction } from '../../app/query.ts'
import { FileTile } from '../../components/file-tile.tsx'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { placeWords, takenWords } from './evidence-words.ts'
import { ITEMS_CHANGE } from './use-items.ts'
import styles from '../../components/form/form.module.css'

/** Thumbnails with when and where each was taken; too far from the site is marked, not hidden. */
export function EvidenceList({ files, editable }: { files: readonly Evidence[]; editable: boolean }) {
  const confirmDeed = useConfirmDeed()
  const remove = useAction(OPERATIONS.removeFile, { invalidates: ITEMS_CHANGE })
  if (files.length === 0) return null
  async function askRemove(file: Evidence) {
    const content = '移除后这一步不再有这份佐证；变更历史里仍留有它的记录。'
    if (await confirmDeed({ title: `移除“${file.name}”？`, content, verb: '移除', danger: true }))
      remove.mutate({ id: file.id })
  }
  return (
    <ul className={styles.evidence}>
      {files.map((f) => {
        const place = placeWords(f)
        return (
          <li key={f.id}>
            <FileTile
              id={f.id}
              name={f.name}
              hasThumbnail={f.hasThumbnail}
              title={`${f.name}\n${f.by} 于 ${instantInWords(f.at)} 上传`}
            />
            <small>{takenWords(f)}</small>
            {place !== null && <small className={f.tooFar ? styles.far : undefined}>{place}</small>}
            {editable && (
              <button
                type="button"
                className="no-print"
                aria-label={`移除 ${f.name}`}
                onClick={() => void askRemove(f)}
              >
                移除
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
