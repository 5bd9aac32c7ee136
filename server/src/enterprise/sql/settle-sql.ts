import { ENTERPRISE_RUNS, FACILITY_RUNS } from '@gongjian/domain/enterprise/enterprise.ts'
import { literal } from '../../register/table/column-kinds.ts'
import { TODAY } from '../../register/table/scope-sql.ts'
import { BEGIN_AS_PRODUCT, BY_ITEM, BY_REGISTER, CLOSED, END_AS_PRODUCT, HAND, ITS_TABLE } from './pieces-sql.ts'
import { mustReach } from './merge-sql.ts'
import { SHUT } from './shut-sql.ts'

const [RUNS, IN_PRODUCTION] = [FACILITY_RUNS, ENTERPRISE_RUNS].map(literal)

/** Whether 销号 of the row ends the thing: `when` of the register's `ends` ($3), column → values. */
function fits(alias: string): string {
  return `not exists (select 1 from jsonb_each($3) w where not coalesce(w.value ? (to_jsonb(${alias})->>w.key), false))`
}

/**
 * What items of the two have ended and begun since a moment of the history, whether anything changed by it or not: what one item had
 * closed, the next one closed as well, and alone once the first has gone. `ends`: register → title, subject, when. An enterprise that has
 * another open item in the register goes on (endSql of register/table/ends-sql.ts).
 */
const DEEDS = `
create or replace function deeds_since(of_two int[], since bigint, ends jsonb)
returns table (hid bigint, enterprise int, facility int, subject text, deed text, day date, said text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  plan int := setting('app.plan')::int;
  register_of text;
begin
  for register_of in select distinct i.register from item_index i where i.plan_id = plan and i.enterprise_id = any (of_two) and ends ? i.register loop
    return query execute format('
      select h.id, t.enterprise_id, t.facility_id, $4->>''subject'', d.deed, d.day, ($4->>''title'') || '' #'' || t.id || d.words
      from %1$I t join history h on h.plan_id = t.plan_id and h.noun = %1$L and h.ref = t.id::text and h.id > $5
      left join %1$I o on o.plan_id = t.plan_id and o.id = t.relapse_of
      cross join lateral (
        select ''end'' as deed, t.done as day, '' 销号'' as words
          where h.before->>''stage'' <> ''closed'' and h.after->>''stage'' = ''closed'' and ${fits('t')}
        union all select ''end'', o.done, '' 反弹移出''
          where h.before->>''stage'' <> ''removed'' and h.after->>''stage'' = ''removed'' and o.stage = ''closed'' and ${fits('o')}
        union all select ''run'', null, '' 反弹''
          where o.id is not null and (h.before is null or (h.before->>''stage'' = ''removed'' and h.after->>''stage'' <> ''removed''))) d
      where t.plan_id = $1 and t.enterprise_id = any ($2) and ($4->>''subject'' = ''facility'' or d.deed = ''run'' or not exists (
        select 1 from item_index i where i.plan_id = $1 and i.register = $6 and i.enterprise_id = t.enterprise_id and i.stage not in (''closed'', ''removed'')))',
      ${ITS_TABLE}) using plan, of_two, ends->register_of->'when', ends->register_of, since, register_of;
  end loop;
end $$;
revoke all on function deeds_since(int[], bigint, jsonb) from public;`

/**
 * What became of a state since, change by change, but for what the merge and its undoing wrote themselves. `whose`, of `own`, one of the
 * two: its own item's, the other one's, or a person's.
 */
