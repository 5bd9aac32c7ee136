import { Alert, App, Button } from 'antd'
import { fieldWords } from '@gongjian/domain/report/field-words.ts'
import { LINE_FIELD_TITLES, type LineText } from '@gongjian/domain/report/report.ts'
import type { Desk } from '../../components/autosave/desk.ts'
import { clockOf } from '../../components/autosave/save-words.ts'
import { ReturnNote } from '../../components/return-note.tsx'
import { TEXT_FIELDS, type LineView } from './line-words.ts'
import styles from './report.module.css'

interface Props {
  readonly view: LineView
  readonly desk: Desk<LineText>
}

/** What a person must know before writing: why it came back, who wrote meanwhile, what was not saved. */
export function LineNotices({ view, desk }: Props) {
  const { line, draft, editable } = view
  const { news, phase } = draft
  return (
    <>
      {view.withReviewer && (
        <p className={styles.withReviewer}>
          {line.state === 'accepted'
            ? '这一条已被接受，不能再改；月份关闭后可以更正。'
            : `这一条正在等待${line.part === 'lead' ? '市攻坚办' : line.leads.map((u) => u.name).join('、')}审核，被退回后才可以改。`}
        </p>
      )}
      {line.returnReason && line.state !== 'accepted' && (
        <ReturnNote reason={line.returnReason} reviewed={line.reviewed} />
      )}
      {editable && news && phase.name !== 'conflict' && (
        <Alert
          type="info"
          className={styles.notice ?? ''}
          closable={{ onClose: () => desk.readNews(line.task), 'aria-label': '知道了' }}
          title={`${news.edited ? `${news.edited.by} ${clockOf(news.edited.at)} 改过` : '他人改过'}：${news.fields
            .map((f) => LINE_FIELD_TITLES[f])
            .join('、')}${news.merged ? '，已并入您正在写的这一条' : ''}`}
        />
      )}
      {phase.name === 'conflict' && (
        <Alert
          type="warning"
          showIcon
          className={styles.notice ?? ''}
          title="两人同时改了这一条，您的内容还没有保存"
          description={phase.theirs ? '选定保留哪一份之前，这一条暂停保存。' : '正在读取对方的内容…'}
        />
      )}
      {phase.name === 'refused' && <Refused view={view} message={phase.message} desk={desk} />}
    </>
  )
}

function Refused({ view, message, desk }: Props & { message: string }) {
  const app = App.useApp()
  const { line, draft, editable } = view
  async function copy() {
    const words = TEXT_FIELDS.map((f) => `${LINE_FIELD_TITLES[f]}：${fieldWords(draft.text, f)}`).join('\n')
    try {
      await navigator.clipboard.writeText(words)
      void app.message.success('已复制')
    } catch {
      void app.message.warning('浏览器不允许复制，请选中下面的文字自行复制')
    }
  }
  return (
    <Alert
      type="error"
      showIcon
      className={styles.notice ?? ''}
      title={`您写的内容没有保存：${message}`}
      description={
        <>
          {!editable && (
            <details>
              <summary>没有保存的内容（仍存在这台设备上）</summary>
              {TEXT_FIELDS.map((f) => (
                <p key={f} className={styles.pre}>
                  {LINE_FIELD_TITLES[f]}：{draft.text[f] || '（空）'}
                </p>
              ))}
            </details>
          )}
          <span className={styles.noticeTools}>
            <Button size="small" onClick={() => void copy()}>
              复制我的内容
            </Button>
            <Button size="small" danger onClick={() => desk.discard(line.task)}>
              放弃我的内容
            </Button>
          </span>
        </>
      }
    />
  )
}
