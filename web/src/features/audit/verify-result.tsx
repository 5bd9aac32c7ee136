import { Button } from 'antd'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import type { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { Unknown } from '../../components/unknown.tsx'
import styles from './audit.module.css'

interface Props {
  readonly result: OutputOf<typeof OPERATIONS.verifyAudit>
  readonly onClose: () => void
}

/** What the walk along the chain found; the head's hash can be compared with one written down elsewhere. */
export function VerifyResult({ result, onClose }: Props) {
  return (
    <section
      className={`${styles.verify} ${result.ok ? styles.whole : styles.broken}`}
      role={result.ok ? 'status' : 'alert'}
      aria-label="核验结果"
    >
      <header>
        <h2>{result.ok ? '✓ 审计链完整，记录没有被改动' : `! 审计链有问题：${result.problem ?? '原因未知'}`}</h2>
        <Button size="small" type="text" onClick={onClose}>
          收起
        </Button>
      </header>
      <dl className={styles.facts}>
        <dt>核验时间</dt>
        <dd>{instantInWords(result.at)}</dd>
        <dt>已封存</dt>
        <dd>
          {result.blocks.toLocaleString()} 块，{result.rows.toLocaleString()} 条
        </dd>
        <dt>尚未封存</dt>
        <dd>{result.unsealed.toLocaleString()} 条</dd>
        <dt>链头校验值</dt>
        <dd>{result.head === null ? <Unknown because="还没有封存的记录" /> : <code>{result.head}</code>}</dd>
      </dl>
    </section>
  )
}
