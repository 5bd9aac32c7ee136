import { App } from 'antd'
import { useState } from 'react'
import type { Condition } from '@gongjian/domain/register/filter.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { useReach } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { ErrorPage } from '../../components/error-page.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useParam } from '../../components/use-param.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { Board } from './board.tsx'
import { FiguresLine } from './figures-line.tsx'
import { FilterBar, FilterChips } from '../../components/list/filter-bar.tsx'
import { ListActions } from './list-actions.tsx'
import { ListTools } from './list-tools.tsx'
import { listOfRegister } from '../../components/list/list-definition.ts'
import {
  listStateOf,
  ListUrl,
  nextSort,
  patchOf,
  type ListPatch,
  type ListState,
} from '../../components/list/list-state.ts'
import { MapView } from './map-view.tsx'
import { RuleNarrowing } from './rule-narrowing.tsx'
import { TableView } from './table-view.tsx'
import { useListKeys } from '../../components/list/use-list-keys.ts'
import { ViewBar } from './view-bar.tsx'
import { useUnits } from '../../components/use-units.ts'
import { useRegister, type RegisterView } from './use-register.ts'
import styles from '../../components/list/list.module.css'

const SEARCH = '名称、企业、拼音'

/** A register: its rows as table, map or board, all from one address. */
export function RegisterPage() {
  const id = useParam('register')
  const register = useRegister(id)
  if (register.data) return <RegisterBody key={id} view={register.data} />
  if (register.error)
    return (
      <ErrorPage
        title="台账"
        back={{ href: paths.registers(), text: '回到台账目录' }}
        error={register.error}
        onRetry={() => void register.refetch()}
      />
    )
  return <Loading page rows={12} />
}

export interface ListProps {
  readonly view: RegisterView
  readonly state: ListState
  readonly onSort: (field: string) => void
}

function RegisterBody({ view }: { view: RegisterView }) {
  const { definition } = view
  const { message } = App.useApp()
  const units = useUnits()
  const [url, setUrl] = useUrlState(ListUrl)
  const [editing, setEditing] = useState(false)
  const list = listOfRegister(definition)
  const state = listStateOf(list, url, view.views)
  const set = (patch: ListPatch) => setUrl(patch, { push: !('q' in patch) })
  const onWhere = (where: readonly Condition[]) => set(patchOf(state.view, { where }))
  // A figure counts the whole register: what narrows it besides would leave some of its rows out.
  const onFigure = (where: readonly Condition[]) =>
    setUrl({ ...patchOf(state.view, { where }), q: undefined, rule: undefined }, { push: true })
  const onSort = (field: string) => set(patchOf(state.view, { sort: nextSort(state.sort, field) }))
  const mayEdit = view.mayEdit && state.asOf === undefined
  // While the sheet is written in, a letter in a locked cell is a slip and leads nowhere.
  useListKeys(SEARCH, mayEdit && !editing ? paths.newItem(definition.id) : null)
  const ownOnly = useReach('item.read') === 'own'
  const startEditing = (on: boolean) => {
    setEditing(on)
    if (on) void message.info('选中一格直接输入；Enter 向下、Tab 向右、Delete 清空，可从 Excel 粘贴')
  }
  return (
    <>
      <PageHead
        title={definition.title}
        lead={<ClauseLink label={view.clauseLabel} clause={definition.clause} />}
        extra={<ListActions view={view} state={state} />}
      />
      <FiguresLine register={definition} asOf={state.asOf} onWhere={onFigure} />
      <div className={styles.bar}>
        <ViewBar view={view} state={state} onChange={set} />
        <FilterBar
          list={list}
          units={units}
          state={state}
          search={SEARCH}
          quick={quickOf(definition, ownOnly)}
          withDay
          onChange={set}
          onWhere={onWhere}
        />
        <ListTools
          view={view}
          state={state}
          onChange={set}
          editing={editing}
          onEditing={mayEdit && state.show === 'table' ? startEditing : null}
        />
      </div>
      <FilterChips list={list} units={units} state={state} onChange={set} onWhere={onWhere} />
      {state.rule !== undefined && (
        <RuleNarrowing asked={state.rule} asOf={state.asOf} onClear={() => set({ rule: undefined })} />
      )}
      {state.asOf !== undefined && (
        <p className={styles.asOf} role="status">
          这是 {state.asOf} 当日结束时的台账，只能看，不能改。
        </p>
      )}
      <Shown view={view} state={state} onSort={onSort} editing={editing && mayEdit} />
    </>
  )
}

/** A county sees its own alone, so it does not choose among counties. */
function quickOf(register: Register, ownOnly: boolean): string[] {
  return [...(ownOnly ? [] : ['unit']), 'stage', ...(register.life === 'record' ? [] : ['light'])]
}

function Shown(props: ListProps & { editing: boolean }) {
  const { view, state } = props
  switch (state.show) {
    case 'table':
      return <TableView {...props} />
    case 'map':
      return <MapView view={view} state={state} />
    case 'board':
      return <Board register={view.definition} state={state} />
  }
}
