import type { Register, Seasonal } from '@gongjian/domain/register/register.ts'
import { FIXED_STATES, SEASON_STATE_TITLES } from '@gongjian/domain/season/season.ts'
import { literal, quoted, snake, tableOf } from './column-kinds.ts'
import { BOOKKEEPING } from './common-columns.ts'
import { trigger } from './trigger-sql.ts'

/** What an item keeps of the hub: it follows whoever renames or merges there. Nobody types it into a row that stands fast (store/fixed-seasons.ts). */
const OF_THE_HUB = ['enterprise_id', 'enterprise', 'credit_code', 'enterprise_size', 'facility_id', 'facility']

/** What changes in a row without changing what it orders. */
const BESIDE = [
  ...BOOKKEEPING.filter((c) => c !== 'stage' && c !== 'unit_id'),
  ...['remark', 'person', 'done', 'planned', 'lon', 'lat'],
  ...OF_THE_HUB,
]

/**
 * Rows of a plan that is submitted or approved stand fast, whatever statement is sent: what was approved is what is ordered
 * (四（六）2（2）). It runs as the owner, since a plan may be out of the writer's sight and its rows not. A row that merely
 * becomes 在账 changes no order; one that is taken out does.
 */
export function seasonGuardSql(r: Register, { season, open }: Seasonal): string {
  const table = tableOf(r.id)
  const name = quoted(`${table}_season_guard`)
  const column = quoted(snake(season))
  const beside = [...BESIDE, ...open.map(snake)].map(literal).join(', ')
  const titles = FIXED_STATES.map((s) => `when ${literal(s)} then ${literal(SEASON_STATE_TITLES[s])}`).join(' ')
  const fixed = (row: 'old' | 'new'): string => `
    select sp.state into standing from season s join season_plan sp on sp.plan_id = s.plan_id and sp.season_id = s.id
    where s.plan_id = ${row}.plan_id and s.name = ${row}.${column} and sp.unit_id = ${row}.unit_id
      and sp.state in (${FIXED_STATES.map(literal).join(', ')});
    if standing is not null then
      raise exception using errcode = 'GJ006', message = 'the season plan stands fast',
        detail = ${row}.${column} || '错峰季本县（市、区）的方案' || case standing ${titles} end || '，其中的条目不能增减、修改；请先由牵头单位退回，或由本县（市、区）审核人点“调整”';
    end if;`
  return [
    `
create or replace function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  standing text;
  beside text[] := array[${beside}];
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - beside - 'stage' is not distinct from to_jsonb(old) - beside - 'stage'
      and (old.stage = 'removed') = (new.stage = 'removed') then return new; end if;${fixed('old')}
  end if;${fixed('new')}
  return new;
end $$;`,
    trigger(
      table,
      'season_guard',
      `before insert or update on ${quoted(table)} for each row execute function ${name}()`,
    ),
  ].join('\n')
}
