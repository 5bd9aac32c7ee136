/**
 * Row-level security. The door sets the actor once per transaction (db/transaction.ts) from domain's permission table:
 * app.units: units whose rows may be read · app.tasks: tasks whose lines, of any unit, may be read
 * app.edit_units, app.review_tasks, app.filing_tasks: the same for writing.
 * The selects inside any() run once per query; a cast outside them would run per row (architecture.md, Data).
 */
const PUBLIC_TABLES = [
  'plan',
  'unit',
  'unit_name',
  'township',
  'task',
  'task_unit',
  'milestone',
  'target',
  'search_entry',
]

const ALL_TABLES = [
  ...PUBLIC_TABLES,
  'account',
  'membership',
  'session',
  'event',
  'period',
  'period_summary',
  'report',
  'report_line',
  'report_version',
  'filing',
  'filing_part',
  'attachment',
  'notice',
  'notice_read',
  'mail',
  'history',
  'history_block',
  'history_seal',
]

const IN_PLAN = `(select setting('app.plan')::int)`
function ids(name: string): string {
  return `any (array(select unnest(coalesce(setting('app.${name}'), '{}')::int[])))`
}
function role(...names: string[]): string {
  return `(select coalesce(setting('app.role'), '')) in (${names.map((n) => `'${n}'`).join(', ')})`
}
function flag(name: string): string {
  return `(select coalesce(setting('app.${name}'), '')) = 'yes'`
}

function policy(table: string, name: string, verb: string, using: string | null, check: string | null): string {
  return `create policy ${name} on "${table}" for ${verb} to APP_ROLE ${using ? `using (${using})` : ''} ${check ? `with check (${check})` : ''};`
}

function own(column: string): string {
  return `${column} = (select setting('app.account')::int)`
}

function hasPartIn(tasks: string): string {
  return `exists (select 1 from task_unit tu where tu.plan_id = report.plan_id and tu.unit_id = report.unit_id and tu.task_id = ${ids(tasks)})`
}
const TASK_HAS_UNIT = hasPartIn('tasks')

/** Reports, lines and filings are made by the product alone (jobs, as the owner): nobody adds one. */
function readAndWrite(table: string, read: string, write: string): string[] {
  const writes = `plan_id = ${IN_PLAN} and (${write})`
  return [
    policy(table, 'reads', 'select', `plan_id = ${IN_PLAN} and (${read})`, null),
    policy(table, 'changes', 'update', writes, writes),
  ]
}

const READ_UNIT = `unit_id = ${ids('units')}`
const EDIT_UNIT = `unit_id = ${ids('edit_units')}`
const SUBMIT_UNIT = `unit_id = ${ids('submit_units')}`
const READ_LINE = `${READ_UNIT} or (task_id = ${ids('tasks')} and state <> 'draft')`

