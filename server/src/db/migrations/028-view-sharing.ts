/**
 * A view is shared within the unit that shares it, or by who assigns the register's items (the task's lead, the office) with all who
 * read it. What counties had shared with everybody is their own unit's from here on; what the office had shared stays with all.
 */
export const SQL = `
alter table saved_view add unit_id int references unit, add task_id int references task, add shared_with text;
update saved_view v set unit_id = m.unit_id,
  shared_with = case when not v.shared then 'nobody' when m.role = 'office' then 'all' else 'unit' end
from membership m where m.plan_id = v.plan_id and m.account_id = v.account_id;
delete from saved_view where unit_id is null;
alter table saved_view alter unit_id set not null, alter shared_with set not null,
  add check (shared_with in ('nobody', 'unit', 'all')), drop column shared cascade;
`
