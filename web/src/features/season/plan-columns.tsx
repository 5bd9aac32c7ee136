import type { RefObject } from 'react'
import type { SeasonPlanView } from '@gongjian/domain/season/contracts.ts'
import type { PlanRow } from '@gongjian/domain/season/plan-row.ts'
import { departuresOf, departureWords, gapWords, REASON_GAPS } from '@gongjian/domain/season/proposal.ts'
import { MEASURES, measureWords, TIER_TITLES } from '@gongjian/domain/season/words.ts'
import { paths } from '../../app/paths.ts'
import type { Column } from '../../components/data-table.tsx'
import { Link } from '../../components/link.tsx'
import { alertColumns } from './alert-columns.tsx'
import { CellInput } from './cell-input.tsx'
import { dayProblem } from '../../components/form/day-rule.ts'
import { CELL_TITLES } from './cell-titles.ts'
import type { Write, WrittenRow } from './use-row-writing.ts'
import styles from './season.module.css'

export type PlanColumns = 'rows' | 'alerts'

interface Options {
  readonly register: string
  /** Where the upgrades stand that spare. */
  readonly upgrades: string
  readonly classes: SeasonPlanView['classes']
  /** Where the order of an enterprise lies. */
  readonly order: (enterprise: number) => string
  /** null: looked at only. */
  readonly write: Write | null
  /** Takes back what the server did not take of a row. */
  readonly onDiscard: (row: WrittenRow) => void
  /** rows: what is ordered for the season · alerts: what an alert adds. */
  readonly of: PlanColumns
  /** Where the cells lie, for walking down a column. */
  readonly box: RefObject<HTMLDivElement | null>
}

