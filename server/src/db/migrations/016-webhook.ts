/**
 * Webhooks of units and their outbox: the row of what is to be sent is written in the transaction of what happened
 * (register/table/tell-webhooks-sql.ts), and the worker sends it (webhook/deliver.ts). No request reads a secret, and neither
 * does the history.
 */
const IN_PLAN = `plan_id = (select setting('app.plan')::int)`
function units(name: string): string {
  return `unit_id = any (array(select unnest(coalesce(setting('app.${name}'), '{}')::int[])))`
}
const OWN = `${IN_PLAN} and ${units('api_units')}`
const REVOKES = `${IN_PLAN} and ${units('api_revoke_units')}`

export const SQL = `
create or replace function without_secrets(image jsonb) returns jsonb language sql immutable as
$$ select image - array['password_hash', 'totp_secret', 'totp_pending', 'totp_last_step', 'last_sign_in', 'token_hash', 'secret', 'document', 'reading', 'findings', 'tokens', 'body'] $$;

create table webhook (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  unit_id int not null references unit,
  url text not null,
  events text[] not null,
  registers text[],
  secret text not null,
  active boolean not null default true,
  stopped_why text,
  created_by text not null,
  created_at timestamptz not null default clock_timestamp()
);
create index webhook_unit on webhook (plan_id, unit_id, id);

create table webhook_delivery (
  id bigint generated always as identity primary key,
  plan_id int not null references plan,
  webhook_id int not null references webhook on delete cascade,
  unit_id int not null references unit,
  message uuid not null default gen_random_uuid(),
  event text not null,
  register text,
  item_id bigint,
  at timestamptz not null,
  detail jsonb not null,
  body text,
  state text not null default 'waiting',
  attempts int not null default 0,
  status int,
  problem text,
  created_at timestamptz not null default clock_timestamp(),
  tried_at timestamptz,
  next_at timestamptz not null default clock_timestamp()
);
create index webhook_delivery_due on webhook_delivery (next_at) where state = 'waiting';
create index webhook_delivery_webhook on webhook_delivery (plan_id, webhook_id, id desc);
create index webhook_delivery_old on webhook_delivery (created_at);

${['webhook', 'webhook_delivery']
  .map(
    (t) => `alter table ${t} enable row level security;
alter table ${t} force row level security;
create policy owner_all on ${t} for all to current_user using (true) with check (true);`,
  )
  .join('\n')}
create policy reads on webhook for select to APP_ROLE using (${REVOKES});
create policy adds on webhook for insert to APP_ROLE with check (${OWN});
create policy changes on webhook for update to APP_ROLE using (${OWN}) with check (${OWN});
create policy removes on webhook for delete to APP_ROLE using (${REVOKES});
grant select (id, plan_id, unit_id, url, events, registers, active, stopped_why, created_by, created_at) on webhook to APP_ROLE;
grant insert (plan_id, unit_id, url, events, registers, secret, created_by) on webhook to APP_ROLE;
grant update (url, events, registers, secret, active, stopped_why), delete on webhook to APP_ROLE;

create policy reads on webhook_delivery for select to APP_ROLE using (${OWN});
create policy tests on webhook_delivery for insert to APP_ROLE with check (${OWN} and event = 'test'
  and exists (select 1 from webhook w where w.plan_id = webhook_delivery.plan_id and w.id = webhook_id and w.unit_id = webhook_delivery.unit_id));
create policy resends on webhook_delivery for update to APP_ROLE using (${OWN}) with check (${OWN});
grant select on webhook_delivery to APP_ROLE;
grant insert (plan_id, webhook_id, unit_id, event, at, detail) on webhook_delivery to APP_ROLE;
grant update (state, attempts, problem, next_at) on webhook_delivery to APP_ROLE;

create trigger webhook_history after insert or update or delete on webhook for each row execute function write_history();

/** Wakes the worker when the request commits; the minute finds what it did not hear of. */
create function wake_webhooks() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if to_regnamespace('graphile_worker') is null then return; end if;
  perform graphile_worker.add_job('webhooks', queue_name := 'webhooks', job_key := 'webhooks', max_attempts := 3);
end $$;
revoke all on function wake_webhooks() from public;
grant execute on function wake_webhooks() to APP_ROLE;
`
