import { Button } from 'antd'
import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { shorten } from '../../components/official-text/words.ts'
import { rowsOf, type RowWords } from './row-words.ts'
import { RowList } from './row-list.tsx'
import type { Lint } from './use-draft.ts'
import type { Workbench } from './use-workbench.ts'
import styles from './new-plan-page.module.css'
import rowStyles from './rows.module.css'

interface Props {
  readonly bench: Workbench
  readonly text: string
  readonly reading: Reading
  readonly lint: Lint
}

/** What could not be read, to be settled one by one; and what is wrong with the plan itself. */
export function ProblemList({ bench, text, reading, lint }: Props) {
  const { index, findings } = bench
  const problems = rowsOf(reading, 'problems')
  return (
    <>
      <h3 className={styles.subhead}>没有读准的地方 {problems.length}</h3>
      {problems.length === 0 ? (
        <p className={styles.none}>没有遗留的问题</p>
      ) : (
        <RowList
          list="problems"
          rows={problems}
          text={text}
          index={index}
          active={bench.active}
          form={null}
          onShow={bench.showRow}
          onDrop={(row) => bench.does({ do: 'drop', list: 'problems', at: row.at })}
        />
      )}
      <h3 className={styles.subhead}>
        方案本身的核对意见 {findings.length}
        <LintState lint={lint} />
      </h3>
      {findings.length === 0 && <p className={styles.none}>没有发现问题</p>}
      <ol className={rowStyles.rows}>
        {findings.map((finding, i) => {
          const row = findingRow(finding, problems.length + i)
          const label = finding.clause === null ? '' : (index.labels.get(finding.clause) ?? finding.clause)
          return (
            <li
              key={`${finding.code}-${finding.start}-${i}`}
              className={rowStyles.row}
              data-active={(bench.active?.list === 'problems' && bench.active.at === row.at) || undefined}
            >
              <button
                type="button"
                className={rowStyles.rowWords}
                disabled={row.span === null}
                onClick={() => bench.showRow(row)}
              >
                <span className={rowStyles.rowMain}>{finding.message}</span>
                {finding.suggestion !== '' && <span className={rowStyles.advice}>建议：{finding.suggestion}</span>}
                <span className={rowStyles.rowSub}>
                  {label !== '' && <b>{label}</b>}
                  {row.span !== null && <q>{shorten(text.slice(row.span.start, row.span.end), 60)}</q>}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </>
  )
}

function findingRow({ message, clause, start, end }: Finding, at: number): RowWords {
  return { list: 'problems', at, main: message, sub: '', clause, span: end > start ? { start, end } : null }
}

function LintState({ lint }: { lint: Lint }) {
  switch (lint.state) {
    case 'current':
      return <span>已按最新修改核对</span>
    case 'waiting':
      return <span>正在按修改重新核对…</span>
    case 'failed':
      return (
        <span>
          {lint.problem}
          <Button type="link" size="small" onClick={lint.again}>
            重新核对
          </Button>
        </span>
      )
  }
}
