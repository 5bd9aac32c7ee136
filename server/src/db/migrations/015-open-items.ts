/** Lights look up the earliest open day of each register in each unit, reports what was closed in a month. */
export const SQL = `
create index item_index_open on item_index (plan_id, register, unit_id, due)
  where stage in ('draft', 'listed', 'underway', 'claimed', 'verified');
create index item_move_closed on item_move (plan_id, unit_id, at) where move = 'close';
`
