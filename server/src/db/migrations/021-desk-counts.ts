/**
 * My desk counts up to ten thousand items by register. What the count and the policy ask of an item stands in the index of its branch,
 * so that none of them is fetched from its table.
 */
const BRANCHES = {
  unit: `(plan_id, unit_id, due, id) include (register, stage, task_id, township) where stage in ('draft', 'listed', 'underway')`,
  claimed: `(plan_id, task_id, due, id) include (register, unit_id, township) where stage = 'claimed'`,
  verified: `(plan_id, due, id) include (register, unit_id, task_id, township) where stage = 'verified'`,
  unassigned: `(plan_id, due, id) include (register, stage, task_id, township) where unit_id is null and stage not in ('closed', 'removed')`,
}

export const SQL = Object.entries(BRANCHES)
  .map(([name, rest]) => `drop index item_index_${name};\ncreate index item_index_${name} on item_index ${rest};`)
  .join('\n')
