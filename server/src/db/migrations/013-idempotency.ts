/**
 * A key keeps the whole answer of whatever operation it came with, for a day (operation/answered-once.ts), and a token of
 * another system has keys of its own beside the accounts. `item_id` stays, so that an older backup can still be restored.
 */
export const SQL = `
alter table idempotency drop constraint idempotency_pkey;
alter table idempotency alter account_id drop not null, alter item_id drop not null,
  add token_id int, add operation text, add digest text, add answer text;
create unique index idempotency_key on idempotency (plan_id, coalesce(account_id, 0), coalesce(token_id, 0), key);
create index idempotency_at on idempotency (at);
grant delete on idempotency to APP_ROLE;
`
