import { Tabs } from 'antd'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import type { Span } from '../../components/official-text/span.ts'
import { BasicsForm } from './basics-form.tsx'
import type { Draft } from './draft.ts'
import type { EditableList } from './fields.ts'
import { LISTS, LIST_TITLES } from './mending.ts'
import { ProblemList } from './problem-list.tsx'
import { RowForm } from './row-form.tsx'
import { RowList } from './row-list.tsx'
import { rowsOf, unitShare, type RowWords } from './row-words.ts'
import type { Lint } from './use-draft.ts'
import type { Tab, Workbench } from './use-workbench.ts'
import styles from './new-plan-page.module.css'

interface Props {
  readonly bench: Workbench
  readonly draft: Draft
  readonly reading: Reading
  readonly lint: Lint
  readonly selection: Span | null
}

/** What was read, list by list, to be mended by hand. */
export function ReadingPane(props: Props) {
  const { bench, draft, reading, lint } = props
  const count = (tab: Exclude<Tab, 'basics'>) => reading[tab].length + (tab === 'problems' ? draft.findings.length : 0)
  const { tab } = bench
  return (
    <section className={styles.pane} aria-label="读出的内容">
      <Tabs
        className={styles.tabs ?? ''}
        size="small"
        activeKey={tab}
        onChange={(key) => bench.open(key as Tab)}
        items={[
          { key: 'basics', label: '基本信息' },
          ...LISTS.map((list) => ({
            key: list,
            label: (
              <>
                {LIST_TITLES[list]} <small>{count(list)}</small>
              </>
            ),
          })),
        ]}
      />
      <div className={styles.list} key={tab}>
        {tab === 'basics' ? (
          <BasicsForm reading={reading} onSave={(values) => bench.does({ do: 'basics', values })} />
        ) : tab === 'problems' ? (
          <ProblemList bench={bench} reading={reading} lint={lint} text={draft.text} />
        ) : (
          <EditableRows {...props} list={tab} />
        )}
      </div>
    </section>
  )
}

function EditableRows({ bench, draft, reading, selection, list }: Props & { list: EditableList }) {
  const { form } = bench
  const rows = rowsOf(reading, list).map((row) =>
    row.list === 'units'
      ? { ...row, sub: [shareOf(reading, row.at), row.sub].filter((w) => w !== '').join('；') }
      : row,
  )
  return (
    <RowList
      list={list}
      rows={rows}
      text={draft.text}
      index={bench.index}
      active={bench.active}
      form={
        form?.list === list
          ? {
              at: form.at,
              node: (
                <RowForm
                  key={`${list}-${form.at}-${String(form.initial.start)}`}
                  list={list}
                  initial={form.initial}
                  text={draft.text}
                  index={bench.index}
                  choices={bench.choices}
                  selection={selection}
                  onSave={(row) => bench.save(form, row)}
                  onCancel={bench.leave}
                  onLight={bench.light}
                />
              ),
            }
          : null
      }
      onShow={bench.showRow}
      onEdit={bench.edit}
      onDrop={(row) => bench.does({ do: 'drop', list, at: row.at })}
      {...(list === 'clauses' ? { onJoin: (row: RowWords) => bench.does({ do: 'join', at: row.at }) } : {})}
      onAdd={() => bench.addBlank(list)}
    />
  )
}

function shareOf(reading: Reading, at: number): string {
  const unit = reading.units[at]
  return unit ? unitShare(reading, [unit.name, ...unit.aliases]) : ''
}
