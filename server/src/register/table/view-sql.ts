import type { Register } from '@gongjian/domain/register/register.ts'
import { quoted, snake, tableOf, viewOf } from './column-kinds.ts'

/** For analysts, with the policies of whoever looks: an item with the names of its unit and township, money in 万元. */
export function viewSql(r: Register): string {
  const own = Object.entries(r.fields).map(([k, x]) =>
    x.kind === 'money' ? `t.${quoted(snake(k))} / 1000000.0 as ${quoted(`${snake(k)}_wan`)}` : `t.${quoted(snake(k))}`,
  )
  const columns = [
    't.id',
    't.plan_id',
    'u.code as unit_code',
    'u.name as unit_name',
    't.township as township_code',
    'w.name as township_name',
    't.enterprise_id',
    't.enterprise',
    't.credit_code',
    't.facility',
    't.title',
    't.stage',
    't.due',
    't.own_due',
    't.planned',
    't.done',
    't.lon',
    't.lat',
    't.person',
    't.source',
    't.remark',
    't.relapse_of',
    't.trial',
    't.version',
    ...own,
  ]
  return `drop view if exists ${quoted(viewOf(r.id))};
create view ${quoted(viewOf(r.id))} with (security_invoker = true) as
select ${columns.join(', ')} from ${quoted(tableOf(r.id))} t
left join unit u on u.id = t.unit_id left join township w on w.plan_id = t.plan_id and w.code = t.township;
grant select on ${quoted(viewOf(r.id))} to APP_ROLE;`
}
