import { Button, Popover } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { downloadUrl } from '../../app/client.ts'
import { paths } from '../../app/paths.ts'
import { useGo } from '../../components/link.tsx'
import { useNarrow } from '../../components/use-narrow.ts'
import { sortedOf, type ListState } from '../../components/list/list-state.ts'
import { narrowedOf } from './narrowed.ts'
import type { RegisterView } from './use-register.ts'
import styles from '../../components/list/list.module.css'

interface Props {
  readonly view: RegisterView
  readonly state: ListState
}

/** In and out: import, export as it stands on the screen or whole, the template; and a new one. */
export function ListActions({ view: { definition, mayEdit, mayImport }, state }: Props) {
  const go = useGo()
  const narrow = useNarrow()
  const now = state.asOf === undefined
  return (
    <>
      {definition.series.map((s) => (
        <Button key={s.id} onClick={() => go(paths.series(definition.id, { series: s.id, asOf: state.asOf }))}>
          {s.title}
        </Button>
      ))}
      {now && definition.reviewed !== null && <Button onClick={() => go(paths.entryReview())}>准入审查</Button>}
      {!narrow && now && mayImport && <Button onClick={() => go(paths.importing(definition.id))}>导入</Button>}
      {!narrow && (
        <Popover trigger="click" placement="bottomRight" content={<Exports register={definition.id} state={state} />}>
          <Button>导出</Button>
        </Popover>
      )}
      {now && mayEdit && (
        <Button type="primary" onClick={() => go(paths.newItem(definition.id))}>
          新增
        </Button>
      )}
    </>
  )
}

function Exports({ register, state }: { register: string; state: ListState }) {
  const seen = { ...narrowedOf(register, state), ...sortedOf(state) }
  const columns = JSON.stringify(state.columns)
  const files = [
    { label: '所见的列，Excel', input: { ...seen, columns, format: 'xlsx' as const } },
    { label: '全部的列，Excel（改后可再导入）', input: { ...seen, format: 'xlsx' as const } },
    { label: '所见的列，CSV', input: { ...seen, columns, format: 'csv' as const } },
    { label: '全部的列，CSV', input: { ...seen, format: 'csv' as const } },
  ]
  return (
    <div className={styles.menu}>
      <small>按现在的筛选导出</small>
      {files.map((f) => (
        <a key={f.label} href={downloadUrl(OPERATIONS.exportItems, f.input)} download>
          {f.label}
        </a>
      ))}
      <small>空白表</small>
      <a href={downloadUrl(OPERATIONS.downloadTemplate, { register })} download>
        导入模板
      </a>
    </div>
  )
}