const CHANGES = `
create or replace function state_changes(of_noun text, of_id int, own int, m enterprise_merge, span int8range)
returns table (hid bigint, was text, was_on date, state text, day date, said text, whose text)
language sql stable security definer set search_path = public, pg_temp as $$
  select h.id, h.before->>'state', (h.before->>'closed_on')::date, h.after->>'state', (h.after->>'closed_on')::date, c.said[1],
    case when i.id is null then 'hand' when (i.enterprise_id = m.from_id) = (own = m.from_id) then 'own' else 'other' end
  from history h left join lateral (select regexp_match(h.why, ${BY_ITEM}) as said) c on true
  left join item_index i on i.plan_id = h.plan_id and i.id = c.said[2]::bigint
  where h.plan_id = m.plan_id and h.noun = of_noun and h.ref = of_id::text and h.id > lower(span) and h.id < upper(span) and h.action = 'update'
    and (h.before->>'state', h.before->>'closed_on') is distinct from (h.after->>'state', h.after->>'closed_on')
    and (h.plan_at, h.why) is distinct from (m.at, m.reason) and (h.plan_at, h.why) is distinct from (m.undone_at, m.undone_reason)
$$;
revoke all on function state_changes(text, int, int, enterprise_merge, int8range) from public;`

/**
 * What a thing would be, had only its own items and, by `hands`, persons written it: `source` is what stood for it meanwhile, whose past
 * it has. What a person closed or opened is what stood there; of a thing that stood aside nobody said anything. `said`: which item was the
 * last to change it, else which strange one did.
 */
const SETTLED = `
create or replace function settled_state(of_noun text, of_id int, source int, own int, hands boolean, m enterprise_merge, span int8range, deeds jsonb,
  inout state text, inout day date, out said text, out is_changed boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare x record;
begin
  is_changed := false;
  if hands then
    select c.was, c.was_on into x from state_changes(of_noun, source, own, m, span) c order by c.hid limit 1;
    if found then state := x.was; day := x.was_on; end if;
  end if;
  for x in
    select c.hid, c.state, c.day, c.said, false as is_deed from state_changes(of_noun, source, own, m, span) c where c.whose = 'own' or (c.whose = 'hand' and hands)
    union all
    select d.hid, case when of_noun = 'facility' then case d.deed when 'end' then ${CLOSED} else ${RUNS} end
      when d.deed = 'end' then ${SHUT} else ${IN_PRODUCTION} end, case d.deed when 'end' then d.day end, d.said, true
    from jsonb_to_recordset(deeds) as d (hid bigint, enterprise int, facility int, subject text, deed text, day date, said text)
    where case when d.subject = 'facility' then of_noun = 'facility' and d.facility = of_id
      else d.enterprise = own and (of_noun = 'enterprise' or (d.deed = 'end' and not exists (select 1 from history b
        where b.plan_id = m.plan_id and b.noun = of_noun and b.ref = source::text and b.action = 'insert' and b.id > d.hid))) end
    order by 1
  loop
    continue when x.state is not distinct from state and (x.is_deed or x.day is not distinct from day);
    state := x.state;
    day := x.day;
    said := x.said;
    is_changed := true;
  end loop;
  said := coalesce(said, (select c.said from state_changes(of_noun, source, own, m, span) c where c.whose = 'other' order by c.hid desc limit 1));
end $$;
revoke all on function settled_state(text, int, int, int, boolean, enterprise_merge, int8range, jsonb, text, date) from public;`

/** Enterprises that come back do so before their facilities, those that are shut after them: their day is that of what shut them. */
function writeEnterprises(only: string): string {
  return `
  for x in select (e->>'id')::int as id, e->>'state' as state, e->>'said' as said from jsonb_array_elements(two) e
    where e->>'state' is distinct from e->>'now' and ${only} loop
    perform set_config('app.why', coalesce(x.said || '；', '') || '撤销合并：' || why, true);
    update enterprise e set state = x.state, version = e.version + 1, updated_by = who, updated_at = moment where e.plan_id = plan and e.id = x.id;
  end loop;`
}

