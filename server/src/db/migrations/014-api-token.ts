/**
 * Tokens of other systems: only a hash of the secret is kept, and no request reads that. When a token was last used is noted
 * beside it, by the door as the owner: it changes every minute and is no part of the history.
 */
const IN_PLAN = `plan_id = (select setting('app.plan')::int)`
function units(name: string): string {
  return `unit_id = any (array(select unnest(coalesce(setting('app.${name}'), '{}')::int[])))`
}

const SHOWN = `id, plan_id, unit_id, name, prefix, scopes, created_by, created_at, expires_at, revoked_by, revoked_at`

export const SQL = `
create table api_token (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  unit_id int not null references unit,
  name text not null,
  prefix text not null,
  token_hash text not null unique,
  scopes text[] not null,
  created_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  revoked_by text,
  revoked_at timestamptz
);
create index api_token_unit on api_token (plan_id, unit_id, id);

create table api_token_use (
  plan_id int not null references plan,
  token_id int primary key references api_token,
  unit_id int not null references unit,
  at timestamptz not null,
  ip text not null
);

${['api_token', 'api_token_use']
  .map(
    (t) => `alter table ${t} enable row level security;
alter table ${t} force row level security;
create policy owner_all on ${t} for all to current_user using (true) with check (true);
create policy reads on ${t} for select to APP_ROLE using (${IN_PLAN} and ${units('api_revoke_units')});`,
  )
  .join('\n')}
create policy adds on api_token for insert to APP_ROLE with check (${IN_PLAN} and ${units('api_units')});
create policy revokes on api_token for update to APP_ROLE
  using (${IN_PLAN} and ${units('api_revoke_units')}) with check (${IN_PLAN});
grant select (${SHOWN}), update (revoked_by, revoked_at) on api_token to APP_ROLE;
grant insert (plan_id, unit_id, name, prefix, token_hash, scopes, created_by, expires_at) on api_token to APP_ROLE;
grant select on api_token_use to APP_ROLE;

create trigger api_token_history after insert or update or delete on api_token for each row execute function write_history();
`
