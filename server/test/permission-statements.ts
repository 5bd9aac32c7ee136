/** Statements that try everything at once: each changes what the actor may, or raises. */
export const STATEMENTS: readonly string[] = [
  `update report_line set progress = progress || 'x'`,
  `update report_line set state = 'accepted'`,
  `update report_line set state = 'submitted', submitted_by = 'x'`,
  `update report_line set unit_id = unit_id`,
  `update report set state = 'accepted'`,
  `update report set first_submitted_at = '2019-01-01'`,
  `update report_version set body = ''`,
  `update period set closed_at = now()`,
  `update period_summary set body = ''`,
  `update filing set state = 'accepted'`,
  `update filing_part set text = 'x'`,
  `update attachment set removed_at = now()`,
  `update attachment set sha256 = 'x'`,
  `update unit set name = 'x'`,
  `update membership set role = 'office'`,
  `update account set name = 'x'`,
  `update account set disabled = true`,
  `update notice set text = 'x'`,
  `update history set why = 'x'`,
  `update task set title = 'x'`,
  `delete from report_line`,
  `delete from report_version`,
  `delete from attachment`,
  `delete from history`,
  `insert into report_version (plan_id, report_id, unit_id, number, kind, submitted_by, submitted_at, body, sha256)
     select plan_id, id, unit_id, 99, 'correction', 'x', now(), '{}', 'x' from report`,
  `insert into attachment (plan_id, unit_id, line_id, name, type, bytes, sha256, uploaded_by, uploaded_at)
     select plan_id, unit_id, id, 'x', 'text/plain', 1, 'x', 'x', now() from report_line`,
  `insert into membership (plan_id, account_id, unit_id, role) select plan_id, account_id, unit_id, 'office' from membership`,
  `insert into period_summary (plan_id, period_id, body, sha256, made_at) select plan_id, id, '', '', now() from period where closed_at is null`,
  `insert into report (plan_id, period_id, unit_id, month) select plan_id, id, 1, month from period`,
  `insert into mail (plan_id, to_address, subject, body) values (1, 'x', 'x', 'x')`,
  `truncate history`,
  `update reg_kilns set remark = 'x' || coalesce(remark, '')`,
  `update reg_kilns set stage = 'underway' where stage = 'listed'`,
  `update reg_kilns set stage = 'verified' where stage = 'claimed'`,
  `update reg_kilns set stage = 'closed' where stage = 'verified'`,
  `update reg_kilns set unit_id = setting('app.unit')::int where unit_id is null`,
  `update reg_kilns set township = null where stage in ('draft', 'listed', 'underway')`,
  `delete from reg_kilns`,
  `update item_index set stage = 'closed'`,
  `update item_move set reason = 'x'`,
  `insert into item_step (plan_id, register, item_id, unit_id, task_id, key, updated_by, updated_at)
     select plan_id, register, id, unit_id, task_id, '主体移位', 'x', now() from item_index`,
  `insert into item_recheck (plan_id, register, item_id, unit_id, task_id, round, due_on)
     select plan_id, register, id, unit_id, task_id, 9, '2020-01-01' from item_index`,
  `insert into attachment (plan_id, unit_id, task_id, item_id, name, type, bytes, sha256, uploaded_by, uploaded_at)
     select plan_id, coalesce(unit_id, setting('app.unit')::int), task_id, id, 'x', 'text/plain', 1, 'x', 'x', now() from item_index`,
  `update enterprise set name = name || 'x'`,
  `update saved_view set shared_with = 'all'`,
  `delete from enterprise`,
  `update sweep_candidate set state = 'confirmed' where state = 'open'`,
  `update sweep_candidate set state = 'disputed' where state = 'open'`,
  `update sweep_candidate set state = 'dismissed'`,
  `update sweep_candidate set state = 'open', unit_id = null`,
  `update sweep set state = 'done'`,
  `insert into sweep (plan_id, unit_id, subject, cause, state, by_name, on_day, asked_at)
     select plan_id, id, 'kiln', 'person', 'waiting', 'x', '2019-09-20', now() from unit order by random() limit 1`,
  `delete from sweep_candidate`,
  `update enterprise set merged_into = null`,
  `update facility set state = '已关停'`,
  `update facility set enterprise_id = 1`,
  `insert into enterprise_merge (plan_id, unit_id, enterprise_id, from_id, name, reason, by, at, moved)
     select plan_id, unit_id, id, id, name, 'x', 'x', now(), '{}' from enterprise`,
  `update enterprise_merge set reason = 'x'`,
  `insert into enterprise_apart (plan_id, unit_id, a, b, reason, by, at)
     select plan_id, unit_id, id, id + 1, 'x', 'x', now() from enterprise`,
  `insert into enterprise_guest (plan_id, unit_id, enterprise_id) select plan_id, setting('app.unit')::int, id from enterprise`,
  `select merge_enterprises(e.id, (select min(o.id) from enterprise o where o.id > e.id and o.merged_into is null), '{}', 'x')
     from enterprise e where e.merged_into is null order by random() limit 1`,
  `select undo_merge(id, 'x') from enterprise_merge order by random() limit 1`,
  `select settle_undone(id, '{}', 'x') from enterprise_merge order by random() limit 1`,
  `select rename_in_items(id, '{}', 'x', '''x''') from facility order by random() limit 1`,
  `select mend_facilities(id) from enterprise limit 1`,
  `update season set basis = 'x'`,
  `update season_plan set state = 'approved', in_force = version`,
  `update season_plan set state = 'submitted', version = version + 1`,
  `update season_plan set state = 'returned', reason = 'x'`,
  `update season_plan set in_force = 1`,
  `update season_plan set reason = 'x'`,
  `delete from season_plan`,
  `insert into season_version (plan_id, season_plan_id, unit_id, task_id, number, rows, findings, submitted_by, submitted_at)
     select plan_id, id, unit_id, task_id, 99, 0, '[]', 'x', now() from season_plan`,
  `update season_version set outcome = 'approved', judged_by = 'x', judged_at = now()`,
  `update season_row set image = '{}'`,
  `insert into season_answer (plan_id, season_plan_id, unit_id, task_id, finding, mark, reason, by_name, at)
     select plan_id, id, unit_id, task_id, 'x', 'x', 'x', 'x', now() from season_plan`,
  `update season_answer set accepted_by = 'x', accepted_at = now()`,
  ...['self', 'county', 'lead'].map(
    (stage) => `insert into appraisal_score (plan_id, item_id, round_id, stage, scores, opinion, result, by_name, at)
     select i.plan_id, i.id, r.id, '${stage}', '[1]', 'x', ${stage === 'lead' ? `'入选引领'` : 'null'}, 'x', now()
     from reg_green_leaders i join appraisal_round r on r.plan_id = i.plan_id and r.name = i.round`,
  ),
  `update appraisal_score set scores = '[2]'`,
  `delete from appraisal_score`,
  `update appraisal_round set published_on = '2019-09-20', doc_number = 'x'`,
  `insert into appraisal_listing (plan_id, task_id, round_id, item_id, unit_id, enterprise_id, enterprise, result, published_on, doc_number)
     select i.plan_id, i.task_id, r.id, i.id, i.unit_id, (select min(id) from enterprise), 'x', '入选引领', '2019-09-20', 'x'
     from reg_green_leaders i join appraisal_round r on r.plan_id = i.plan_id and r.name = i.round`,
]

/** Each alone, by whom it is tried, and what the database says to it. */
export const REFUSALS: readonly (readonly [login: string, statement: string, raises: RegExp])[] = [
  [
    'shengtai',
    `update report_line set progress = 'x' where unit_id <> setting('app.unit')::int`,
    /only the unit writes/,
  ],
  [
    'zhongyuan-approver',
    `update report_line set state = 'accepted' where state = 'submitted'`,
    /only a reviewer decides/,
  ],
  ['gongyi-clerk', `update report_line set task_id = task_id`, /permission denied/],
  [
    'gongyi-clerk',
    `insert into report (plan_id, period_id, unit_id, month) values (1, 1, 1, '2030-01')`,
    /permission denied/,
  ],
  ['gongyi-clerk', `select queue_mails('{1}', '{x}', '{x}')`, /not allowed to remind/],
  ['office', `update history set why = 'x'`, /permission denied/],
  ['leader', `update report_version set body = 'x'`, /permission denied/],
]
