import type { WebhookEvent } from '@gongjian/domain/webhook/contracts.ts'
import { quoted } from './column-kinds.ts'
import { trigger } from './trigger-sql.ts'

/**
 * The outbox of what happens to items, inside index_items(), where the statement's rows are at hand: one row for each webhook
 * that may be concerned, in the same transaction. Whether its unit sees the item is asked again under the policies when it is
 * sent (webhook/compose-message.ts): here rows are only narrowed to units with a part in the task. Where a plan has no webhook
 * it costs one look.
 */
function concerned(register: string): string {
  return `w.plan_id = n.plan_id and w.active
      and (w.registers is null or ${register} = any (w.registers))
      and (n.unit_id = w.unit_id
        or exists (select 1 from task_unit tu where tu.plan_id = n.plan_id and tu.task_id = n.task_id and tu.unit_id = w.unit_id
          and tu.part in ('lead', 'cooperating'))
        or exists (select 1 from unit u where u.plan_id = n.plan_id and u.id = w.unit_id and u.kind = 'office'))`
}

function detail(version: string, from: string): string {
  return `jsonb_build_object('by', coalesce(setting('app.actor'), '系统'), 'unit', coalesce(setting('app.actor_unit'), '系统'),
      'version', ${version}, 'from', ${from}, 'to', n.stage, 'reason', setting('app.why'))`
}

function tell(event: string, from: string, rows: string): string {
  return `
  if exists (select 1 from webhook w where w.active and w.plan_id = (select plan_id from new_rows limit 1)) then
    insert into webhook_delivery (plan_id, webhook_id, unit_id, event, register, item_id, at, detail)
    select n.plan_id, w.id, w.unit_id, e.event, tg_argv[0], n.id,
      coalesce(setting('app.plan_now')::timestamptz, clock_timestamp()), ${detail('n.version', from)}
    from ${rows} cross join lateral (select ${event} as event) e
    join webhook w on ${concerned('tg_argv[0]')} and e.event = any (w.events)
    order by n.id;
    if found then perform wake_webhooks(); end if;
  end if;`
}

export const TELL_ADDED = tell(
  `case when n.relapse_of is null then 'item.created' else 'item.relapsed' end`,
  'null',
  'new_rows n',
)

export const TELL_CHANGED = tell(
  `case when n.stage <> o.stage then case n.stage when 'closed' then 'item.closed' else 'item.moved' end
      when n.unit_id is distinct from o.unit_id then 'item.assigned' else 'item.changed' end`,
  'o.stage',
  'new_rows n join old_rows o on o.id = n.id',
)

/** Of a row of a series its period, of a file its step and name; `image` since the tables have other columns. */
const SAID = `case tg_argv[0] when 'item.series' then r.image->'period'
      else jsonb_build_object('id', r.image->'id', 'step', r.image->'step', 'name', r.image->'name', 'removed', r.image->>'removed_at' is not null) end`

/** What hangs on items and is no row of a register: figures of a month, files. Once for each item of a statement, without a version: the item's own stays. */
export const TELL_HANGING = `
create or replace function tell_of_hanging() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from webhook w where w.active and w.plan_id = (select plan_id from new_rows limit 1)) then
    insert into webhook_delivery (plan_id, webhook_id, unit_id, event, register, item_id, at, detail)
    select n.plan_id, w.id, w.unit_id, tg_argv[0], n.register, n.id,
      coalesce(setting('app.plan_now')::timestamptz, clock_timestamp()), ${detail('null', 'null')} || case tg_argv[0]
        when 'item.series' then jsonb_build_object('series', tg_argv[1], 'periods', n.said)
        else jsonb_build_object('files', n.said) end
    from (select i.plan_id, i.id, i.register, i.unit_id, i.task_id, i.stage, jsonb_agg(${SAID} order by r.image->>'period', (r.image->>'id')::bigint) as said
      from (select x.plan_id, x.item_id, to_jsonb(x) as image from new_rows x) r
      join item_index i on i.plan_id = r.plan_id and i.id = r.item_id group by i.id) n
    join webhook w on ${concerned('n.register')} and tg_argv[0] = any (w.events)
    order by n.id;
    if found then perform wake_webhooks(); end if;
  end if;
  return null;
end $$;`

/** Of a table whose rows hang on items by `item_id`: inserts and updates are told as `event`; `series`: whose figures they are. */
export function tellHangingSql(table: string, event: WebhookEvent, series = ''): string {
  return ['insert', 'update']
    .map((verb) =>
      trigger(
        table,
        `told_${verb}`,
        `after ${verb} on ${quoted(table)} referencing new table as new_rows for each statement execute function tell_of_hanging('${event}', '${series}')`,
      ),
    )
    .join('\n')
}
