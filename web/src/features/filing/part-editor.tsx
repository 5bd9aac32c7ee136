import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { FilingPart } from '@gongjian/domain/filing/contracts.ts'
import { isPartPresent } from '@gongjian/domain/filing/filing.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { upload } from '../../app/client.ts'
import { AttachmentField } from '../../components/attachment/attachment-field.tsx'
import type { Desk } from '../../components/autosave/desk.ts'
import type { Draft } from '../../components/autosave/draft.ts'
import { clockOf } from '../../components/autosave/save-words.ts'
import type { FilingKey, PartText } from './use-filing-desk.ts'
import styles from './filing.module.css'

const LONGEST = 20_000
const HINTS: Record<FilingPart['wants'], string> = {
  file: '上传文件',
  text: '填写内容',
  either: '上传文件或填写内容',
}

interface Props {
  readonly id: FilingKey
  readonly part: FilingPart
  readonly draft: Draft<PartText>
  readonly desk: Desk<PartText>
  readonly editable: boolean
}

/** One part: its words, its files, or either. */
export function PartEditor({ id, part, draft, desk, editable }: Props) {
  const client = useQueryClient()
  const { text } = editable ? draft.text : part
  const present = isPartPresent(part, text, part.files.length)
  const fieldId = `part-${part.key}`
  return (
    <li className={styles.part} id={part.key}>
      <h2>
        <label htmlFor={part.wants === 'file' ? undefined : fieldId}>{part.title}</label>
        {present ? <span className={styles.present}>✓ 已有</span> : <span className={styles.missing}>缺</span>}
        {part.edited && (
          <small>
            {part.edited.by} {instantInWords(part.edited.at).slice(5, 16)} 编辑
          </small>
        )}
      </h2>
      <Notices part={part} draft={draft} desk={desk} />
      {part.wants !== 'file' &&
        (editable ? (
          <Input.TextArea
            id={fieldId}
            value={text}
            placeholder={HINTS[part.wants]}
            maxLength={LONGEST}
            disabled={draft.phase.name === 'conflict'}
            autoSize={{ minRows: 3, maxRows: 18 }}
            onChange={(e) => desk.edit(part.key, { text: e.target.value })}
          />
        ) : (
          text !== '' && <p className={styles.read}>{text}</p>
        ))}
      {(part.wants !== 'text' || part.files.length > 0) && (editable || part.files.length > 0 || text === '') && (
        <div className={styles.files}>
          <AttachmentField
            files={part.files}
            editable={editable}
            invalidates={['getFiling', 'listFilings']}
            onUpload={async (file, onProgress) => {
              await upload(OPERATIONS.uploadFilingFile, { ...id, part: part.key }, file, onProgress)
              await client.invalidateQueries({ queryKey: [OPERATIONS.getFiling.name] })
            }}
          />
        </div>
      )}
      {part.wants === 'text' && !editable && text === '' && <p className={styles.quiet}>没有填写</p>}
    </li>
  )
}

function Notices({ part, draft, desk }: Pick<Props, 'part' | 'draft' | 'desk'>) {
  const { phase, news } = draft
  if (phase.name === 'refused')
    return (
      <Alert
        type="error"
        className={styles.notice ?? ''}
        title={`您写的内容没有保存：${phase.message}`}
        description={
          <>
            <p className={styles.read}>{draft.text.text || '（空）'}</p>
            <Button size="small" danger onClick={() => desk.discard(part.key)}>
              放弃我的内容
            </Button>
          </>
        }
      />
    )
  if (news?.edited && phase.name === 'clean')
    return (
      <Alert
        type="info"
        className={styles.notice ?? ''}
        closable={{ onClose: () => desk.readNews(part.key), 'aria-label': '知道了' }}
        title={`${news.edited.by} ${clockOf(news.edited.at)} 改过这一项`}
      />
    )
  return null
}
