/** What an alert adds by class (重污染天气): the guide that says so, with its edition, and the per cent by trade and colour. */
export const SQL = `
alter table season add column alert_guide text not null default '', add column alert_limits jsonb not null default '{}';
grant update (alert_guide, alert_limits) on season to APP_ROLE;
`
