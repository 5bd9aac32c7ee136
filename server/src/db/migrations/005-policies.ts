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

const TASK_HAS_UNIT = `exists (select 1 from task_unit tu where tu.plan_id = report.plan_id and tu.unit_id = report.unit_id and tu.task_id = ${ids('tasks')})`

function sameScope(table: string, read: string, edit: string, extraWrite: string): string[] {
  return [
    policy(table, 'reads', 'select', `plan_id = ${IN_PLAN} and (${read})`, null),
    policy(
      table,
      'changes',
      'update',
      `plan_id = ${IN_PLAN} and (${edit} ${extraWrite})`,
      `plan_id = ${IN_PLAN} and (${edit} ${extraWrite})`,
    ),
    policy(table, 'adds', 'insert', null, `plan_id = ${IN_PLAN} and (${edit})`),
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

  ...sameScope(
    'report',
    `${READ_UNIT} or ${TASK_HAS_UNIT}`,
    EDIT_UNIT,
    `or ${flag('period_close')} or ${flag('period_remind')} or ${TASK_HAS_UNIT} or ${SUBMIT_UNIT}`,
  ),
  ...sameScope(
    'report_line',
    READ_LINE,
    EDIT_UNIT,
    `or (task_id = ${ids('review_tasks')} and state <> 'draft') or ${SUBMIT_UNIT}`,
  ),
  policy('report_version', 'reads', 'select', `plan_id = ${IN_PLAN} and ${READ_UNIT}`, null),
  policy('report_version', 'adds', 'insert', null, `plan_id = ${IN_PLAN} and (${SUBMIT_UNIT})`),

  ...sameScope(
    'filing',
    READ_LINE,
    `unit_id = ${ids('filing_edit_units')}`,
    `or ((${flag('filing_review_all')} or task_id = ${ids('filing_tasks')}) and state <> 'draft')`,
  ),
  ...sameScope(
    'filing_part',
    `${READ_UNIT} or exists (select 1 from filing f where f.plan_id = filing_part.plan_id and f.id = filing_part.filing_id and f.state <> 'draft')`,
    `unit_id = ${ids('filing_edit_units')}`,
    '',
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

export const SQL = [
  ...ALL_TABLES.flatMap((t) => [
    `alter table "${t}" enable row level security;`,
    `alter table "${t}" force row level security;`,
    `create policy owner_all on "${t}" for all to current_user using (true) with check (true);`,
  ]),
  'grant usage on schema public to APP_ROLE;',
  ...PUBLIC_TABLES.map((t) => `grant select on "${t}" to APP_ROLE;`),
  'grant update on unit, township to APP_ROLE;',
  'grant insert on unit_name to APP_ROLE;',
  'grant select, insert, update on account, membership, report, report_line, filing, filing_part, attachment to APP_ROLE;',
  'grant select, insert on event, report_version, notice to APP_ROLE;',
  'grant select, update on period to APP_ROLE;',
  'grant select, insert, update, delete on session, notice_read to APP_ROLE;',
  'grant select on history, history_block, history_seal to APP_ROLE;',
  ...POLICIES,
].join('\n')
