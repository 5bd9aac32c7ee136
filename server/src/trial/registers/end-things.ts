import { sql } from 'kysely'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Tx } from '../../db/actor.ts'
import { byItem } from '../../enterprise/sql/pieces-sql.ts'
import { quoted, tableOf } from '../../register/table/column-kinds.ts'
import { endSql, fitsSql } from '../../register/table/ends-sql.ts'

/** What the trigger of the register's table would have done at each closing, in the name of who closed and with its moment. */
function pastEnds(r: Register, ends: NonNullable<Register['ends']>): string {
  return `do $$
declare
  new record;
begin
  for new in select t.id, t.plan_id, t.facility_id, t.enterprise_id, t.done, m.at as updated_at, m.by as updated_by, m.account_id, m.by_unit
    from ${quoted(tableOf(r.id))} t join item_move m on m.plan_id = t.plan_id and m.item_id = t.id and m.move = 'close'
    where t.plan_id = setting('app.plan')::int and t.trial and t.stage = 'closed'${fitsSql(ends, 't')}
      -- What was found at work again runs.
      and not exists (select 1 from ${quoted(tableOf(r.id))} b where b.plan_id = t.plan_id and b.relapse_of = t.id)
    order by m.at, t.id
  loop
    perform set_config('app.plan_now', new.updated_at::text, true), set_config('app.account', new.account_id::text, true),
      set_config('app.actor', new.updated_by, true), set_config('app.actor_unit', new.by_unit, true),
      set_config('app.why', ${byItem(r.title, 'new.id', '销号')}, true);
    ${endSql(r)}
  end loop;
end $$`
}

const HAND = ['plan_now', 'account', 'actor', 'actor_unit', 'why'].map((k) => `app.${k}`)

/** Items of the trial were laid down closed, past the triggers: here they end what they end, as `ends` of the definitions says. */
export async function endThings(tx: Tx, registers: readonly Register[]): Promise<void> {
  const { rows } = await sql<{ key: string; value: string }>`
    select key, coalesce(setting(key), '') as value from unnest(${HAND}::text[]) key`.execute(tx)
  for (const r of registers) if (r.ends !== null) await sql.raw(pastEnds(r, r.ends)).execute(tx)
  for (const { key, value } of rows) await sql`select set_config(${key}, ${value}, true)`.execute(tx)
}
