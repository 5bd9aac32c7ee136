import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../db/actor.ts'
import { imageSql } from '../../register/table/history-sql.ts'
import type { Person } from '../trial-people.ts'

/** What the history says of one change of one row, as its trigger would have written it at that time by that person. */
export interface PastEvent {
  /** Which row: the columns of `KEYS` of its table. */
  readonly on: Readonly<Record<string, string | number>>
  readonly at: string
  /** null: the product itself. */
  readonly by: Person | null
  readonly why: string | null
  /** Columns that stood otherwise than they stand now; before null: the row was made. */
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>>
}

const TYPES: Readonly<Record<string, string>> = {
  id: 'bigint',
  item_id: 'bigint',
  key: 'text',
  period: 'text',
  round: 'int',
  step: 'text',
}

/** So many events in one statement; their images are of some kilobytes each. */
const CHUNK = 2_000

/** Account, name and unit of a hand, as db/actor.ts would have set them. */
export function handOf(by: Person | null) {
  return {
    account: by?.accountId ?? null,
    actor: by ? `${by.name}（${by.login}）` : '系统',
    actor_unit: by?.unitName ?? '系统',
  }
}

/** What a table's rows are told apart by, and which column the history calls them by. */
interface Noun {
  readonly table: string
  readonly keys: readonly string[]
  readonly ref: string
}

interface Kept {
  readonly noun: Noun
  readonly event: PastEvent
  readonly at: number
}

/** The history of rows whose own triggers were still (quietly), kept until everything is there. */
export class Past {
  private readonly kept: Kept[] = []

  keep(table: string, keys: readonly string[], ref: string, events: readonly PastEvent[]): void {
    const noun = { table, keys, ref }
    for (const event of events) this.kept.push({ noun, event, at: Date.parse(event.at) })
  }

  /** Writes it with numbers in the order of time, as it would have been written; rows of one moment in the order they were kept. */
  async write(tx: Tx): Promise<void> {
    const inTime = this.kept.sort((a, b) => a.at - b.at)
    const { rows: numbers } = await sql<{ id: number }>`
      select nextval(pg_get_serial_sequence('history', 'id')) as id from generate_series(1, ${inTime.length}::int)`.execute(
      tx,
    )
    const numbered = inTime.map((k, i) => ({ ...k, id: numbers[i]?.id ?? 0 }))
    for (const its of Map.groupBy(numbered, (k) => k.noun.table).values()) {
      const noun = its[0]?.noun
      for (let i = 0; noun && i < its.length; i += CHUNK) await writeChunk(tx, noun, its.slice(i, i + CHUNK))
    }
  }
}

async function writeChunk(
  tx: Tx,
  { table, keys, ref }: Noun,
  events: readonly { id: number; event: PastEvent }[],
): Promise<void> {
  const rows = events.map(({ id, event: e }) => ({
    history_id: id,
    at: e.at,
    why: e.why,
    before: e.before,
    after: e.after,
    ...handOf(e.by),
    ...e.on,
  }))
  const columns = sql.raw(keys.map((k) => `${k} ${TYPES[k] ?? 'text'}`).join(', '))
  const joined: RawBuilder<unknown> = sql.join(
    keys.map((k) => sql`t.${sql.ref(k)} = e.${sql.ref(k)}`),
    sql` and `,
  )
  await sql`
    insert into history (id, plan_id, unit_id, task_id, noun, ref, action, before, after, actor_id, actor, actor_unit, why, plan_at)
    overriding system value
    select e.history_id, t.plan_id, t.unit_id, t.task_id, ${table}, t.${sql.ref(ref)}::text,
      case when e.before is null then 'insert' else 'update' end,
      case when e.before is not null then i.image || e.before end, i.image || e.after,
      e.account, e.actor, e.actor_unit, e.why, e.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e (history_id bigint, at timestamptz, why text, before jsonb, after jsonb, account int, actor text, actor_unit text, ${columns})
    join ${sql.table(table)} t on t.plan_id = setting('app.plan')::int and ${joined}
    cross join lateral (select ${sql.raw(imageSql(table, 't'))} as image) i`.execute(tx)
}

/**
 * Runs the work with the triggers of these tables still that date a row at one moment and give it to one hand: the trial has a
 * past. The transaction holds the tables, so nobody writes beside it without a history.
 */
export async function quietly(
  tx: Tx,
  triggers: Readonly<Record<string, readonly string[]>>,
  work: () => Promise<void>,
): Promise<void> {
  const set = async (word: 'disable' | 'enable'): Promise<void> => {
    for (const [table, names] of Object.entries(triggers)) {
      const parts = names.map((name) => sql`${sql.raw(word)} trigger ${sql.ref(name)}`)
      await sql`alter table ${sql.table(table)} ${sql.join(parts)}`.execute(tx)
    }
  }
  await set('disable')
  await work()
  await set('enable')
}

/** All rows of one table in statements of some thousands; every row has the same columns. */
export async function insertAll(
  tx: Tx,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  if (rows.length === 0) return
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((c) => sql.ref(c)))
  for (let i = 0; i < rows.length; i += CHUNK) {
    const chunk = JSON.stringify(rows.slice(i, i + CHUNK))
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${chunk}::json)`.execute(tx)
  }
}
