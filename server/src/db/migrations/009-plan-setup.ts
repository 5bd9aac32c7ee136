/**
 * What differs from plan to plan: the day of the month on which its reports are due, and the one-off plans that it orders.
 * `filings` takes the place of filings_due_on, which stays so that an older backup can still be restored.
 */
export const SQL = `
alter table plan
  add column report_due_day int not null default 25 check (report_due_day between 1 and 31),
  add column filings jsonb not null default '[]';

update plan set filings =
  jsonb_build_array(jsonb_build_object('kind', 'implementation', 'title', '产业结构调整具体实施方案',
    'clause', '7.1', 'clauseLabel', '七（一）', 'task', null, 'dueOn', filings_due_on))
  || case when exists (select 1 from task where task.plan_id = plan.id and task.code = '3.1')
    then jsonb_build_array(jsonb_build_object('kind', 'relocation', 'title', '重污染企业搬迁改造实施方案',
      'clause', '3.1', 'clauseLabel', '三（一）', 'task', '3.1', 'dueOn', filings_due_on))
    else '[]' end
where filings_due_on is not null;
`
