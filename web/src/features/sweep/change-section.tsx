import { Button } from 'antd'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { RULE_CHANGE_TITLES, RuleChange } from '@gongjian/domain/sweep/contracts.ts'
import { useMe } from '../../app/me.tsx'
import { useOperation } from '../../app/query.ts'
import { ChoiceBar } from '../../components/choice-bar.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { UnitCell } from '../../components/unit-cell.tsx'
import type { SweepProps } from './candidate-list.tsx'
import { ChangedRows } from './changed-rows.tsx'
import list from '../../components/list/list.module.css'
import styles from './sweep.module.css'

type Changes = OutputOf<typeof OPERATIONS.previewRules>
type Tally = Changes['changes'][number]

/** What the rules of a day would add and take away, before they take effect: nothing is written. */
export function ChangeSection({ sweep, rules, url, set }: SweepProps) {
  const { today } = useMe()
  const to = url.to ?? today
  const days = { subject: sweep.subject, to, ...(url.from === undefined ? {} : { from: url.from }) }
  const found = useOperation(OPERATIONS.previewRules, days)
  const titles = new Map(rules.rules.map((r) => [r.id, r.title]))
  return (
    <>
      <p className={styles.quiet}>
        规则到另一天（有的规则起止、界限解释生效、期限届满）或换了新版本，排查结果会增加哪些、撤下哪些，先在这里看；只看不写入。
      </p>
      <div className={list.bar}>
        <ChoiceBar
          label="与什么比"
          choices={[
            { key: 'last', title: '最近一次排查' },
            { key: 'day', title: '某一天的规则' },
          ]}
          chosen={url.from === undefined ? 'last' : 'day'}
          onChoose={(key) => set({ from: key === 'last' ? undefined : today })}
        />
        <span className={styles.filters}>
          {url.from !== undefined && (
            <label className={styles.day}>
              从 <DateField label="比较起点" value={url.from} onChange={(day) => set({ from: day ?? today })} />
            </label>
          )}
          <label className={styles.day}>
            到 <DateField label="哪一天的规则" value={to} onChange={(day) => set({ to: day })} />
          </label>
        </span>
      </div>
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={6} />}
      {found.data && <Coming coming={found.data.coming} onChoose={(day) => set({ to: day })} />}
      {found.data && <ChangeTables of={found.data} titles={titles} />}
      {found.data && found.data.changes.length > 0 && <ChangedRows days={days} rules={rules} />}
    </>
  )
}

function Coming({ coming, onChoose }: { coming: Changes['coming']; onChoose: (day: Day) => void }) {
  if (coming.length === 0) return null
  return (
    <ul className={styles.coming} aria-label="将有的变化">
      {coming.map(({ on, words }) => (
        <li key={`${on} ${words}`}>
          {words}
          <Button size="small" type="link" onClick={() => onChoose(on)}>
            看影响
          </Button>
        </li>
      ))}
    </ul>
  )
}

function changeColumn(change: RuleChange): Column<Tally> {
  return {
    key: change,
    title: RULE_CHANGE_TITLES[change],
    align: 'right',
    width: 110,
    render: (row) => (row[change] === 0 ? <span className={styles.zero}>0</span> : row[change].toLocaleString()),
  }
}

function ChangeTables({ of, titles }: { of: Changes; titles: ReadonlyMap<string, string> }) {
  if (of.changes.length === 0) return <Empty text={`按 ${of.to} 的规则，“${of.register.title}”的排查结果没有变化`} />
  const columns: readonly Column<Tally>[] = [
    { key: 'unit', title: '责任单位', width: 160, render: (row) => <UnitCell unit={row.unit} /> },
    { key: 'rule', title: '规则', render: (row) => titles.get(row.rule) ?? row.rule },
    ...RuleChange.options.map(changeColumn),
  ]
  return (
    <div role="status" aria-label="规则变化的影响">
      <DataTable
        columns={columns}
        rows={of.changes}
        rowKey={(row) => `${row.unit?.code ?? ''} ${row.rule}`}
        minWidth={640}
        stacks
      />
    </div>
  )
}
