/**
 * 绿色环保引领企业评比 (四（六）2（1）): rounds with their criteria, what each stage scored, the published list. Who applied are items of the
 * register `green-leaders`. Policies and guards are made at each start (register/table/appraisal-policies.ts, appraisal-guard-sql.ts).
 */
const TABLES = ['appraisal_round', 'appraisal_score', 'appraisal_listing']

/** Columns that the register had for it: anybody who edits the item wrote the city's result, and each stage's score. */
const FORMER = [
  // Made of others that go after it.
  'total',
  'edition',
  'equipment',
  'treatment',
  'monitoring',
  'transport',
  'management',
  'self_score',
  'county_score',
  'opinion',
  'result',
  'published_on',
  'doc_number',
  'until',
  'revoked',
]

/** Scores without the criteria of a round cannot be told apart: what was written stays readable with the item. */
const KEPT_WORDS: readonly (readonly [label: string, column: string])[] = [
  ['评比标准', 'edition'],
  ['企业自评分', 'self_score'],
  ['县区初审分', 'county_score'],
  ['总分', 'total'],
  ['装备水平', 'equipment'],
  ['污染治理', 'treatment'],
  ['监测监控', 'monitoring'],
  ['清洁运输', 'transport'],
  ['环境管理', 'management'],
  ['评审意见', 'opinion'],
  ['评审结果', 'result'],
]

/** What stood on the list stays on it; a qualification that was taken away without a day counts as never had. */
const CARRY_OVER = `
do $$ begin
  if to_regclass('reg_green_leaders') is null then return; end if;
  if not exists (select 1 from information_schema.columns where table_name = 'reg_green_leaders' and column_name = 'published_on') then return; end if;
  insert into appraisal_round (plan_id, task_id, name, edition, criteria, published_on, doc_number, until_day, by_name, at)
  select r.plan_id, r.task_id, r.round, coalesce(max(r.edition), '评比标准未填写'), '[]',
    max(r.published_on) filter (where r.result <> '未入选'), max(r.doc_number), max(r.until), '系统', clock_timestamp()
  from reg_green_leaders r where r.round is not null and r.task_id is not null group by r.plan_id, r.task_id, r.round;
  insert into appraisal_listing (plan_id, task_id, round_id, item_id, unit_id, enterprise_id, enterprise, credit_code, trade, result, published_on,
    doc_number, until_day, revoked_on, revoked_why, trial)
  select r.plan_id, r.task_id, a.id, r.id, r.unit_id, r.enterprise_id, r.enterprise, r.credit_code, r.trade, r.result, r.published_on,
    coalesce(r.doc_number, '文号未填写'), r.until, case when r.revoked then r.published_on end, case when r.revoked then '原台账记为已取消资格' end, r.trial
  from reg_green_leaders r join appraisal_round a on a.plan_id = r.plan_id and a.name = r.round
  where r.result in ('入选引领', '入选标准') and r.published_on is not null and r.enterprise_id is not null and r.enterprise is not null and r.stage <> 'removed';
  alter table reg_green_leaders disable trigger user;
  update reg_green_leaders set remark = concat_ws(E'\\n', remark, '原台账所填：' || nullif(concat_ws('；', ${KEPT_WORDS.map(([label, column]) => `'${label} ' || ${column}`).join(', ')}), ''));
  alter table reg_green_leaders enable trigger user;
  drop view if exists register_green_leaders;
  alter table reg_green_leaders ${FORMER.map((c) => `drop column if exists ${c}`).join(', ')};
  update register_table set shape = shape ${FORMER.flatMap((c) => [`#- '{shape,columns,${c}}'`, `#- '{shape,generated,${c}}'`]).join(' ')}
    where name = 'reg_green_leaders';
end $$;`

export const SQL = [
  `
create table appraisal_round (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  task_id int not null references task,
  name text not null,
  edition text not null,
  /** [{title, max}]; none: a list that was published before, of which only the results are entered. */
  criteria jsonb not null,
  published_on date,
  doc_number text,
  until_day date,
  by_name text not null,
  at timestamptz not null,
  unique (plan_id, name),
  check (until_day is null or until_day >= published_on)
);

create table appraisal_score (
  plan_id int not null references plan,
  item_id bigint not null references item_index,
  round_id int not null references appraisal_round,
  unit_id int,
  task_id int,
  township text,
  stage text not null check (stage in ('self', 'county', 'lead')),
  /** In the order of the round's criteria. */
  scores jsonb not null,
  total float8 not null default 0,
  opinion text not null,
  result text check (result in ('入选引领', '入选标准', '未入选')),
  account_id int,
  by_name text not null,
  at timestamptz not null,
  primary key (plan_id, item_id, stage),
  /** The result is the lead's, and the lead never scores without one. */
  check ((stage = 'lead') = (result is not null))
);
create index appraisal_score_round on appraisal_score (plan_id, round_id);

/** As it was published; read by all. */
create table appraisal_listing (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  task_id int not null references task,
  round_id int not null references appraisal_round,
  item_id bigint not null references item_index,
  unit_id int,
  enterprise_id int not null references enterprise,
  enterprise text not null,
  credit_code text,
  trade text,
  result text not null check (result in ('入选引领', '入选标准')),
  published_on date not null,
  doc_number text not null,
  until_day date,
  revoked_on date,
  revoked_why text,
  trial boolean not null default false,
  unique (plan_id, round_id, item_id),
  check ((revoked_on is null) = (revoked_why is null)),
  check (revoked_on is null or revoked_on >= published_on),
  check (revoked_why is null or length(trim(revoked_why)) > 0)
);
create index appraisal_listing_enterprise on appraisal_listing (plan_id, enterprise_id);
`,
  ...TABLES.flatMap((t) => [
    `alter table ${t} enable row level security;`,
    `alter table ${t} force row level security;`,
    `create policy owner_all on ${t} for all to current_user using (true) with check (true);`,
    `grant select, insert on ${t} to APP_ROLE;`,
  ]),
  CARRY_OVER,
  ...TABLES.map(
    (t) =>
      `create trigger ${t}_history after insert or update or delete on ${t} for each row execute function write_history();`,
  ),
  'grant update (edition, criteria, published_on, doc_number, until_day, by_name, at) on appraisal_round to APP_ROLE;',
  'grant update (scores, total, opinion, result, account_id, by_name, at), delete on appraisal_score to APP_ROLE;',
  'grant update (revoked_on, revoked_why) on appraisal_listing to APP_ROLE;',
].join('\n')
