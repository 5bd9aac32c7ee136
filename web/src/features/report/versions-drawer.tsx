import { Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import { instantInWords, monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Report, ReportVersion } from '@gongjian/domain/report/contracts.ts'
import { downloadUrl } from '../../app/client.ts'
import { useOperation } from '../../app/query.ts'
import { bytesInWords } from '../../components/attachment/bytes.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { VERSION_KIND_TITLES } from './frozen-report.ts'
import type { ReportKey } from './pulse.ts'
import { VersionCompare } from './version-compare.tsx'
import { VersionView } from './version-view.tsx'
import styles from './versions.module.css'

interface Props {
  readonly id: ReportKey
  readonly report: Report
  readonly onClose: () => void
}

type Shown = { readonly kind: 'list' } | { readonly kind: 'one'; readonly number: number } | { readonly kind: 'two' }

/** Every sending as it stood: to read, to fetch byte for byte, to compare. */
export function VersionsDrawer({ id, report, onClose }: Props) {
  const versions = useOperation(OPERATIONS.listReportVersions, id)
  const [shown, setShown] = useState<Shown>({ kind: 'list' })
  const newestFirst = [...(versions.data ?? [])].sort((a, b) => b.number - a.number)
  return (
    <Drawer
      open
      size={760}
      title={`${report.unit.name} ${monthInWords(report.month)}月报的版本`}
      onClose={onClose}
      extra={shown.kind !== 'list' && <Button onClick={() => setShown({ kind: 'list' })}>全部版本</Button>}
    >
      {versions.error && <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />}
      {versions.isPending && <Loading rows={4} />}
      {versions.data && shown.kind === 'list' && <VersionList id={id} versions={newestFirst} onShow={setShown} />}
      {shown.kind === 'one' && <VersionView id={id} number={shown.number} />}
      {shown.kind === 'two' && <Compare id={id} versions={newestFirst} />}
    </Drawer>
  )
}

interface ListProps {
  readonly id: ReportKey
  readonly versions: readonly ReportVersion[]
  readonly onShow: (shown: Shown) => void
}

function VersionList({ id, versions, onShow }: ListProps) {
  return (
    <>
      {versions.length > 1 && (
        <Button className={styles.compareButton ?? ''} onClick={() => onShow({ kind: 'two' })}>
          比较两个版本
        </Button>
      )}
      <ol className={styles.versions}>
        {versions.map((v) => (
          <li key={v.number}>
            <div className={styles.versionHead}>
              <b>第 {v.number} 版</b>
              <span>{VERSION_KIND_TITLES[v.kind]}</span>
              <span>
                {v.submitted.by} {instantInWords(v.submitted.at)}
              </span>
              <span className={styles.tools}>
                <Button size="small" onClick={() => onShow({ kind: 'one', number: v.number })}>
                  查看
                </Button>
                <a href={downloadUrl(OPERATIONS.getReportVersion, { ...id, number: v.number })} download>
                  下载原件（{bytesInWords(v.bytes)}）
                </a>
              </span>
            </div>
            {v.reason && <p className={styles.reason}>原因：{v.reason}</p>}
            <p className={styles.hash} title="原件的 SHA-256 校验值：下载后可用任何工具核对，一字未改则相同">
              SHA-256 {v.sha256}
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}

function Compare({ id, versions }: { id: ReportKey; versions: readonly ReportVersion[] }) {
  const [before, setBefore] = useState(versions[1]?.number ?? 1)
  const [after, setAfter] = useState(versions[0]?.number ?? 1)
  const options = versions.map((v) => ({
    value: v.number,
    label: `第 ${v.number} 版（${VERSION_KIND_TITLES[v.kind]}，${instantInWords(v.submitted.at).slice(0, 16)}）`,
  }))
  return (
    <>
      <div className={styles.choose}>
        <Select aria-label="较早的版本" value={before} onChange={setBefore} options={options} />
        <span>比</span>
        <Select aria-label="较新的版本" value={after} onChange={setAfter} options={options} />
      </div>
      <VersionCompare id={id} before={before} after={after} />
    </>
  )
}
