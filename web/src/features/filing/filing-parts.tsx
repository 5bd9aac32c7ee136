import { useQueryClient } from '@tanstack/react-query'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Filing, FilingPart } from '@gongjian/domain/filing/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { upload } from '../../app/client.ts'
import { AttachedFiles } from '../../components/file-list.tsx'
import { PartTextField } from './part-text.tsx'
import type { FilingKey } from './use-part-text.ts'
import styles from './filing.module.css'

const WANTS: Record<FilingPart['wants'], string> = {
  file: '上传文件',
  text: '填写文字',
  either: '填写文字或上传文件',
}

interface Props {
  readonly filing: Filing
  readonly onUnsaved: (part: string, unsaved: boolean) => void
}

/** Every part in the document's order, to be filled or to be read. */
export function FilingParts({ filing, onUnsaved }: Props) {
  return (
    <>
      {filing.parts.map((part, i) => (
        <section key={part.key} id={anchorOf(part.key)} className={styles.part} aria-label={part.title}>
          <header className={styles.partHead}>
            <h3>
              {i + 1}. {part.title}
            </h3>
            <PartMark part={part} />
            {part.edited && (
              <small>
                {part.edited.by} {instantInWords(part.edited.at).slice(0, 16)}
              </small>
            )}
          </header>
          {filing.may.edit ? <EditPart filing={filing} part={part} onUnsaved={onUnsaved} /> : <ReadPart part={part} />}
        </section>
      ))}
    </>
  )
}

export function anchorOf(part: string): string {
  return `part-${part}`
}

export function PartMark({ part }: { part: FilingPart }) {
  return part.present ? <span className={styles.there}>已有</span> : <span className={styles.missing}>缺</span>
}

function EditPart({ filing, part, onUnsaved }: Props & { part: FilingPart }) {
  const client = useQueryClient()
  const key: FilingKey = { kind: filing.kind, unit: filing.unit.code }
  function refresh() {
    void client.invalidateQueries({ queryKey: [OPERATIONS.getFiling.name] })
    void client.invalidateQueries({ queryKey: [OPERATIONS.listFilings.name] })
  }
  return (
    <div className={styles.stack}>
      {part.wants !== 'file' && <PartTextField filing={key} part={part} onUnsaved={onUnsaved} />}
      {(part.wants !== 'text' || part.files.length > 0) && (
        <AttachedFiles
          files={part.files}
          uploadOne={(file, onProgress) =>
            upload(OPERATIONS.uploadFilingFile, { ...key, part: part.key }, file, onProgress)
          }
          onChanged={refresh}
        />
      )}
    </div>
  )
}

function ReadPart({ part }: { part: FilingPart }) {
  if (!part.present && part.files.length === 0) return <p className={styles.quiet}>还没有{WANTS[part.wants]}</p>
  return (
    <div className={styles.stack}>
      {part.text !== '' && <p className={styles.read}>{part.text}</p>}
      {part.files.length > 0 && <AttachedFiles files={part.files} uploadOne={null} onChanged={nothing} />}
    </div>
  )
}

function nothing() {
  // A list that cannot be edited never changes by itself.
}
