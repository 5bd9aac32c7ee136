import { Button } from 'antd'
import { useMemo } from 'react'
import type { EnterpriseRow } from '@gongjian/domain/enterprise/detail.ts'
import { useMay } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { countInWords } from '../../components/list/count-in-words.ts'
import { columnsOf } from '../../components/list/list-columns.ts'
import type { ListState } from '../../components/list/list-state.ts'
import { Sheet } from '../../components/list/sheet.tsx'
import { Loading } from '../../components/loading.tsx'
import { useNarrow } from '../../components/use-narrow.ts'
import { EnterpriseCards } from './enterprise-cards.tsx'
import { EnterpriseCell } from './enterprise-cell.tsx'
import { HUB_LIST } from './hub-list.ts'
import { PAGE, useEnterprises } from './use-enterprises.ts'
import styles from '../../components/list/list.module.css'

interface Props {
  readonly state: ListState
  readonly onSort: (field: string) => void
}

const NONE_YET = '企业库里还没有企业：导入台账或点“新增”'

/** The enterprises that fit, more of them on request. */
export function EnterpriseTable({ state, onSort }: Props) {
  const narrow = useNarrow()
  const mayEdit = useMay('enterprise.edit')
  const found = useEnterprises(state)
  const [first] = found.data?.pages ?? []
  const rows = useMemo(() => found.data?.pages.flatMap((p) => p.rows) ?? [], [found.data])
  const key = state.columns.join(',')
  // The same array while nothing changes, so that rows are not drawn again for nothing.
  const columns = useMemo(() => columnsOf(HUB_LIST, key.split(',')), [key])
  if (found.error && !first) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!first) return <Loading rows={12} />
  const narrowed = state.where.length > 0 || state.q !== ''
  if (rows.length === 0)
    return <Empty text={narrowed ? '没有符合条件的企业，请减少筛选条件' : mayEdit ? NONE_YET : '企业库里还没有企业'} />
  return (
    <>
      {narrow ? (
        <EnterpriseCards rows={rows} />
      ) : (
        <Sheet
          columns={columns}
          rows={rows}
          sort={state.sort}
          sums={null}
          selection={null}
          onSort={onSort}
          hrefOf={hrefOf}
          nameOf={nameOf}
          Cell={EnterpriseCell}
        />
      )}
      <div className={styles.foot}>
        <span>
          共 {countInWords(first, HUB_LIST.counter)}，已显示 {rows.length.toLocaleString()} {HUB_LIST.counter}
        </span>
        {found.hasNextPage && (
          <Button size="small" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            再显示 {PAGE} {HUB_LIST.counter}
          </Button>
        )}
        {!narrow && (
          <span className={styles.keys}>
            <kbd>↑↓←→</kbd> 移动 <kbd>Enter</kbd> 打开{' '}
            {mayEdit && (
              <>
                <kbd>n</kbd> 新增{' '}
              </>
            )}
            <kbd>/</kbd> 查找
          </span>
        )}
      </div>
    </>
  )
}

function hrefOf(row: EnterpriseRow): string {
  return paths.enterprise(row.id)
}
function nameOf(row: EnterpriseRow): string {
  return row.name
}
