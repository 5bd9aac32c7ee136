import { SEASON_ACTIONS, SeasonAction } from '@gongjian/domain/season/season.ts'
import { literal } from './column-kinds.ts'
import { columnsIn, seasonScope } from './scope-sql.ts'
import { trigger } from './trigger-sql.ts'

/** `draft>submitted` → the action, of those that lead from one state to another. */
function byMove(): string {
  const cases = SeasonAction.options.flatMap((action) => {
    const { from, to } = SEASON_ACTIONS[action]
    return to === null ? [] : from.map((f) => `when ${literal(`${f}>${to}`)} then ${literal(action)}`)
  })
  return `case old.state || '>' || new.state ${cases.join(' ')} end`
}

function verbOf(action: SeasonAction): 'edit' | 'submit' | 'review' {
  switch (SEASON_ACTIONS[action].permission) {
    case 'season.submit':
      return 'submit'
    case 'season.review':
      return 'review'
    default:
      return 'edit'
  }
}

const MOVING = SeasonAction.options.filter((a) => SEASON_ACTIONS[a].to !== null)

/**
 * Whatever statement a person sends: a plan goes the way of the action table, by who may; and none is approved while something that
 * was found at its submission has no answer that the lead has taken (四（六）1 严禁“一刀切”).
 */
export function seasonPlanGuardSql(): string {
  const reached = MOVING.map(
    (a) => `when ${literal(a)} then may := coalesce(${seasonScope(verbOf(a), columnsIn('old'))}, false);`,
  ).join('\n    ')
  return [
    `
create or replace function guard_season_plan() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  action text;
  may boolean;
  open text;
begin
  if setting('app.role') is null then return new; end if;
  if new.state = old.state then
    if (new.version, new.in_force) is distinct from (old.version, old.in_force) then
      raise exception 'a version comes with a submission, and into force with its approval' using errcode = '42501';
    end if;
    return new;
  end if;
  action := ${byMove()};
  if action is null then
    raise exception 'no action leads from % to %', old.state, new.state using errcode = '42501';
  end if;
  case action
    ${reached}
  end case;
  if not may then raise exception 'the action % is not the actor’s', action using errcode = '42501'; end if;
  if (action = 'submit') <> (new.version <> old.version) or (action <> 'approve' and new.in_force is distinct from old.in_force) then
    raise exception 'a version comes with a submission, and into force with its approval' using errcode = '42501';
  end if;
  if action = 'approve' then
    select string_agg(f->>'key', ', ') into open from season_version v cross join lateral jsonb_array_elements(v.findings) f
    where v.plan_id = old.plan_id and v.season_plan_id = old.id and v.number = old.version and not exists (
      select 1 from season_answer a where a.plan_id = v.plan_id and a.season_plan_id = v.season_plan_id
        and a.finding = f->>'key' and a.mark = f->>'mark' and a.accepted_by is not null);
    if open is not null then raise exception 'findings without an accepted answer: %', open using errcode = '42501'; end if;
  end if;
  return new;
end $$;`,
    trigger('season_plan', 'guard', 'before update on season_plan for each row execute function guard_season_plan()'),
  ].join('\n')
}
