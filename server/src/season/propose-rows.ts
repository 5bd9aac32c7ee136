import { sql } from 'kysely'
import { ALERT_COLOURS, ALERT_FIELDS, type AlertField } from '@gongjian/domain/season/alert.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import { isDated } from '@gongjian/domain/season/days.ts'
import type { ProposalResult } from '@gongjian/domain/season/proposal-job.ts'
import type { Ctx } from '../app.ts'
import type { Beat } from '../jobs/personal-job.ts'
import { openBatch, type BatchMode, type BatchRow, type RowOutcome } from '../register/store/batch.ts'
import { inOneSentence } from '../register/store/row-problem.ts'
import { saveBatch } from '../register/store/save-batch.ts'
import { leftOf, readCandidates } from './candidates.ts'
import { alertColumn, silentSql } from './judged-sql.ts'
import { judgedOf } from './plan-view.ts'
import { getCountySeason, mustBeAllowed, type CountySeason } from './season-base.ts'

/** Rows that are written at once; a county's whole plan is some thousand. */
const LOT = 500
/** Of those that are not written, so many are named; the rest is counted. */
const SAID = 50

/** By colour of alert, what the rules propose where nobody has written of it; null: nothing to write. */
type AlertFilling = Readonly<Record<AlertField, string | null>>

interface Filling extends AlertFilling {
  readonly id: number
  /** null: what is written there stands. */
  readonly measure: string | null
  readonly percent: number | null
  readonly listed: string | null
  readonly from: string | null
  readonly until: string | null
}

/** Rows whose measure the rules can tell and nobody has written; again: also those that depart and say no reason. A colour that was left empty for a reason stays so. */
async function readFillings({ tx }: Ctx, county: CountySeason, again: boolean): Promise<Filling[]> {
  const [silent, alertSilent] = [sql.raw(silentSql('j.reason')), sql.raw(silentSql('j.alert_reason'))]
  const over = again ? sql`or (j.departs and ${silent})` : sql``
  const alertOver = again ? sql`or j.alert_departs` : sql``
  // Of a line that is ordered by one row; how turns are spread the county says.
  const whole = sql`(j.alone and j.line_days < j.proposed_until - j.proposed_from + 1 and ${silent} and ${again}::boolean)`
  const day = (key: string) => sql`case when ${whole} then null else ${sql.ref(`j.${key}`)} end as ${sql.ref(key)}`
  const alerts = ALERT_COLOURS.map((c) => {
    const [key, proposed] = [sql.ref(`j.${ALERT_FIELDS[c]}`), sql.ref(`j.${alertColumn(c)}`)]
    return sql`case when ${proposed} is distinct from ${key} and ${alertSilent} and (nullif(trim(${key}), '') is null ${alertOver}) then ${proposed} end as ${sql.ref(ALERT_FIELDS[c])}`
  })
  const { rows } = await sql<Filling>`select * from (
      select j.id, case when j.measure is null ${over} then j.proposed_measure end as measure, j.proposed_percent as percent,
        j.on_list as listed, ${day('from')}, ${day('until')}, ${sql.join(alerts)}
      from ${judgedOf(county)} j) x
    where coalesce(measure, ${sql.join(ALERT_COLOURS.map((c) => sql.ref(ALERT_FIELDS[c])))}) is not null order by id`.execute(
    tx,
  )
  return rows
}

function filled({ measure, percent, listed, from, until, ...more }: Filling, { season }: CountySeason): ItemInput {
  const fields = ALERT_COLOURS.map((c) => ALERT_FIELDS[c])
  const alerts = Object.fromEntries(fields.flatMap((f) => (more[f] === null ? [] : [[f, more[f]] as const])))
  if (measure === null) return { values: alerts }
  return {
    values: {
      ...alerts,
      measure,
      limitPercent: percent,
      listed,
      from: isDated(measure) ? (from ?? season.from_day) : null,
      until: isDated(measure) ? (until ?? season.until_day) : null,
    },
  }
}

interface Share {
  readonly from: number
  readonly to: number
}

async function saveAll(
  ctx: Ctx,
  { base }: CountySeason,
  { rows, share, beat }: { rows: readonly BatchRow[]; share: Share; beat: Beat },
): Promise<RowOutcome[]> {
  const batch = await openBatch(ctx, base.register)
  const outcomes: RowOutcome[] = []
  for (let i = 0; i < rows.length; i += LOT) {
    outcomes.push(...(await saveBatch(batch, rows.slice(i, i + LOT), MODE)))
    await beat(Math.floor(share.from + ((share.to - share.from) * Math.min(i + LOT, rows.length)) / rows.length))
  }
  return outcomes
}

const MODE: BatchMode = { write: true, onSame: 'refuse', list: false, source: '规则筛查' }
const ADDING: Share = { from: 0, to: 50 }
const FILLING: Share = { from: 50, to: 99 }

interface Asked {
  readonly season: number
  readonly unit: string
  readonly again: boolean
}

/** 按规则生成: adds whom the plan lacks, and writes what the rules propose where nobody has written yet. */
export async function propose(ctx: Ctx, { season, unit, again }: Asked, beat: Beat): Promise<ProposalResult> {
  const county = await getCountySeason(ctx, season, unit, true)
  mustBeAllowed(ctx, 'edit', county)
  const found = await readCandidates(ctx, county)
  const [belonging, strange] = [found.filter((c) => c.why === null), found.filter((c) => c.why !== null)]
  const candidates = belonging.map(({ enterprise_id: enterpriseId, facility, township, values }, i): BatchRow => ({
    ref: i + 1,
    item: { unit, enterpriseId, facility, township, values: { ...values, season: county.season.name } },
  }))
  const added = await saveAll(ctx, county, { rows: candidates, share: ADDING, beat })
  const fillings = (await readFillings(ctx, county, again)).map((f): BatchRow => ({
    ref: f.id,
    id: f.id,
    item: filled(f, county),
  }))
  const written = await saveAll(ctx, county, { rows: fillings, share: FILLING, beat })
  const { rows } = await sql<{ undecided: number }>`
    select count(*)::int as undecided from ${judgedOf(county)} j where j.rule is null`.execute(ctx.tx)
  const refused = [...added, ...written].filter((o) => o.kind === 'refused')
  return {
    added: added.filter((o) => o.kind === 'created').length,
    filled: written.filter((o) => o.kind === 'updated').length,
    undecided: rows[0]?.undecided ?? 0,
    refused: refused
      .slice(0, SAID)
      .map((o) => ({ title: o.title, why: inOneSentence(o.problems.filter((p) => p.refuses)) })),
    refusedCount: refused.length,
    ...leftOf(strange, SAID),
  }
}
