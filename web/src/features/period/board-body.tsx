import { Alert, Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { instantInWords, monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { CLOSE_REASON_TITLE } from '@gongjian/domain/report/month-summary.ts'
import type { Board, MailTrouble } from '@gongjian/domain/period/contracts.ts'
import { downloadUrl } from '../../app/client.ts'
import { useMay, useMe, useReach } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { DueMark } from '../../components/due-mark.tsx'
import { Link } from '../../components/link.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import { BoardSection } from './board-section.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { HourBars } from './hour-bars.tsx'
import { OwnReports } from './own-reports.tsx'
import styles from './period.module.css'

/** The same month as each desk needs it. */
export function BoardBody({ board, switcher }: { board: Board; switcher: ReactNode }) {
  const me = useMe()
  const reach = useReach('period.read')
  const own = board.rows.filter((r) => r.unit.code === me.unit.code)
  const others = board.rows.filter((r) => r.unit.code !== me.unit.code)
  return (
    <>
      <PageHead
        title={`${monthInWords(board.month)}月报`}
        lead={<Lead board={board} />}
        extra={
          <>
            {switcher}
            <Deeds board={board} />
          </>
        }
      />
      <div className={styles.stack}>
        {board.closed?.reason && <Alert type="info" showIcon title={`${CLOSE_REASON_TITLE}：${board.closed.reason}`} />}
        {board.mailTrouble && <MailAlert trouble={board.mailTrouble} />}
        {own.length > 0 && <OwnReports month={board.month} rows={own} closed={board.closed !== null} />}
        {reach === 'all' && board.hours.length > 0 && (
          <Section title="报送时间" note="每小时首次提交的单位数">
            <HourBars board={board} />
          </Section>
        )}
        {(reach === 'all' || others.length > 0) && (
          <BoardSection key={board.month} board={board} rows={reach === 'all' ? board.rows : others} />
        )}
      </div>
    </>
  )
}

/** The reminders stand in the product all the same: only their mails are held up. */
function MailAlert({ trouble }: { trouble: MailTrouble }) {
  const counts = [
    trouble.waiting > 0 && `${trouble.waiting} 封等待重发`,
    trouble.lost > 0 && `${trouble.lost} 封多次失败后不再重发`,
  ]
  const which = counts.filter((x) => x !== false).join('，')
  return (
    <Alert
      type="warning"
      showIcon
      title={`近 7 天有提醒邮件没有送达：${which}（站内提醒不受影响）`}
      description={trouble.problem}
    />
  )
}

function Lead({ board }: { board: Board }) {
  return (
    <span className={styles.lead}>
      <span>
        截止 <DueMark date={board.dueOn} done={board.closed !== null} />
      </span>
      {board.restDay && <span>{Number(board.dueOn.slice(8))}日为休息日，截止日不顺延</span>}
      {board.closed && (
        <span>
          {board.closed.by} 于 {instantInWords(board.closed.at).slice(0, 16)} 关闭
        </span>
      )}
    </span>
  )
}

function Deeds({ board }: { board: Board }) {
  const mayReview = useMay('report.review')
  const mayExport = useMay('summary.export')
  const [closing, setClosing] = useState(false)
  const { month } = board
  return (
    <>
      {mayReview && (
        <Link href={paths.review(month)} className={styles.button}>
          审核
        </Link>
      )}
      {mayExport && (
        <>
          <a className={styles.button} href={downloadUrl(OPERATIONS.exportSummaryWord, { month })} download>
            汇总 Word
          </a>
          <a className={styles.button} href={downloadUrl(OPERATIONS.exportSummaryExcel, { month })} download>
            汇总 Excel
          </a>
        </>
      )}
      {board.mayClose && (
        <Button
          type={board.counts.missing + board.counts.open === 0 ? 'primary' : 'default'}
          onClick={() => setClosing(true)}
        >
          关闭本月
        </Button>
      )}
      {closing && <CloseDialog board={board} onClose={() => setClosing(false)} />}
    </>
  )
}