const FACILITIES = `
  for x in with recursive tree as (
      select f.id, f.enterprise_id, 1 as depth from facility f where f.plan_id = plan and f.enterprise_id in (k.id, g.id) and f.parent_id is null
      union all select f.id, f.enterprise_id, t.depth + 1 from tree t join facility f on f.plan_id = plan and f.parent_id = t.id)
    select t.id, t.enterprise_id as own, m.moved->'tied' ? t.id::text as stood_aside,
      coalesce((m.moved->'copies'->>t.id::text)::int, (m.moved->'tied'->>t.id::text)::int, t.id) as source from tree t order by t.depth, t.id
  loop
    select * into thing from facility y where y.id = x.id;
    s := settled_state('facility', thing.id, x.source, x.own, not x.stood_aside, m, span, deeds, thing.state, thing.closed_on);
    continue when (s.state, s.day) is not distinct from (thing.state, thing.closed_on);
    -- What hangs on what is closed, and what stands in what is shut, stays closed with it.
    continue when s.state is distinct from ${CLOSED} and (exists (select 1 from facility p where p.id = thing.parent_id and p.state = ${CLOSED})
      or exists (select 1 from jsonb_array_elements(two) e where (e->>'id')::int = x.own and e->>'state' = ${SHUT}));
    perform set_config('app.why', coalesce(s.said || '；', '') || '撤销合并：' || why, true);
    update facility y set state = s.state, closed_on = case when s.state = ${CLOSED} then coalesce(s.day, ${TODAY}) end, version = y.version + 1,
      updated_by = who, updated_at = moment where y.id = thing.id;
  end loop;`

/**
 * After a merge was taken back, in the same deed: what items closed and opened in between goes with the item. Without, what one had ended
 * would run again in the works that its item goes back to, and be closed in the other. What a person did stays with the one that was kept.
 */
const SETTLE = `
create or replace function settle_undone(of_merge int, ends jsonb, why text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  plan int := setting('app.plan')::int;${BY_REGISTER}${HAND}
  m enterprise_merge;
  k enterprise;
  g enterprise;
  thing facility;
  own int;
  span int8range;
  deeds jsonb;
  two jsonb := '[]';
  x record;
  s record;
begin
  select * into m from enterprise_merge y where y.plan_id = plan and y.id = of_merge and y.undone_at is not null and y.xmin = pg_current_xact_id()::xid;
  select * into k from enterprise e where e.plan_id = plan and e.id = m.enterprise_id;
  select * into g from enterprise e where e.plan_id = plan and e.id = m.from_id;
  if g.id is null then raise exception 'this merge is not being undone' using errcode = '42501'; end if;
  ${mustReach('k')}
  ${mustReach('g')}
  -- What is written from here on is no part of what came in between.
  select int8range(h.id, (select max(l.id) + 1 from history l)) into span from history h where h.plan_id = plan and h.noun = 'enterprise_merge' and h.ref = m.id::text and h.action = 'insert';
  if span is null then return; end if;
  ${BEGIN_AS_PRODUCT}
  select coalesce(jsonb_agg(to_jsonb(d)), '[]') into deeds from deeds_since(array[k.id, g.id], lower(span), ends) d;
  foreach own in array array[k.id, g.id] loop
    s := settled_state('enterprise', own, k.id, own, own = k.id, m, span, deeds, case own when k.id then k.state else g.state end, null);
    -- What it took over from the other one it has given back.
    if own = k.id and not s.is_changed and s.state = m.moved->'filled'->>'state' then s.state := null; end if;
    two := two || jsonb_build_object('id', own, 'state', s.state, 'said', s.said, 'now', case own when k.id then k.state else g.state end);
  end loop;${writeEnterprises(`e->>'state' is distinct from ${SHUT}`)}${FACILITIES}${writeEnterprises(`e->>'state' = ${SHUT}`)}
  perform set_config('app.why', why, true);${END_AS_PRODUCT}
end $$;`

export const SETTLE_SQL = [DEEDS, CHANGES, SETTLED, SETTLE].join('\n')
export const SETTLE_FUNCTIONS = ['settle_undone(int, jsonb, text)']
