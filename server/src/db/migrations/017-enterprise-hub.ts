/**
 * The hub: merging of enterprises with what is needed to undo it, pairs that are two for sure, enterprises that a unit sees
 * because an item of its own names them, and what likely duplicates are found by. Functions, triggers and policies are made from
 * server/src/enterprise/sql at each start.
 */
const TABLES = ['enterprise_merge', 'enterprise_apart', 'enterprise_guest']

/**
 * What tells one works from another in its name: without the words of its place in front and of its legal form.
 * 巩义市宏达耐火材料有限公司 → 宏达耐火材料. Immutable, so that a column can be made from it.
 */
const CORE = `
create function enterprise_core(name text) returns text language plpgsql immutable strict parallel safe as $$
declare
  plain text := lower(regexp_replace(normalize(name, NFKC), '[\\s()（）·."“”''-]', '', 'g'));
  core text := regexp_replace(
    regexp_replace(plain, '^([一-龥]{2,3}省)?([一-龥]{2,3}市){0,2}([一-龥]{2,3}[县区])?', ''),
    '有限责任公司|股份有限公司|集团有限公司|有限公司|集团|公司|总厂|分厂|厂', '', 'g');
begin
  return case when length(core) < 2 then plain else core end;
end $$;
`

export const SQL = [
  CORE,
  `
alter table enterprise add from_plan boolean not null default false,
  add core_name text generated always as (enterprise_core(name)) stored;
alter table enterprise disable trigger user;
update enterprise set from_plan = true where created_by = '系统' and not trial;
alter table enterprise enable trigger user;

create index enterprise_core on enterprise (plan_id, core_name) where merged_into is null;
create index enterprise_organisation on enterprise (plan_id, substr(credit_code, 9, 9)) where credit_code is not null and merged_into is null;
create index enterprise_near_1 on enterprise (plan_id, substr(core_name, 1, 1), lat) where lat is not null and merged_into is null;
create index enterprise_near_2 on enterprise (plan_id, substr(core_name, 2, 1), lat) where lat is not null and merged_into is null;
create index enterprise_merged on enterprise (plan_id, merged_into) where merged_into is not null;

create table enterprise_merge (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  unit_id int references unit,
  township text,
  enterprise_id int not null references enterprise,
  from_id int not null references enterprise,
  name text not null,
  reason text not null,
  by text not null,
  at timestamptz not null,
  /** What goes back when it is undone (enterprise/sql/merge-sql.ts). */
  moved jsonb not null,
  undone_by text,
  undone_at timestamptz,
  undone_reason text
);
create index enterprise_merge_kept on enterprise_merge (plan_id, enterprise_id, id);
create index enterprise_merge_from on enterprise_merge (plan_id, from_id);

/** Two that a person has looked at and that are not one: not offered again. a < b. */
create table enterprise_apart (
  id int generated always as identity primary key,
  plan_id int not null references plan,
  unit_id int references unit,
  a int not null references enterprise,
  b int not null references enterprise,
  reason text not null,
  by text not null,
  at timestamptz not null,
  unique (plan_id, a, b),
  check (a < b)
);

/**
 * A unit whose item names an enterprise of another unit or township reads that enterprise. Rows are added by triggers and never
 * taken away: the policy asks for the item itself beside, and this only tells it where to look.
 */
create table enterprise_guest (
  plan_id int not null references plan,
  unit_id int not null references unit,
  enterprise_id int not null references enterprise,
  primary key (plan_id, unit_id, enterprise_id)
);
insert into enterprise_guest (plan_id, unit_id, enterprise_id)
select distinct i.plan_id, i.unit_id, i.enterprise_id from item_index i join enterprise e on e.id = i.enterprise_id
where i.unit_id is not null and (e.unit_id is distinct from i.unit_id or (i.township is not null and e.township is distinct from i.township));
`,
  ...TABLES.flatMap((t) => [
    `alter table ${t} enable row level security;`,
    `alter table ${t} force row level security;`,
    `create policy owner_all on ${t} for all to current_user using (true) with check (true);`,
  ]),
  ...['enterprise_merge', 'enterprise_apart'].map(
    (t) =>
      `create trigger ${t}_history after insert or update or delete on ${t} for each row execute function write_history();`,
  ),
  'grant select on enterprise_merge, enterprise_guest to APP_ROLE;',
  'grant select, insert on enterprise_apart to APP_ROLE;',
].join('\n')
