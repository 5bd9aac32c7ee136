/** Accounts, where they are members, sessions; what happened that changes no row (event). */
export const SQL = `
create table account (
  id int generated always as identity primary key,
  login text not null unique,
  name text not null,
  email text,
  password_hash text not null,
  must_change boolean not null default true,
  totp_secret text,
  totp_pending text,
  totp_last_step bigint,
  disabled boolean not null default false,
  failures int not null default 0,
  locked_until timestamptz,
  last_sign_in timestamptz,
  trial boolean not null default false,
  featured boolean not null default false,
  created_at timestamptz not null default now()
);

create table membership (
  plan_id int not null references plan,
  account_id int not null references account,
  unit_id int not null references unit,
  role text not null,
  townships text[] not null default '{}',
  primary key (plan_id, account_id)
);
create index membership_unit on membership (plan_id, unit_id);

create table session (
  id bigint generated always as identity primary key,
  token_hash text not null unique,
  account_id int not null references account,
  plan_id int not null references plan,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ip text not null,
  agent text not null
);
create index session_account on session (account_id);

create table event (
  id bigint generated always as identity primary key,
  plan_id int not null references plan,
  unit_id int references unit,
  task_id int references task,
  kind text not null,
  subject text not null,
  detail jsonb not null default '{}'
);
`