const POLICIES: string[] = [
  ...PUBLIC_TABLES.filter((t) => t !== 'plan').map((t) => policy(t, 'reads', 'select', `plan_id = ${IN_PLAN}`, null)),
  policy(
    'plan',
    'reads',
    'select',
    `id = ${IN_PLAN} or exists (select 1 from membership m where m.plan_id = plan.id and ${own('m.account_id')}) or ${role('door')}`,
    null,
  ),
  ...['unit', 'township'].map((t) =>
    policy(t, 'edits', 'update', `plan_id = ${IN_PLAN} and ${flag('unit_edit')}`, `plan_id = ${IN_PLAN}`),
  ),
  policy('unit_name', 'adds', 'insert', null, `plan_id = ${IN_PLAN} and ${flag('unit_edit')}`),
  policy('unit_name', 'mends', 'update', `plan_id = ${IN_PLAN} and ${flag('unit_edit')}`, `plan_id = ${IN_PLAN}`),
  policy(
    'search_entry',
    'renames',
    'update',
    `plan_id = ${IN_PLAN} and kind = 'unit' and ${flag('unit_edit')}`,
    `plan_id = ${IN_PLAN} and kind = 'unit'`,
  ),

  policy('account', 'reads', 'select', `${own('id')} or ${flag('account_manage')} or ${role('door')}`, null),
  policy('account', 'changes', 'update', `${own('id')} or ${flag('account_manage')} or ${role('door')}`, 'true'),
  policy('account', 'adds', 'insert', null, flag('account_manage')),
  policy(
    'membership',
    'reads',
    'select',
    `${own('account_id')} or (plan_id = ${IN_PLAN} and ${flag('account_manage')}) or ${role('door')}`,
    null,
  ),
  policy(
    'membership',
    'changes',
    'update',
    `plan_id = ${IN_PLAN} and ${flag('account_manage')}`,
    `plan_id = ${IN_PLAN}`,
  ),
  policy('membership', 'adds', 'insert', null, `plan_id = ${IN_PLAN} and ${flag('account_manage')}`),
  policy(
    'session',
    'own',
    'all',
    `${own('account_id')} or ${flag('account_manage')} or ${role('door')}`,
    `${own('account_id')} or ${role('door')}`,
  ),
  policy('event', 'adds', 'insert', null, `plan_id = ${IN_PLAN}`),
  policy('event', 'returns', 'select', `plan_id = ${IN_PLAN} and ${flag('audit_read')}`, null),

  policy('period', 'reads', 'select', `plan_id = ${IN_PLAN} and ${flag('period_read')}`, null),
  policy('period', 'closes', 'update', `plan_id = ${IN_PLAN} and ${flag('period_close')}`, `plan_id = ${IN_PLAN}`),

  policy('period_summary', 'reads', 'select', `plan_id = ${IN_PLAN} and ${flag('summary_export')}`, null),
  policy('period_summary', 'adds', 'insert', null, `plan_id = ${IN_PLAN} and ${flag('period_close')}`),

  ...readAndWrite(
    'report',
    `${READ_UNIT} or ${TASK_HAS_UNIT}`,
    `${EDIT_UNIT} or ${SUBMIT_UNIT} or ${hasPartIn('review_tasks')} or ${flag('period_close')} or ${flag('period_remind')}`,
  ),
  ...readAndWrite(
    'report_line',
    READ_LINE,
    `${EDIT_UNIT} or ${SUBMIT_UNIT} or (task_id = ${ids('review_tasks')} and state <> 'draft')`,
  ),
  policy('report_version', 'reads', 'select', `plan_id = ${IN_PLAN} and ${READ_UNIT}`, null),
  policy('report_version', 'adds', 'insert', null, `plan_id = ${IN_PLAN} and (${SUBMIT_UNIT})`),

  ...readAndWrite(
    'filing',
    READ_LINE,
    `unit_id = ${ids('filing_edit_units')} or ((${flag('filing_review_all')} or task_id = ${ids('filing_tasks')}) and state <> 'draft')`,
  ),
  ...readAndWrite(
    'filing_part',
    `${READ_UNIT} or exists (select 1 from filing f where f.plan_id = filing_part.plan_id and f.id = filing_part.filing_id and f.state <> 'draft')`,
    `unit_id = ${ids('filing_edit_units')}`,
  ),

  policy(
    'attachment',
    'reads',
    'select',
    `plan_id = ${IN_PLAN} and (${READ_UNIT}
      or exists (select 1 from report_line l where l.plan_id = attachment.plan_id and l.id = attachment.line_id)
      or exists (select 1 from filing_part p where p.plan_id = attachment.plan_id and p.id = attachment.filing_part_id))`,
    null,
  ),
  policy(
    'attachment',
    'adds',
    'insert',
    null,
    `plan_id = ${IN_PLAN} and (${EDIT_UNIT} or unit_id = ${ids('filing_edit_units')})`,
  ),
  policy(
    'attachment',
    'removes',
    'update',
    `plan_id = ${IN_PLAN} and (${EDIT_UNIT} or unit_id = ${ids('filing_edit_units')})`,
    `plan_id = ${IN_PLAN}`,
  ),

  policy(
    'notice',
    'reads',
    'select',
    `plan_id = ${IN_PLAN} and unit_id = (select setting('app.unit')::int) and (select setting('app.role')) = any (roles)`,
    null,
  ),
  policy('notice', 'adds', 'insert', null, `plan_id = ${IN_PLAN}`),
  policy(
    'notice_read',
    'own',
    'all',
    `plan_id = ${IN_PLAN} and ${own('account_id')}`,
    `plan_id = ${IN_PLAN} and ${own('account_id')}`,
  ),

  policy(
    'history',
    'reads',
    'select',
    `plan_id = ${IN_PLAN} and (${flag('audit_read')}
      or (noun in ('report', 'report_line', 'filing', 'filing_part', 'attachment') and ${flag('history_read')}
        and (${READ_UNIT} or (noun = 'report_line' and task_id = ${ids('tasks')} and coalesce(after->>'state', before->>'state') <> 'draft'))))`,
    null,
  ),
  policy('history_block', 'reads', 'select', flag('audit_read'), null),
  policy('history_seal', 'reads', 'select', flag('audit_read'), null),
]

