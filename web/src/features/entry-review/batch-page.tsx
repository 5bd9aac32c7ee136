import { Alert } from 'antd'
import { useState } from 'react'
import { BATCH_MOST_ROWS } from '@gongjian/domain/entry-review/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { ApiError, downloadUrl, uploadForFile } from '../../app/client.ts'
import { paths } from '../../app/paths.ts'
import { turnAway } from '../../app/query.ts'
import { DropBox } from '../../components/drop-box.tsx'
import { Link } from '../../components/link.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import styles from './entry-review.module.css'

type Sent =
  | { readonly at: 'idle' }
  | { readonly at: 'sending'; readonly name: string }
  | { readonly at: 'done'; readonly name: string }
  | { readonly at: 'refused'; readonly why: string }

/** An Excel of projects in, a workbook with a verdict for each out; nothing is saved. */
export function BatchPage() {
  const [sent, setSent] = useState<Sent>({ at: 'idle' })
  async function send(file: File) {
    setSent({ at: 'sending', name: file.name })
    try {
      setSent({ at: 'done', name: await uploadForFile(OPERATIONS.screenProjects, {}, file) })
    } catch (error) {
      if (turnAway(error)) return
      setSent({ at: 'refused', why: error instanceof ApiError ? error.message : '没有完成，请重试' })
    }
  }
  return (
    <div className={styles.batch}>
      <PageHead title="批量准入审查" lead={<Link href={paths.entryReview()}>回到项目准入审查</Link>} />
      <Section title="上传项目表" note={`一行一个项目，一次最多 ${BATCH_MOST_ROWS} 个`}>
        <ol className={styles.how}>
          <li>
            下载
            <a href={downloadUrl(OPERATIONS.downloadProjectTemplate, {})} download>
              批量审查模板
            </a>
            ，表头就是要审查的事项；不清楚的留空，不要写 0 或“否”。
          </li>
          <li>上传后直接得到结论表：每行的审查结论、理由、依据和还缺什么；写错的单元格按行、列指明，该行不审查。</li>
          <li>批量审查不保存项目；要保存和决定的，请逐个在“项目准入审查”办理。</li>
        </ol>
        <DropBox
          title="把 Excel 或 CSV 拖到这里"
          label="选择项目表"
          accept=".xlsx,.csv"
          busy={sent.at === 'sending'}
          onFile={(file) => void send(file)}
        >
          xlsx、csv，20 MB 以内；也认台账导出的项目表
        </DropBox>
        <div aria-live="polite" className={styles.sent}>
          {sent.at === 'sending' && `正在审查“${sent.name}”…`}
          {sent.at === 'done' && <Alert type="success" title={`已审查，结论表已下载：${sent.name}`} />}
          {sent.at === 'refused' && <Alert type="error" title={sent.why} role="alert" />}
        </div>
      </Section>
    </div>
  )
}
