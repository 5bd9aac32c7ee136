import { ScoreStage } from '@gongjian/domain/appraisal/appraisal.ts'
import { literal } from './column-kinds.ts'
import { trigger } from './trigger-sql.ts'

const ORDER = `array[${ScoreStage.options.map(literal).join(', ')}]`

/**
 * Whatever statement is sent (四（六）2（1） 评比): scores are those of the round's criteria and within their maximum; a stage follows the one
 * before it and stands fast once the next has scored, or the list is published; no one account enters 自评 and does 初审; and on
 * the list comes who was awarded it. They run as the owner, since a stage's row may be out of another's sight.
 */
const GUARD_SCORE = `
create or replace function guard_appraisal_score() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  row_of appraisal_score := case when tg_op = 'DELETE' then old else new end;
  at_stage int := array_position(${ORDER}, row_of.stage);
  its_round appraisal_round;
begin
  -- It goes where its item goes.
  if tg_op = 'UPDATE' and (new.scores, new.opinion, new.result, new.round_id) is not distinct from (old.scores, old.opinion, old.result, old.round_id)
    then return new; end if;
  -- Whoever publishes meanwhile comes after, or is waited for: no score changes beside its publication.
  select * into its_round from appraisal_round r where r.plan_id = row_of.plan_id and r.id = row_of.round_id for share;
  if its_round.id is null then raise exception 'no such round' using errcode = '23503'; end if;
  if setting('app.role') is not null then
    if its_round.published_on is not null then
      raise exception 'the round % is published', its_round.name using errcode = '42501';
    end if;
    if exists (select 1 from appraisal_score s where s.plan_id = row_of.plan_id and s.item_id = row_of.item_id
      and array_position(${ORDER}, s.stage) > at_stage) then
      raise exception 'a later stage has scored' using errcode = '42501';
    end if;
  end if;
  if tg_op = 'DELETE' then return old; end if;
  if jsonb_array_length(new.scores) <> jsonb_array_length(its_round.criteria) or exists (
    select 1 from jsonb_array_elements(new.scores) with ordinality s (v, n)
    where jsonb_typeof(v) <> 'number' or v::numeric < 0 or v::numeric > (its_round.criteria->(n::int - 1)->>'max')::numeric) then
    raise exception 'scores are not those of the criteria' using errcode = '23514';
  end if;
  new.total := coalesce((select sum(v::numeric) from jsonb_array_elements(new.scores) v), 0);
  select i.unit_id, i.task_id, i.township into new.unit_id, new.task_id, new.township
  from item_index i where i.plan_id = new.plan_id and i.id = new.item_id and i.task_id = its_round.task_id;
  if not found then raise exception 'no such application' using errcode = '23503'; end if;
  if setting('app.role') is not null then
    if at_stage > 1 and jsonb_array_length(its_round.criteria) > 0 and not exists (select 1 from appraisal_score s
      where s.plan_id = new.plan_id and s.item_id = new.item_id and array_position(${ORDER}, s.stage) = at_stage - 1) then
      raise exception 'the stage before has not scored' using errcode = '42501';
    end if;
    new.account_id := setting('app.account')::int;
    if new.stage = 'county' and exists (select 1 from appraisal_score s
      where s.plan_id = new.plan_id and s.item_id = new.item_id and s.stage = 'self' and s.account_id = new.account_id) then
      raise exception 'no one account enters the self-assessment and reviews it' using errcode = '42501';
    end if;
  end if;
  return new;
end $$;`

const GUARD_ROUND = `
create or replace function guard_appraisal_round() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if setting('app.role') is null then return new; end if;
  if old.published_on is not null then
    raise exception 'the round % is published', old.name using errcode = '42501';
  end if;
  if new.criteria is distinct from old.criteria
    and exists (select 1 from appraisal_score s where s.plan_id = old.plan_id and s.round_id = old.id) then
    raise exception 'scores stand on the criteria' using errcode = '42501';
  end if;
  return new;
end $$;
create or replace function guard_appraisal_listing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if setting('app.role') is null then return new; end if;
  if tg_op = 'UPDATE' then
    if old.revoked_on is not null then raise exception 'it was revoked' using errcode = '42501'; end if;
    return new;
  end if;
  if new.revoked_on is not null or not exists (select 1 from appraisal_score s join appraisal_round r on r.plan_id = s.plan_id and r.id = s.round_id
    where s.plan_id = new.plan_id and s.round_id = new.round_id and s.item_id = new.item_id and s.stage = 'lead' and s.result = new.result
      and r.published_on is null) then
    raise exception 'on the list comes who was awarded it' using errcode = '42501';
  end if;
  return new;
end $$;`

export function appraisalGuardSql(): string {
  return [
    GUARD_SCORE,
    GUARD_ROUND,
    trigger(
      'appraisal_score',
      'guard',
      'before insert or update or delete on appraisal_score for each row execute function guard_appraisal_score()',
    ),
    trigger(
      'appraisal_round',
      'guard',
      'before update on appraisal_round for each row execute function guard_appraisal_round()',
    ),
    trigger(
      'appraisal_listing',
      'guard',
      'before insert or update on appraisal_listing for each row execute function guard_appraisal_listing()',
    ),
  ].join('\n')
}
