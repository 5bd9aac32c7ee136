/**
 * What must begin stands on my desk by that day and once, so the branch of the county's own work asks for it as well: without it in the
 * branch's index each of ten thousand rows that are counted was fetched from its table.
 */
export const SQL = `
drop index item_index_unit;
create index item_index_unit on item_index (plan_id, unit_id, due, id) include (register, stage, task_id, township, start_by) where stage in ('draft', 'listed', 'underway');
`
