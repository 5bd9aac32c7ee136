import type { DoubleEntry, Register } from '@gongjian/domain/register/register.ts'
import { besideFunctionOf, literal, quoted, tableOf } from './column-kinds.ts'
import { column, holdersSql, holdsSql, labelOf, offsetProjectSql, sumSql, TOLERANCE } from './double-entry-held-sql.ts'
import { keptSql } from './kept-sql.ts'
import { columnsIn, IN_PLAN, itemScope, TODAY, tokenScope } from './scope-sql.ts'

/** A ratio is written 1:1 or 2:1, or as the bare number. */
function ratioSql(column: string): string {
  return `nullif(split_part(replace(${column}::text, '：', ':'), ':', 1), '')::float8`
}

/**
 * A debit offsets a part of what its project emits, several together no more than the whole: the project's row is locked as its credit's
 * is. A draft that names no credit yet offsets nothing, or it would keep every other desk from the project.
 */
function projectSql(r: Register, d: DoubleEntry): string {
  const table = quoted(tableOf(r.id))
  const [emission, project] = [column(d.emission), column(d.project)]
  const others = `x.plan_id = new.plan_id and x.${project} = new.${project} and x.${column(d.source)} is not null
        and ${holdsSql(d, 'x', 'asked.unit_id', 'new.unit_id')} and x.id <> new.id`
  return `
    select unit_id, task_id, township, stage, ${ratioSql(column(d.demand.ratio))} as ratio, ${column(d.demand.emission)} as emits
      into asked from ${quoted(tableOf(d.demand.register))} where plan_id = new.plan_id and id = new.${project} for no key update;
    if asked.stage = 'removed' then
      raise exception using errcode = 'GJ021', message = 'the project was taken out', detail = new.${project}::text;
    end if;
    demanded := asked.ratio;
    emits := asked.emits;
    if its_ratio < demanded then
      raise exception using errcode = 'GJ008', message = 'the ratio is below what the project demands', detail = demanded::text;
    end if;
    select ${sumSql(d.emission)} into spent from ${table} x where ${others};
    if coalesce(new.${emission}, 0) + spent > emits + ${TOLERANCE} then${holdersSql(r, d.emission, others, 'asked')}
      raise exception using errcode = 'GJ016', message = 'more is offset than the project emits',
        detail = json_build_object('emission', emits, 'spent', spent, 'needed', new.${emission}, 'holders', holders)::text;
    end if;`
}

/** Of a debit whose credit is named: the credit's row is locked first, so of two desks that post at once the second sees what the first took. */
function drawSql(r: Register, d: DoubleEntry): string {
  const table = quoted(tableOf(r.id))
  const [side, amount, source] = [column(d.side), column(d.amount), column(d.source)]
  const others = `x.plan_id = new.plan_id and x.${source} = taken_from.id and ${holdsSql(d, 'x', 'taken_from.unit_id', 'new.unit_id')}
        and x.id <> new.id`
  return `${projectSql(r, d)}
    select id, unit_id, task_id, township, ${side} as side, ${amount} as amount, ${column(d.on)} as since, ${column(d.until)} as until, stage into taken_from from ${table}
      where plan_id = new.plan_id and id = new.${source} for update;
    if taken_from.id is null or taken_from.id = new.id or taken_from.side is distinct from ${literal(d.credit)} or not ${keptSql('taken_from.stage')} then
      raise exception using errcode = 'GJ003', message = 'the source is no credit', detail = json_build_object('source', new.${source},
        'draft', taken_from.id <> new.id and taken_from.side = ${literal(d.credit)} and taken_from.stage = 'draft')::text;
    end if;
    if new.${column(d.on)} > taken_from.until then
      raise exception using errcode = 'GJ009', message = 'the credit has run out', detail = taken_from.until::text;
    end if;
    if new.${column(d.on)} < taken_from.since then
      raise exception using errcode = 'GJ012', message = 'the credit is not entered yet', detail = taken_from.since::text;
    end if;
    select ${sumSql(d.amount)} into spent from ${table} x where ${others};
    if coalesce(new.${amount}, 0) + spent > coalesce(taken_from.amount, 0) + ${TOLERANCE} then${holdersSql(r, d.amount, others, 'taken_from')}
      raise exception using errcode = 'GJ004', message = 'the credit is overdrawn', detail = json_build_object('source', taken_from.id,
        'amount', coalesce(taken_from.amount, 0), 'spent', spent, 'needed', new.${amount}, 'holders', holders)::text;
    end if;`
}