export function columnsOf({
  register,
  upgrades,
  classes,
  order,
  write,
  onDiscard,
  box,
  of,
}: Options): Column<WrittenRow>[] {
  return [
    {
      key: 'name',
      title: '企业、产线、工序',
      width: 250,
      render: (r) => (
        <>
          <Link href={paths.item(register, r.id)}>{r.enterprise.name || '未写企业'}</Link>
          {r.hasOrder && r.enterprise.id !== null && (
            <a className={styles.order} href={order(r.enterprise.id)} download>
              通知单
            </a>
          )}
          {r.trial && <small className={styles.quiet}>（演示）</small>}
          <span className={styles.line}>
            {[r.facility, r.process, r.turn === null ? null : `第 ${r.turn} 轮`].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'class',
      title: '行业、等级',
      width: 150,
      render: (r) => (
        <>
          {r.trade ?? '—'} · {r.tier === null ? <b className={styles.bad}>类别不明</b> : TIER_TITLES[r.tier]}
          {r.upgrade !== null && (
            <Link className={styles.line} href={paths.item(upgrades, r.upgrade.item)}>
              提标治理{r.upgrade.met}
              {r.upgradeWithheld && '，没有享受管控优惠'}
            </Link>
          )}
          {write !== null && r.tier === null ? (
            <ClassSelects row={r} classes={classes} write={write} />
          ) : (
            <span className={styles.line}>
              {[r.performance ?? '未分级', r.catalogueClass ?? '目录类别未填', r.listed].filter(Boolean).join(' · ')}
            </span>
          )}
          {r.performance !== null && <Edition row={r} write={write} box={box} />}
        </>
      ),
    },
    ...(of === 'alerts' ? alertColumns(write, box) : [PROPOSED, ...(write === null ? shown() : written(write, box))]),
    { key: 'marks', title: '核对', width: 180, render: (r) => <Marks row={r} onDiscard={onDiscard} /> },
  ]
}

const PROPOSED: Column<WrittenRow> = {
  key: 'proposed',
  title: '规则建议',
  width: 110,
  render: (r) =>
    r.proposed === null ? (
      <span className={styles.quiet} title="不知绩效等级或目录类别，规则不能建议">
        —
      </span>
    ) : (
      <>
        {measureWords(r.proposed.measure, r.proposed.percent)}
        <span className={styles.line}>{r.clauseLabel}</span>
      </>
    ),
}

/** By which edition of the guide the class was given: asked for where nobody has said. */
function Edition({ row, write, box }: { row: PlanRow; write: Write | null; box: Options['box'] }) {
  if (row.performanceEdition !== null) return <span className={styles.line}>按{row.performanceEdition}</span>
  if (write === null) return <span className={styles.line}>{CELL_TITLES.performanceEdition}未填</span>
  return (
    <label className={styles.line}>
      {CELL_TITLES.performanceEdition}
      <CellInput
        label={`${row.enterprise.name} ${CELL_TITLES.performanceEdition}`}
        column="performanceEdition"
        value=""
        box={box}
        onWrite={(text) => write(row, { performanceEdition: text })}
      />
    </label>
  )
}

/** Where the rules cannot tell what a works is, what they lack is asked at once. */
function ClassSelects({ row, classes, write }: { row: PlanRow; classes: Options['classes']; write: Write }) {
  return (['performance', 'catalogueClass'] as const).map((key) => (
    <select
      key={key}
      className={styles.cell}
      aria-label={`${row.enterprise.name} ${CELL_TITLES[key]}`}
      value={row[key] ?? ''}
      onChange={(e) => write(row, { [key]: e.target.value === '' ? null : e.target.value })}
    >
      <option value="">{CELL_TITLES[key]}未填</option>
      {classes[key].map((c) => (
        <option key={c}>{c}</option>
      ))}
    </select>
  ))
}

function Marks({ row, onDiscard }: { row: WrittenRow; onDiscard: Options['onDiscard'] }) {
  const ordered = { ...row, percent: row.limitPercent }
  const marks = [
    ...gapWords(ordered),
    ...departuresOf(ordered, row.proposed).flatMap((d) =>
      row.gaps.includes(REASON_GAPS[d]) ? [] : [`${departureWords(d, ordered, row.proposed)}；已写理由`],
    ),
    ...(row.alertDeparts && !row.gaps.includes('alertReason') ? ['预警措施与建议不一致，已写理由'] : []),
    ...(row.cutBefore === null ? [] : [`减排量是按原措施填的，不再计入，请重填：${row.cutBefore}`]),
  ]
  return (
    <ul className={styles.marks}>
      {row.refusal !== null && (
        <li className={styles.bad} role="alert">
          没有保存：{row.refusal}{' '}
          <button type="button" className={styles.undo} onClick={() => onDiscard(row)}>
            不改了
          </button>
        </li>
      )}
      {marks.map((m) => (
        <li key={m}>{m}</li>
      ))}
      {row.found.length > 0 && <li className={styles.bad}>在“一刀切”核对中</li>}
    </ul>
  )
}

function shown(): Column<WrittenRow>[] {
  return [
    { key: 'measure', title: CELL_TITLES.measure, width: 110, render: (r) => measureWords(r.measure, r.limitPercent) },
    {
      key: 'days',
      title: '起止',
      width: 210,
      render: (r) => (r.from === null && r.until === null ? '—' : `${r.from ?? '？'} 至 ${r.until ?? '？'}`),
    },
    { key: 'reason', title: CELL_TITLES.reason, render: (r) => r.reason ?? '' },
  ]
}

function written(write: Write, box: RefObject<HTMLDivElement | null>): Column<WrittenRow>[] {
  return [
    {
      key: 'measure',
      title: CELL_TITLES.measure,
      width: 92,
      render: (r) => (
        <select
          className={styles.cell}
          aria-label={`${r.enterprise.name} ${r.facility ?? ''} 措施`}
          value={r.measure ?? ''}
          onChange={(e) => write(r, { measure: MEASURES.find((m) => m === e.target.value) ?? null })}
        >
          <option value="">未定</option>
          {MEASURES.map((m) => (
            <option key={m}>{m}</option>
          ))}
        </select>
      ),
    },
    {
      key: 'percent',
      title: CELL_TITLES.limitPercent,
      width: 76,
      align: 'right',
      render: (r) =>
        r.measure === '限产' && (
          <CellInput
            box={box}
            column="percent"
            label={`${r.enterprise.name} 限产比例`}
            value={r.limitPercent === null ? '' : String(r.limitPercent)}
            onWrite={(text) => write(r, { limitPercent: text === '' ? null : Number(text) })}
            refuse={(text) =>
              text === '' || (Number(text) > 0 && Number(text) <= 100) ? null : '比例在 0 到 100 之间'
            }
          />
        ),
    },
    ...(['from', 'until'] as const).map((key): Column<WrittenRow> => ({
      key,
      title: CELL_TITLES[key],
      width: 122,
      render: (r) =>
        r.measure !== '豁免' &&
        r.measure !== null && (
          <CellInput
            box={box}
            column={key}
            label={`${r.enterprise.name} ${key === 'from' ? '起始日期' : '结束日期'}`}
            value={r[key] ?? ''}
            onWrite={(text) => write(r, { [key]: text === '' ? null : text })}
            refuse={(text) => (text === '' ? null : dayProblem(text))}
          />
        ),
    })),
    {
      key: 'reason',
      title: CELL_TITLES.reason,
      render: (r) => (
        <CellInput
          box={box}
          column="reason"
          label={`${r.enterprise.name} 理由`}
          value={r.reason ?? ''}
          onWrite={(text) => write(r, { reason: text === '' ? null : text })}
        />
      ),
    },
  ]
}
