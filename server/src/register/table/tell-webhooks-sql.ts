/**
 * The outbox of what happens to items, inside index_items(), where the statement's rows are at hand: one row for each webhook
 * that may be concerned, in the same transaction. Whether its unit sees the item is asked again under the policies when it is
 * sent (webhook/compose-message.ts): here rows are only narrowed to units with a part in the task. Where a plan has no webhook
 * it costs one look.
 */
const CONCERNED = `w.plan_id = n.plan_id and w.active
      and (w.registers is null or tg_argv[0] = any (w.registers))
      and (n.unit_id = w.unit_id
        or exists (select 1 from task_unit tu where tu.plan_id = n.plan_id and tu.task_id = n.task_id and tu.unit_id = w.unit_id
          and tu.part in ('lead', 'cooperating'))
        or exists (select 1 from unit u where u.plan_id = n.plan_id and u.id = w.unit_id and u.kind = 'office'))`

function detail(from: string): string {
  return `jsonb_build_object('by', coalesce(setting('app.actor'), '系统'), 'unit', coalesce(setting('app.actor_unit'), '系统'),
      'version', n.version, 'from', ${from}, 'to', n.stage, 'reason', setting('app.why'))`
}

function tell(event: string, from: string, rows: string): string {
  return `
  if exists (select 1 from webhook w where w.active and w.plan_id = (select plan_id from new_rows limit 1)) then
    insert into webhook_delivery (plan_id, webhook_id, unit_id, event, register, item_id, at, detail)
    select n.plan_id, w.id, w.unit_id, e.event, tg_argv[0], n.id,
      coalesce(setting('app.plan_now')::timestamptz, clock_timestamp()), ${detail(from)}
    from ${rows} cross join lateral (select ${event} as event) e
    join webhook w on ${CONCERNED} and e.event = any (w.events)
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