/** What may change in a row; which unit, task and month it belongs to never does. */
const CHANGEABLE: Readonly<Record<string, string>> = {
  period: 'closed_at, closed_by, close_reason',
  report: 'state, first_submitted_at, submitted_at, submitted_by, versions, returns, reminded_at',
  report_line: `state, progress, cumulative, problems, next_steps, standing, reached, not_applicable, not_applicable_reason,
    carried, version, edited_by, edited_at, submitted_by, submitted_at, reviewed_by, reviewed_at, return_reason`,
  filing: 'state, first_submitted_at, submitted_at, submitted_by, reviewed_at, reviewed_by, return_reason',
  filing_part: 'text, version, edited_by, edited_at',
  attachment: 'removed_at',
}

/** A report's state follows from all its lines, and a lead sees its own tasks' only: this counts, and shows no words. */
const LINE_STATES = `
create function line_states(reports int[]) returns table (report_id int, state text, lines int)
language sql stable security definer set search_path = public, pg_temp as $$
  select report.id, l.state, count(*)::int
  from report join report_line l on l.plan_id = report.plan_id and l.report_id = report.id
  where report.plan_id = (select setting('app.plan')::int) and report.id = any (reports)
    and (report.${READ_UNIT} or ${TASK_HAS_UNIT})
  group by 1, 2
$$;
revoke all on function line_states(int[]) from public;
grant execute on function line_states(int[]) to APP_ROLE;`

/** The office reminds by mail without reading anybody's address. */
const QUEUE_MAILS = `
create function queue_mails(units int[], subjects text[], bodies text[]) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare queued int; plan int := setting('app.plan')::int; begin
  if setting('app.period_remind') is distinct from 'yes' then raise exception 'not allowed to remind' using errcode = '42501'; end if;
  insert into mail (plan_id, to_address, subject, body)
  select plan, a.email, x.subject, x.body
  from unnest(units, subjects, bodies) as x (unit_id, subject, body)
  join membership m on m.plan_id = plan and m.unit_id = x.unit_id
    and m.role in ('county-clerk', 'county-approver', 'lead-desk', 'cooperating-desk')
  join account a on a.id = m.account_id and not a.disabled and a.email is not null;
  get diagnostics queued = row_count;
  return queued;
end $$;
revoke all on function queue_mails(int[], text[], text[]) from public;
grant execute on function queue_mails(int[], text[], text[]) to APP_ROLE;`

/** A policy knows rows, not columns: a reviewer decides and does not rewrite, a unit writes and does not decide. */
const GUARD_LINE = `
create function guard_report_line() returns trigger language plpgsql as $$
declare
  edits int[] := coalesce(setting('app.edit_units'), '{}')::int[];
  reviews int[] := coalesce(setting('app.review_tasks'), '{}')::int[];
begin
  if setting('app.role') is null then return new; end if;
  if not new.unit_id = any (edits)
    and (new.progress, new.cumulative, new.problems, new.next_steps, new.standing, new.reached, new.not_applicable, new.not_applicable_reason)
      is distinct from (old.progress, old.cumulative, old.problems, old.next_steps, old.standing, old.reached, old.not_applicable, old.not_applicable_reason)
  then raise exception 'only the unit writes its line' using errcode = '42501'; end if;
  if new.state is distinct from old.state and new.state in ('accepted', 'returned') and not new.task_id = any (reviews)
  then raise exception 'only a reviewer decides' using errcode = '42501'; end if;
  return new;
end $$;
create trigger report_line_guard before update on report_line for each row execute function guard_report_line();`

export const SQL = [
  ...ALL_TABLES.flatMap((t) => [
    `alter table "${t}" enable row level security;`,
    `alter table "${t}" force row level security;`,
    `create policy owner_all on "${t}" for all to current_user using (true) with check (true);`,
  ]),
  'grant usage on schema public to APP_ROLE;',
  ...PUBLIC_TABLES.map((t) => `grant select on "${t}" to APP_ROLE;`),
  'grant update on unit, township to APP_ROLE;',
  'grant insert, update (name) on unit_name to APP_ROLE;',
  'grant update (title, body, tokens) on search_entry to APP_ROLE;',
  'grant select, insert, update on account, membership to APP_ROLE;',
  ...Object.entries(CHANGEABLE).map(([t, columns]) => `grant select, update (${columns}) on ${t} to APP_ROLE;`),
  'grant insert on attachment to APP_ROLE;',
  'grant select, insert on event, period_summary, report_version, notice to APP_ROLE;',
  LINE_STATES,
  QUEUE_MAILS,
  GUARD_LINE,
  'grant select, insert, update, delete on session, notice_read to APP_ROLE;',
  'grant select on history, history_block, history_seal to APP_ROLE;',
  ...POLICIES,
].join('\n')
