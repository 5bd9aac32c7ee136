import { Button, Input } from 'antd'
import { useEffect } from 'react'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { FilingPart } from '@gongjian/domain/filing/contracts.ts'
import { usePartText, type FilingKey, type PartText } from './use-part-text.ts'
import styles from './filing.module.css'

const LONGEST = 20_000

interface Props {
  readonly filing: FilingKey
  readonly part: FilingPart
  readonly onUnsaved: (part: string, unsaved: boolean) => void
}

/** One part's words; saved while they are typed. */
export function PartTextField({ filing, part, onUnsaved }: Props) {
  const words = usePartText(filing, part)
  const { unsaved } = words
  useEffect(() => {
    onUnsaved(part.key, unsaved)
    return () => onUnsaved(part.key, false)
  }, [onUnsaved, part.key, unsaved])
  return (
    <div>
      <Input.TextArea
        aria-label={part.title}
        placeholder={`填写${part.title}`}
        value={words.text}
        maxLength={LONGEST}
        autoSize={{ minRows: 3, maxRows: 16 }}
        onChange={(e) => words.write(e.target.value)}
        onBlur={words.save}
      />
      <div className={styles.save}>
        <span role="status">
          <SaveWords words={words} />
        </span>
        <span>{words.text.length.toLocaleString()} 字</span>
      </div>
      {words.state.kind === 'conflict' && <Conflict part={part} words={words} message={words.state.message} />}
    </div>
  )
}

function SaveWords({ words }: { words: PartText }) {
  const { state } = words
  switch (state.kind) {
    case 'still':
      return null
    case 'typing':
      return '正在输入，稍后自动保存'
    case 'saving':
      return '正在保存…'
    case 'saved':
      return `已保存 ${instantInWords(state.at).slice(11)}`
    case 'failed':
      return (
        <span className={styles.problem}>
          没有保存：{state.message}{' '}
          <Button size="small" type="link" onClick={words.save}>
            重试
          </Button>
        </span>
      )
    case 'conflict':
      return <span className={styles.problem}>没有保存，请先对照</span>
  }
}

/** Theirs below mine; nothing is lost before a person has said which stays. */
function Conflict({ part, words, message }: { part: FilingPart; words: PartText; message: string }) {
  return (
    <div className={styles.conflict} role="alert">
      <p>{message}。上面是您的内容，下面是已保存的内容：</p>
      <div className={styles.theirs}>{part.text === '' ? '（空）' : part.text}</div>
      <Button onClick={words.keepMine}>保存上面的内容</Button>{' '}
      <Button type="text" onClick={words.takeTheirs}>
        采用下面的内容
      </Button>
    </div>
  )
}
