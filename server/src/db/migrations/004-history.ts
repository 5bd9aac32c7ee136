/**
 * history: one row per change, written by triggers in the same transaction, never changed (architecture.md, Data).
 * history_block: sealed chains; history_seal: which row lies in which block.
 * The row's hash (history/row-hash.ts) covers every column, so a value altered in any way afterwards breaks the chain.
 */
export const SQL = `
create table history (
  id bigint generated always as identity primary key,
  plan_id int,
  unit_id int,
  task_id int,
  noun text not null,
  ref text not null,
  action text not null,
  before jsonb,
  after jsonb,
  actor_id int,
  actor text not null,
  actor_unit text not null,
  ip text,
  why text,
  plan_at timestamptz not null,
  at timestamptz not null default clock_timestamp(),
  txid xid8 not null default pg_current_xact_id()
);
create index history_plan on history (plan_id, id desc);
create index history_task on history (plan_id, task_id, id desc);
create index history_unit on history (plan_id, unit_id, id desc);
create index history_actor on history (plan_id, actor, id desc);
create index history_txid on history (txid);

create table history_block (
  seq int primary key,
  rows int not null,
  first_id bigint not null,
  last_id bigint not null,
  previous text not null,
  hash text not null,
  sealed_at timestamptz not null default clock_timestamp()
);

create table history_seal (
  history_id bigint primary key references history,
  block int not null references history_block
);
create index history_seal_block on history_seal (block, history_id);

create function setting(name text) returns text language sql stable parallel safe as
$$ select nullif(current_setting(name, true), '') $$;

/** Secrets never enter the history: it is read by auditors and copied into backups. A sign-in has its own event. */
create function without_secrets(image jsonb) returns jsonb language sql immutable as
$$ select image - array['password_hash', 'totp_secret', 'totp_pending', 'totp_last_step', 'last_sign_in', 'token_hash', 'document', 'reading', 'findings', 'tokens', 'body'] $$;

create function write_history() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before jsonb := case when tg_op <> 'INSERT' then without_secrets(to_jsonb(old)) end;
  after jsonb := case when tg_op <> 'DELETE' then without_secrets(to_jsonb(new)) end;
  image jsonb := coalesce(after, before);
begin
  if tg_op = 'UPDATE' and before = after then return null; end if;
  insert into history (plan_id, unit_id, task_id, noun, ref, action, before, after, actor_id, actor, actor_unit, ip, why, plan_at)
  values (
    coalesce((image->>'plan_id')::int, setting('app.plan')::int),
    (image->>'unit_id')::int, (image->>'task_id')::int,
    tg_table_name, coalesce(image->>'id', image->>'code', image->>'account_id', ''), lower(tg_op), before, after,
    setting('app.account')::int, coalesce(setting('app.actor'), '系统'), coalesce(setting('app.actor_unit'), '系统'),
    setting('app.ip'), setting('app.why'), coalesce(setting('app.plan_now')::timestamptz, clock_timestamp())
  );
  return null;
end $$;

create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'history is append-only'; end $$;

create trigger history_stays before update or delete or truncate on history for each statement execute function refuse_change();
create trigger block_stays before update or delete or truncate on history_block for each statement execute function refuse_change();
create trigger seal_stays before update or delete or truncate on history_seal for each statement execute function refuse_change();

do $$ declare name text; begin
  foreach name in array array['plan', 'unit', 'unit_name', 'township', 'task', 'account', 'membership', 'event', 'period', 'period_summary', 'report', 'report_line', 'report_version', 'filing', 'filing_part', 'attachment']
  loop
    execute format('create trigger %I after insert or update or delete on %I for each row execute function write_history()', name || '_history', name);
  end loop;
end $$;

create index on history (noun, plan_id, id desc);
`
