/**
 * What a ledger of 100,000 rows need not pay for each row.
 *
 * What an item names (plan, unit, task, enterprise, facility) was asked of ten foreign keys a row, of the register's table and again
 * of the index of items; a facility's own follow from its enterprise. Who writes asks once a statement
 * (register/table/routines-sql.ts), and who would delete what is named is refused here.
 *
 * Of the history's indexes those are kept that a question cannot do without: an item's past, a unit's, a task's. What is asked of the
 * whole plan walks back along the primary key, or is rare and found through the others. An index that ends in a falling number
 * grows at its left end, by pages split in the middle: a rising one is half as large and is read backwards.
 */
const DROPPED = [
  'history_plan',
  'history_task',
  'history_unit',
  'history_item',
  'history_actor',
  'history_noun_plan_id_id_idx',
]

const NAMED = {
  plan: 'plan_id',
  unit: 'unit_id',
  task: 'task_id',
  enterprise: 'enterprise_id',
  facility: 'facility_id',
}

export const SQL = [
  `drop index ${DROPPED.join(', ')};`,
  'create index history_item on history (plan_id, noun, ref, id);',
  'create index history_unit on history (plan_id, unit_id, id);',
  'create index history_task on history (plan_id, task_id, id) where task_id is not null;',
  `
drop index facility_parent;
create index facility_parent on facility (plan_id, parent_id) where parent_id is not null;

alter table item_index drop constraint item_index_plan_id_fkey, drop constraint item_index_unit_id_fkey,
  drop constraint item_index_task_id_fkey, drop constraint item_index_enterprise_id_fkey, drop constraint item_index_facility_id_fkey;
alter table facility drop constraint facility_plan_id_fkey, drop constraint facility_unit_id_fkey;

do $$ declare t text; begin
  for t in select name from register_table where shape->'shape'->'columns' ? 'stage' loop
    execute format('alter table %1$I drop constraint if exists %2$I, drop constraint if exists %3$I, drop constraint if exists %4$I',
      t, t || '_unit_id_fkey', t || '_enterprise_id_fkey', t || '_facility_id_fkey');
    update register_table set shape = jsonb_set(shape, '{shape,columns}',
      shape->'shape'->'columns' || '{"unit_id": "int", "enterprise_id": "int", "facility_id": "int"}') where name = t;
  end loop;
end $$;

create function keep_what_is_named() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare is_named boolean; begin
  execute format('select exists (select 1 from item_index where %1$I = $1)', tg_argv[0]) into is_named using old.id;
  if not is_named and tg_argv[0] in ('plan_id', 'unit_id') then
    execute format('select exists (select 1 from facility where %1$I = $1)', tg_argv[0]) into is_named using old.id;
  end if;
  if is_named then raise exception '% % has items or facilities', tg_table_name, old.id using errcode = '23503'; end if;
  return old;
end $$;`,
  ...Object.entries(NAMED).map(
    ([table, column]) =>
      `create trigger ${table}_is_named before delete on ${table} for each row execute function keep_what_is_named('${column}');`,
  ),
].join('\n')