/** What was judged when it was entered is not judged at each edit; a draft is once more on its way into the ledger, for its project may demand more by then. */
function debitSql(r: Register, d: DoubleEntry): string {
  const [amount, source] = [column(d.amount), column(d.source)]
  const judged = [d.side, d.amount, d.source, d.ratio, d.project, d.on].map(column)
  const [now, before] = ['new', 'old'].map((row) => judged.map((c) => `${row}.${c}`).join(', '))
  return `
    is_judged := tg_op = 'UPDATE' and (${now}) is not distinct from (${before})
      and ((new.stage = old.stage and new.unit_id is not distinct from old.unit_id) or ${keptSql('old.stage')});
    if (due_amount is null or due_amount <= 0) and new.stage <> 'draft' then
      raise exception using errcode = 'GJ007', message = 'a debit says what its project emits, and how many times as much it offsets';
    end if;
    if due_amount is not null and (new.${amount} is null or abs(new.${amount} - due_amount) > 0.0001) then
      raise exception using errcode = 'GJ001', message = 'amount is not emission times ratio', detail = due_amount::text;
    end if;
    if new.${source} is null then
      if ${keptSql('new.stage')} then
        raise exception using errcode = 'GJ002', message = 'a debit names its credit';
      end if;
      if new.${column(d.project)} is not null and not is_judged then${projectSql(r, d)}
      end if;
      return new;
    end if;
    if new.${column(d.project)} is null and ${keptSql('new.stage')}
      and (tg_op = 'INSERT' or not ${keptSql('old.stage')} or old.${column(d.project)} is not null) then
      raise exception using errcode = 'GJ015', message = 'a debit names its project';
    end if;
    if is_judged then return new; end if;${drawSql(r, d)}
    return new;`
}

interface BesideFunction {
  readonly args: readonly [id: string, ...more: string[]]
  readonly returns: string
  /** `mine`: that `own` is the row of that id, and the actor reads it. */
  readonly body: (mine: string) => string
}

/**
 * A function of one row that the actor reads, `own` in its body, which says what follows from rows that may be another unit's: it runs
 * beside the policies, and tells no more than that.
 */
function besideSql(
  r: Register,
  key: Parameters<typeof besideFunctionOf>[1],
  { args, returns, body }: BesideFunction,
): string {
  const name = quoted(besideFunctionOf(r.id, key))
  const mine = `own.plan_id = ${IN_PLAN} and own.id = ${args[0]} and ${itemScope('read', columnsIn('own'))} and ${tokenScope('read', literal(r.id))}`
  return `
create or replace function ${name}(${[`${args[0]} bigint`, ...args.slice(1)].join(', ')}) returns ${returns}
language sql stable security definer set search_path = public, pg_temp as $$${body(mine)}
$$;
revoke all on function ${name} from public;
grant execute on function ${name} to APP_ROLE;`
}

/**
 * What is left of a credit, after all that drew on it. Nothing is left of one whose last day is over; what was not spent of it is told
 * with `whole`. Null: no credit that may be drawn on.
 */
function leftSql(r: Register, d: DoubleEntry): string {
  const table = quoted(tableOf(r.id))
  const [side, amount, source] = [column(d.side), column(d.amount), column(d.source)]
  const left = besideSql(r, 'left', {
    args: ['credit_id', 'whole boolean default false'],
    returns: 'float8',
    body: (mine) => `
  select case when not whole and own.${column(d.until)} < ${TODAY} then 0 else (coalesce(own.${amount}, 0)::numeric - coalesce((select sum(x.${amount}::numeric) from ${table} x
    where x.plan_id = own.plan_id and x.${source} = own.id and ${holdsSql(d, 'x', 'own.unit_id')}), 0))::float8 end
  from ${table} own where ${mine} and own.${side} = ${literal(d.credit)} and ${keptSql('own.stage')}`,
  })
  return `
drop function if exists ${quoted(besideFunctionOf(r.id, 'left'))}(bigint);${left}`
}

/** How much each unit drew on a credit: whose it is may know who used it, though their entries are not his to see. */
function drawnSql(r: Register, d: DoubleEntry): string {
  const table = quoted(tableOf(r.id))
  return besideSql(r, 'drawn', {
    args: ['credit_id'],
    returns: 'table (unit_id int, amount float8)',
    body: (mine) => `
  select x.unit_id, sum(x.${column(d.amount)}::numeric)::float8 from ${table} own
  join ${table} x on x.plan_id = own.plan_id and x.${column(d.source)} = own.id and ${holdsSql(d, 'x', 'own.unit_id')}
  where ${mine} group by x.unit_id order by x.unit_id`,
  })
}

/**
 * What a project lacks today to what it demands: its emission times the ratio, less all that was entered for it. The review may ask for
 * double after the entry was made, and a debit may offset a part. It stands with the last of the project's debits, so that a sum counts
 * it once. Null: no debit, or not known.
 */
