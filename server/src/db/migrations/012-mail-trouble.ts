/** Who may remind is told whether the mails go out, without reading anybody's address or letter. */
export const SQL = `
create function mail_trouble() returns table (waiting int, lost int, problem text)
language sql stable security definer set search_path = public, pg_temp as $$
  select (count(*) filter (where next_at is not null))::int, (count(*) filter (where next_at is null))::int,
    (array_agg(m.problem order by id desc))[1]
  from mail m
  where plan_id = (select setting('app.plan')::int) and setting('app.period_remind') = 'yes'
    and sent_at is null and m.problem is not null and queued_at > now() - interval '7 days'
$$;
revoke all on function mail_trouble() from public;
grant execute on function mail_trouble() to APP_ROLE;`
