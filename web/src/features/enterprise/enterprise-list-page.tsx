import { Button } from 'antd'
import type { Condition } from '@gongjian/domain/register/filter.ts'
import { useMay, useReach } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useGo } from '../../components/link.tsx'
import { ColumnChooser } from '../../components/list/column-chooser.tsx'
import { FilterBar, FilterChips } from '../../components/list/filter-bar.tsx'
import { listStateOf, ListUrl, nextSort, patchOf, viewsOf, type ListPatch } from '../../components/list/list-state.ts'
import { ShowSwitch } from '../../components/list/show-switch.tsx'
import { useListKeys } from '../../components/list/use-list-keys.ts'
import { ViewSelect } from '../../components/list/view-select.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useNarrow } from '../../components/use-narrow.ts'
import { useUnits } from '../../components/use-units.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { EnterpriseMapView } from './enterprise-map-view.tsx'
import { EnterpriseTable } from './enterprise-table.tsx'
import { HUB_LIST } from './hub-list.ts'
import styles from '../../components/list/list.module.css'

const VIEWS = viewsOf(HUB_LIST, [])
const VIEW_OPTIONS = VIEWS.map((v) => ({ value: v.key, label: v.name }))
const SEARCH = '名称、代码、拼音'

/** The enterprises of the hub as a table or on the map, all from one address. */
export function EnterpriseListPage() {
  const units = useUnits()
  const narrow = useNarrow()
  const [url, setUrl] = useUrlState(ListUrl)
  const mayEdit = useMay('enterprise.edit')
  const ownOnly = useReach('enterprise.read') === 'own'
  const state = listStateOf(HUB_LIST, url, [])
  const set = (patch: ListPatch) => setUrl(patch, { push: !('q' in patch) })
  const onWhere = (where: readonly Condition[]) => set(patchOf(state.view, { where }))
  useListKeys(SEARCH, mayEdit ? paths.newEnterprise() : null)
  const show = state.show === 'map' ? 'map' : 'table'
  const filter = { list: HUB_LIST, units, state, onChange: set, onWhere }
  return (
    <>
      <PageHead title="企业" lead="各本台账共用的企业库：一家企业一份档案" extra={<Actions />} />
      <div className={styles.bar}>
        <ViewSelect views={VIEWS} options={VIEW_OPTIONS} state={state} onChange={set} />
        <FilterBar
          {...filter}
          search={SEARCH}
          quick={[...(ownOnly ? [] : ['unit']), 'state', 'light']}
          withDay={false}
        />
        <span className={styles.barEnd}>
          {!narrow && show === 'table' && (
            <ColumnChooser
              list={HUB_LIST}
              columns={state.columns}
              onChange={(columns) => set(columns === null ? { columns: undefined } : patchOf(state.view, { columns }))}
            />
          )}
          <ShowSwitch shows={['table', 'map']} show={show} onChange={set} />
        </span>
      </div>
      <FilterChips {...filter} />
      {show === 'map' ? (
        <EnterpriseMapView state={state} />
      ) : (
        <EnterpriseTable
          state={state}
          onSort={(field) => set(patchOf(state.view, { sort: nextSort(state.sort, field) }))}
        />
      )}
    </>
  )
}

function Actions() {
  const go = useGo()
  const mayEdit = useMay('enterprise.edit')
  const mayMerge = useMay('enterprise.merge')
  return (
    <>
      {mayMerge && <Button onClick={() => go(paths.duplicates())}>疑似重复</Button>}
      {mayEdit && (
        <Button type="primary" onClick={() => go(paths.newEnterprise())}>
          新增
        </Button>
      )}
    </>
  )
}
