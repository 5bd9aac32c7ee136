/** 撤回接受: as only a reviewer decides, only a reviewer takes a decision back; a unit never unlocks its own accepted line. */
export const SQL = `
create or replace function guard_report_line() returns trigger language plpgsql as $$
declare
  edits int[] := coalesce(setting('app.edit_units'), '{}')::int[];
  reviews int[] := coalesce(setting('app.review_tasks'), '{}')::int[];
begin
  if setting('app.role') is null then return new; end if;
  if not new.unit_id = any (edits)
    and (new.progress, new.cumulative, new.problems, new.next_steps, new.standing, new.reached, new.not_applicable, new.not_applicable_reason)
      is distinct from (old.progress, old.cumulative, old.problems, old.next_steps, old.standing, old.reached, old.not_applicable, old.not_applicable_reason)
  then raise exception 'only the unit writes its line' using errcode = '42501'; end if;
  if new.state is distinct from old.state and (new.state in ('accepted', 'returned') or old.state = 'accepted')
    and not new.task_id = any (reviews)
  then raise exception 'only a reviewer decides' using errcode = '42501'; end if;
  return new;
end $$;
`
