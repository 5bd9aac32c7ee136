import { tableOf } from './column-kinds.ts'
import { columnsIn, IN_PLAN, itemScope, openRead } from './scope-sql.ts'

/**
 * The rows of a table as they stood before an instant, from the history: of each the last image, and only then whether the
 * actor may read it; an image that has since gone to another unit would else look like the last one.
 */
export function imagesAsOf(open: readonly string[]): string {
  return `
create or replace function images_as_of(of_noun text, before_instant timestamptz, of_ref text) returns setof jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select x.after from (
    (select distinct on (h.ref) h.after, h.unit_id, h.task_id, h.after->>'township' as township
    from history h
    where of_ref is null and h.plan_id = ${IN_PLAN} and h.noun = of_noun and h.plan_at < before_instant
    order by h.ref desc, h.id desc)
    union all
    (select distinct on (h.after->>'id') h.after, h.unit_id, h.task_id, h.after->>'township'
    from history h
    where h.ref = of_ref and h.plan_id = ${IN_PLAN} and h.noun = of_noun and h.plan_at < before_instant
    order by h.after->>'id', h.id desc)) x
  where x.after is not null and (${itemScope('read', columnsIn('x'))} or ${openRead(open.map(tableOf), 'of_noun')})
    and ((select setting('app.token_nouns')) is null or of_noun in ('item_step', 'item_recheck')
      or of_noun = any (setting('app.token_nouns')::text[]))
$$;`
}
