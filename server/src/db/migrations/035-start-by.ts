/**
 * The last day to begin (三（一）) of what has not begun: it presses as the due day does, so my desk and the lights look for it in an index.
 * The registers' tables fill it when their definitions are held against them (hold-tables.ts).
 */
export const SQL = `
alter table item_index add start_by date;
create index item_index_start on item_index (plan_id, unit_id, start_by, id) include (register, stage, task_id, township) where start_by is not null;
`
