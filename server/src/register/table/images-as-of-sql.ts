import type { Register } from '@gongjian/domain/register/register.ts'
import { literal, seriesTableOf, tableOf } from './column-kinds.ts'
import { columnsIn, IN_PLAN, itemScope, openRead, tokenOpen } from './scope-sql.ts'

/** Of a noun that is a series: whether a token that reads series reads its register; null: it is none. */
function seriesOpen(registers: readonly Register[]): string {
  const pairs = registers.flatMap((r) =>
    r.series.map((s) => `(${literal(seriesTableOf(r.id, s.id))}, ${literal(tableOf(r.id))})`),
  )
  if (pairs.length === 0) return 'null::boolean'
  return `(select ${tokenOpen('series', 'read')} and coalesce(s.of_register = any (setting('app.token_nouns')::text[]), true)
      from (values ${pairs.join(', ')}) as s (series, of_register) where s.series = of_noun)`
}

/**
 * The rows of a table as they stood before an instant, from the history: of each the last image, and only then whether the
 * actor may read it; an image that has since gone to another unit would else look like the last one.
 */
export function imagesAsOf(open: readonly string[], registers: readonly Register[]): string {
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
    and coalesce(${seriesOpen(registers)}, (select setting('app.token_nouns')) is null or of_noun in ('item_step', 'item_recheck')
      or of_noun = any (setting('app.token_nouns')::text[]))
$$;`
}
