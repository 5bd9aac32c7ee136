/**
 * What waits on a county's desk is counted up to ten thousand rows: whether a row does is written beside it (register/table/work-sql.ts)
 * and asked by the index, not worked out of each row's register, stage and day to begin. Filled when the definitions are held next.
 */
export const SQL = `
alter table item_index add is_work boolean not null default false;
drop index item_index_unit;
create index item_index_unit on item_index (plan_id, unit_id, due, id) include (register, task_id, township) where is_work;
`
