import { BEGIN_AS_PRODUCT, BY_REGISTER, eachRegister, END_AS_PRODUCT, ITS_TABLE } from './pieces-sql.ts'

/** What an item keeps of its enterprise follows the hub: name, code, and the size that its last day may hang on. */
export const FOLLOW_ENTERPRISE = `
create or replace function follow_enterprise() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare${BY_REGISTER}
  its_table text;
  ids bigint[];
  days date[];
begin
  if (new.name, new.credit_code, new.size) is not distinct from (old.name, old.credit_code, old.size) then return null; end if;${BEGIN_AS_PRODUCT}
  ${eachRegister('new.plan_id', 'i.enterprise_id = new.id')}
    its_table := ${ITS_TABLE};
    execute format('select array_agg(id), array_agg(own_due) from %I where plan_id = $1 and enterprise_id = $2 and own_due is not null', its_table)
      into ids, days using new.plan_id, new.id;
    execute format('update %I set enterprise = $1, credit_code = $2, enterprise_size = $3, own_due = case when $3 is distinct from enterprise_size then null else own_due end
      where plan_id = $4 and enterprise_id = $5', its_table) using new.name, new.credit_code, new.size, new.plan_id, new.id;
    -- The plan's day may now lie before the one that a county set: then the plan's counts.
    if new.size is distinct from old.size and ids is not null then
      execute format('update %I t set own_due = k.day from unnest($2::bigint[], $3::date[]) as k (id, day)
        where t.plan_id = $1 and t.id = k.id and t.own_due is null and (t.due_rule is null or k.day <= t.due_rule)', its_table)
        using new.plan_id, ids, days;
    end if;
  end loop;${END_AS_PRODUCT}
  return null;
end $$;
create or replace trigger enterprise_followed after update on enterprise for each row execute function follow_enterprise();`
