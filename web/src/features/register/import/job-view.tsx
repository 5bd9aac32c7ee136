import { Button } from 'antd'
import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import { passedWords } from '@gongjian/domain/register/import.ts'
import type { ImportJob } from '@gongjian/domain/register/import-contracts.ts'
import { downloadUrl } from '../../../app/client.ts'
import { paths } from '../../../app/paths.ts'
import { useAction } from '../../../app/query.ts'
import { bytesInWords } from '../../../components/attachment/bytes.ts'
import { useConfirmDeed } from '../../../components/confirm-deed.tsx'
import { Link } from '../../../components/link.tsx'
import { Section } from '../../../components/section.tsx'
import { ShareBar } from '../../../components/share-bar.tsx'
import { ITEMS_CHANGE } from '../use-items.ts'
import type { RegisterView } from '../use-register.ts'
import { isMoving, stateWords } from './import-words.ts'
import { MappingSection } from './mapping-section.tsx'
import { PreviewRows } from './preview-rows.tsx'
import styles from './import.module.css'

interface Props {
  readonly view: RegisterView
  readonly job: ImportJob
  readonly onLeave: () => void
}

const JOB_CHANGES: readonly OperationName[] = ['getImport', 'listImports', 'listImportRows']
const WHOLE = 100

/** How far it is, how the columns were taken, what would become of each row; then the good ones are taken, or nothing. */
export function JobView({ view, job, onLeave }: Props) {
  const register = view.definition
  const hasRows = ['ready', 'taking', 'done'].includes(job.state)
  return (
    <div className={styles.job}>
      <Section
        title={job.fileName}
        note={`${bytesInWords(job.bytes)}，${job.by}`}
        extra={<Deeds job={job} onLeave={onLeave} counter={register.counter} />}
      >
        <p role="status" className={job.state === 'failed' ? styles.bad : undefined}>
          {stateWords(job)}
        </p>
        {isMoving(job.state) && (
          <>
            <ShareBar share={job.progress / WHOLE} label={`${job.progress}%`} width="100%" />
            <p className={styles.quiet}>可以离开这一页，导入会继续；回来时在“我的导入记录”里找到它。</p>
          </>
        )}
        {hasRows && <Counts job={job} />}
        {job.state === 'done' && (
          <p>
            <Link href={paths.register(register.id)}>看台账</Link>
          </p>
        )}
      </Section>
      {job.sheets.length > 0 && <MappingSection register={register} job={job} />}
      {hasRows && <PreviewRows register={register} job={job} />}
    </div>
  )
}

function Deeds({ job, onLeave, counter }: { job: ImportJob; onLeave: () => void; counter: string }) {
  const confirmDeed = useConfirmDeed()
  const take = useAction(OPERATIONS.takeImport, { invalidates: [...JOB_CHANGES, ...ITEMS_CHANGE] })
  const cancel = useAction(OPERATIONS.cancelImport, { invalidates: JOB_CHANGES })
  const { created, updated, refused } = job.counts
  const good = created + updated
  const canCancel = isMoving(job.state) || job.state === 'ready'
  async function ask() {
    const content =
      refused > 0 ? `${refused} 行有问题的不导入，可以下载下来改好再导。` : '每一处变更都记入条目的变更历史。'
    if (await confirmDeed({ title: `新增 ${created} ${counter}、变更 ${updated} ${counter}？`, content, verb: '导入' }))
      take.mutate({ id: job.id })
  }
  return (
    <span className={styles.deeds}>
      {job.counts.refused > 0 && ['ready', 'done'].includes(job.state) && (
        <a href={downloadUrl(OPERATIONS.downloadRefused, { id: job.id })} download>
          下载拒绝的 {refused} 行
        </a>
      )}
      {canCancel && (
        <Button loading={cancel.isPending} onClick={() => cancel.mutate({ id: job.id })}>
          {job.state === 'ready' ? '不导入' : '取消'}
        </Button>
      )}
      {job.state === 'ready' && (
        <Button type="primary" disabled={good === 0} loading={take.isPending} onClick={() => void ask()}>
          {refused > 0 ? `导入没有问题的 ${good} 行` : `导入 ${good} 行`}
        </Button>
      )}
      {!canCancel && <Button onClick={onLeave}>再导一个文件</Button>}
    </span>
  )
}

/** The sum of what is told is what the file holds. */
function Counts({ job }: { job: ImportJob }) {
  const { passedOver, counts } = job
  if (passedOver === null) return null
  const { blank, totals, notes } = passedOver
  return (
    <>
      <p className={styles.quiet}>
        共读 {counts.rows.toLocaleString()} 行；另跳过空行 {blank}、合计行 {totals}、表头重复和备注行 {notes}。
        {job.emptyClears ? '空单元格会清空原有内容。' : '空单元格保持原样。'}
      </p>
      {passedWords(passedOver).map((words) => (
        <p key={words} className={styles.quiet}>
          跳过的{words}。
        </p>
      ))}
    </>
  )
}