function shortSql(r: Register, d: DoubleEntry): string {
  const table = quoted(tableOf(r.id))
  const project = column(d.project)
  const entered = (alias: string): string =>
    `${alias}.${column(d.side)} = ${literal(d.debit)} and ${keptSql(`${alias}.stage`)}`
  return besideSql(r, 'short', {
    args: ['debit_id'],
    returns: 'float8',
    body: (mine) => `
  select case when p.ratio is null then null when own.id <> made.latest then 0
    else greatest(round(coalesce(p.emits, made.emission) * p.ratio - made.amount, 6), 0)::float8 end
  from ${table} own
  join lateral (select ${ratioSql(`q.${column(d.demand.ratio)}`)}::numeric as ratio, q.${column(d.demand.emission)}::numeric as emits
    from ${quoted(tableOf(d.demand.register))} q where q.plan_id = own.plan_id and q.id = own.${project}) p on true
  join lateral (select max(y.id) as latest, sum(y.${column(d.emission)}::numeric) as emission, coalesce(sum(y.${column(d.amount)}::numeric), 0) as amount
    from ${table} y where y.plan_id = own.plan_id and y.${project} = own.${project} and ${entered('y')}) made on true
  where ${mine} and ${entered('own')}`,
  })
}

/** What a debit says of its project no credit says: a debit that became one would be free to spend and look as if it had offset something. */
function noDebitSql(r: Register, d: DoubleEntry): string {
  const keys = [d.project, d.emission, d.ratio]
  const [side, project, emission, ratio] = [d.side, ...keys].map(column)
  const row = (of: string): string => `(${[side, project, emission, ratio].map((c) => `${of}.${c}`).join(', ')})`
  const labels = keys.map((k) => `“${labelOf(r, k)}”`).join('')
  return `
  if new.${side} = ${literal(d.credit)} and num_nonnulls(new.${project}, new.${emission}, new.${ratio}) > 0 and (tg_op = 'INSERT' or ${row('new')} is distinct from ${row('old')}) then
    raise exception using errcode = 'GJ018', message = 'a credit offsets nothing', detail = ${literal(labels)};
  end if;`
}

/**
 * 4.4: a debit names its credit, and no credit is spent beyond its amount or twice, nor after its last day, nor at less than the ratio
 * that the project's review demands, nor more than the project emits. It runs as the owner: a credit may be another unit's, and a person
 * sees no row of that unit by being refused.
 */
export function doubleEntrySql(r: Register, d: DoubleEntry): string {
  const table = quoted(tableOf(r.id))
  const [side, amount, source] = [column(d.side), column(d.amount), column(d.source)]
  const name = quoted(`${tableOf(r.id)}_double_entry`)
  const drawn = `x.plan_id = old.plan_id and x.${source} = old.id and ${holdsSql(d, 'x', 'old.unit_id')}`
  return `
create or replace function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  taken_from record;
  asked record;
  is_judged boolean;
  holders json;
  spent float8;
  its_ratio float8 := ${ratioSql(`new.${column(d.ratio)}`)};
  due_amount float8 := new.${column(d.emission)}::float8 * its_ratio;
  demanded float8;
  emits float8;
  first_draw date;
  last_draw date;
begin
  if tg_op = 'UPDATE' and ${keptSql('old.stage')} and new.${side} is distinct from old.${side} then
    raise exception using errcode = 'GJ017', message = 'the side of an entry is fixed', detail = ${literal(labelOf(r, d.side))};
  end if;
  if new.stage = 'removed' and (tg_op = 'INSERT' or new.${side} = ${literal(d.debit)}) then return new; end if;
  if new.${side} = ${literal(d.debit)} then${debitSql(r, d)}
  end if;
  if new.${source} is not null then
    raise exception using errcode = 'GJ010', message = 'a credit draws on no other';
  end if;${noDebitSql(r, d)}
  if tg_op = 'UPDATE' and old.${side} = ${literal(d.credit)} then
    select ${sumSql(d.amount)}, min(${column(d.on)}), max(${column(d.on)}) into spent, first_draw, last_draw from ${table} x where ${drawn};
    if spent > 0 and (new.${side} is distinct from ${literal(d.credit)} or not ${keptSql('new.stage')} or coalesce(new.${amount}, 0) + ${TOLERANCE} < spent) then${holdersSql(r, d.amount, drawn, 'old')}
      raise exception using errcode = 'GJ011', message = 'the credit is spent', detail = json_build_object('spent', spent, 'holders', holders)::text;
    end if;
    if (new.${column(d.on)} is distinct from old.${column(d.on)} and new.${column(d.on)} > first_draw)
      or (new.${column(d.until)} is distinct from old.${column(d.until)} and new.${column(d.until)} < last_draw) then
      raise exception using errcode = 'GJ013', message = 'the credit was drawn on outside of these days', detail = first_draw || ' 至 ' || last_draw;
    end if;
  end if;
  return new;
end $$;
create or replace trigger ${quoted(`${tableOf(r.id)}_z_double_entry`)} before insert or update on ${table} for each row execute function ${name}();
create index if not exists ${quoted(`${tableOf(r.id)}_source`)} on ${table} (plan_id, ${source}) where ${source} is not null;
create index if not exists ${quoted(`${tableOf(r.id)}_project`)} on ${table} (plan_id, ${column(d.project)}) where ${column(d.project)} is not null;${leftSql(r, d)}${drawnSql(r, d)}${shortSql(r, d)}${offsetProjectSql(r, d)}`
}
