import { Button } from 'antd'
import { useMemo } from 'react'
import { ItemNames } from '../../components/field-kinds/item-names.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { countInWords } from '../../components/list/count-in-words.ts'
import { columnsOf } from '../../components/list/list-columns.ts'
import { listOfRegister } from '../../components/list/list-definition.ts'
import { Loading } from '../../components/loading.tsx'
import { useNarrow } from '../../components/use-narrow.ts'
import { EditTable } from './edit-table.tsx'
import { ItemCards } from './item-cards.tsx'
import { ItemTable } from './item-table.tsx'
import type { ListProps } from './list-page.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useItems } from './use-items.ts'
import { useItemDesk } from './use-item-desk.ts'
import { useSelection } from './use-selection.ts'
import styles from '../../components/list/list.module.css'

const PAGE = 100

/** The rows, more of them on request, and what can be done with the chosen. */
export function TableView({ view, state, onSort, editing }: ListProps & { editing: boolean }) {
  const { definition } = view
  const narrow = useNarrow()
  const items = useItems(definition.id, state, PAGE)
  const selection = useSelection()
  const [first] = items.data?.pages ?? []
  const rows = useMemo(() => items.data?.pages.flatMap((p) => p.rows) ?? [], [items.data])
  const key = state.columns.join(',')
  // The same array while nothing changes, so that rows are not drawn again for nothing.
  const columns = useMemo(() => columnsOf(listOfRegister(definition), key.split(',')), [definition, key])
  if (items.error && !first) return <ErrorState error={items.error} onRetry={() => void items.refetch()} />
  if (!first) return <Loading rows={12} />
  if (rows.length === 0)
    return (
      <Empty
        text={
          state.where.length > 0 || state.q !== '' || state.rule !== undefined
            ? '没有符合条件的条目，请减少筛选条件'
            : '这个台账还没有条目'
        }
      />
    )
  const sheet = { columns, rows, sums: first.sums }
  return (
    <ItemNames register={definition} rows={rows}>
      {narrow ? (
        <ItemCards rows={rows} />
      ) : editing ? (
        <EditSheet {...sheet} register={definition} />
      ) : (
        <ItemTable {...sheet} sort={state.sort} selection={selection} onSort={onSort} />
      )}
      <div className={styles.foot}>
        <span>
          共 {countInWords(first, definition.counter)}，已显示 {rows.length.toLocaleString()} {definition.counter}
        </span>
        {items.hasNextPage && (
          <Button size="small" loading={items.isFetchingNextPage} onClick={() => void items.fetchNextPage()}>
            再显示 {PAGE} {definition.counter}
          </Button>
        )}
        {!narrow && !editing && (
          <span className={styles.keys}>
            <kbd>↑↓←→</kbd> 移动 <kbd>Enter</kbd> 打开 <kbd>空格</kbd> 选择 <kbd>n</kbd> 新增 <kbd>/</kbd> 查找
          </span>
        )}
      </div>
      {!editing && state.asOf === undefined && <SelectionBar view={view} selection={selection} shown={rows} />}
    </ItemNames>
  )
}

/** Its desk lives as long as the writing does. */
function EditSheet(props: Omit<Parameters<typeof EditTable>[0], 'made'>) {
  const made = useItemDesk(props.register)
  return <EditTable {...props} made={made} />
}
