import { ENTERPRISE_SHUT } from '@gongjian/domain/enterprise/enterprise.ts'
import { literal } from '../../register/table/column-kinds.ts'
import { TODAY } from '../../register/table/scope-sql.ts'
import { CLOSED, MUST_WRITE_ITEMS } from './pieces-sql.ts'

export const SHUT = literal(ENTERPRISE_SHUT)

/** As of a facility: nobody takes a closing back silently, whatever statement is sent. */
const GUARD = `
create or replace function guard_enterprise() returns trigger language plpgsql as $$
begin
  if setting('app.why') is null then
    raise exception 'an enterprise that was shut comes back with a reason only' using errcode = '42501';
  end if;
  return new;
end $$;
create or replace trigger enterprise_guard before update on enterprise for each row
  when (old.state = ${SHUT} and new.state is distinct from ${SHUT}) execute function guard_enterprise();`

/** 关停 of an enterprise, by whatever door, takes along what still runs in it: a season would else plan lines of a works that is shut. */
const CLOSE_ALL = `
create or replace function close_all() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare why_before text := setting('app.why');
begin
  perform set_config('app.why', coalesce(why_before, '企业“' || new.name || '”关停，设施一并关停'), true);
  update facility set state = ${CLOSED}, closed_on = ${TODAY}, version = version + 1, updated_by = new.updated_by, updated_at = new.updated_at
  where plan_id = new.plan_id and enterprise_id = new.id and state is distinct from ${CLOSED};
  perform set_config('app.why', coalesce(why_before, ''), true);
  return null;
end $$;
create or replace trigger enterprise_z_closes after update on enterprise for each row
  when (new.state = ${SHUT} and old.state is distinct from ${SHUT}) execute function close_all();`

/** Which of these are shut: asked for by who writes items, whoever they belong to. */
const SHUT_ENTERPRISES = `
create or replace function shut_enterprises(asked int[]) returns table (id int, name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare plan int := setting('app.plan')::int; begin${MUST_WRITE_ITEMS}
  return query select e.id, e.name from enterprise e where e.plan_id = plan and e.id = any (asked) and e.state = ${SHUT};
end $$;`

export const SHUT_SQL = [GUARD, CLOSE_ALL, SHUT_ENTERPRISES].join('\n')
export const SHUT_FUNCTIONS = ['shut_enterprises(int[])']
