"""Sessions, logins under way and rate limits, reached only through functions.

The service itself has no right to the tables: whatever it can be made to run cannot list who is logged in.
"""

from alembic import op

revision = "0002_login"
down_revision = "0001_foundation"
branch_labels = None
depends_on = None

TABLES = """
create schema login;
revoke all on schema login from public;
grant usage on schema login to qms_app;

create table login.session (
  token_hash bytea primary key check (length(token_hash) = 32),
  person_id uuid not null references public.person,
  issuer text not null,
  subject text not null,
  provider_session text not null,
  id_token text not null,
  acr text not null,
  authenticated_at timestamptz not null,
  opened_at timestamptz not null,
  used_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > opened_at)
);
comment on table login.session is 'Who is logged in. The key is a digest of the cookie.';
create index on login.session (person_id);
create index on login.session (issuer, subject);

create table login.attempt (
  state_hash bytea primary key check (length(state_hash) = 32),
  browser_hash bytea not null check (length(browser_hash) = 32),
  nonce text not null,
  code_verifier text not null,
  return_path text not null,
  ends_at timestamptz not null
);
comment on table login.attempt is 'Logins under way: each answered once, by the browser that began it.';

create table login.bucket (
  key bytea primary key check (length(key) = 32),
  tokens double precision not null,
  filled_at timestamptz not null
);
comment on table login.bucket is 'What is left of each rate limit. The key is a digest of limit and caller.';
"""

TIME = """
create function login.idle_minutes(p_person uuid, p_at timestamptz, p_minutes int, p_privileged int)
returns int language sql stable security definer set search_path = pg_catalog as $$
  select case when exists (
    select from public.assignment a
     where (a.person_id = p_person
            or a.person_id in (
              select b.person_id from public.absence b
               where b.deputy_id = p_person and d.today between b.absent_from and b.absent_to))
       and a.role in ('administrator', 'dpo', 'log-reviewer')
       and d.today >= a.valid_from and (a.valid_to is null or d.today <= a.valid_to))
    then least(p_minutes, p_privileged) else p_minutes end
    from (select (p_at at time zone 'Europe/Stockholm')::date as today) d
$$;
comment on function login.idle_minutes is 'Who administers rights or reads the access log is out sooner.';

create function login.record(
  p_action text, p_outcome text, p_person uuid, p_session bytea, p_reason text, p_request text
) returns void language sql security definer set search_path = pg_catalog as $$
  insert into audit.event (kind, outcome, action, actor_id, actor_kind, session_ref, object_type, reason,
                           request_id)
  values ('login', p_outcome, p_action, p_person, case when p_person is null then 'unknown' else 'person' end,
          left(encode(p_session, 'hex'), 16), 'session', p_reason, p_request)
$$;

create function login.take_from(p_key bytea, p_size int, p_seconds int, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare
  bucket login.bucket;
  available double precision;
begin
  insert into login.bucket values (p_key, p_size, p_at) on conflict do nothing;
  select * into bucket from login.bucket where key = p_key for update;
  available := least(p_size, bucket.tokens
                             + greatest(0, extract(epoch from p_at - bucket.filled_at)) * p_size / p_seconds);
  update login.bucket set tokens = available - (available >= 1)::int, filled_at = p_at where key = p_key;
  return case when available >= 1 then 0 else ceil((1 - available) * p_seconds / p_size) end;
end $$;
comment on function login.take_from is 'Take one from a rate limit: 0, or the seconds to wait for one.';

create function login.sweep(p_at timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from login.attempt where ends_at <= p_at;
  delete from login.session where ends_at <= p_at;
  delete from login.bucket where filled_at < p_at - interval '1 day';
$$;
"""

LOGIN = """
create function login.begin_attempt(
  p_state bytea, p_browser bytea, p_nonce text, p_verifier text, p_return text, p_at timestamptz
) returns void language sql security definer set search_path = pg_catalog as $$
  select login.sweep(p_at);
  insert into login.attempt
    values (p_state, p_browser, p_nonce, p_verifier, p_return, p_at + interval '10 minutes');
$$;

create function login.take_attempt(
  p_state bytea, p_browser bytea, p_at timestamptz,
  out nonce text, out code_verifier text, out return_path text
) returns setof record language sql security definer set search_path = pg_catalog as $$
  delete from login.attempt a
   where a.state_hash = p_state and a.browser_hash = p_browser and a.ends_at > p_at
  returning a.nonce, a.code_verifier, a.return_path
$$;

create function login.refuse(p_action text, p_reason text, p_request text) returns void
language sql security definer set search_path = pg_catalog as $$
  select login.record(p_action, 'denied', null, null, p_reason, p_request)
$$;
comment on function login.refuse is 'Record that somebody was not let in.';

create function login.open_session(
  p_token bytea, p_issuer text, p_subject text, p_provider_session text, p_id_token text, p_acr text,
  p_authenticated_at timestamptz, p_at timestamptz, p_hours int, p_request text
) returns uuid language plpgsql security definer set search_path = pg_catalog as $$
declare
  who uuid := access.person_of(p_issuer, p_subject);
  displaced bytea;
begin
  if who is null then
    perform login.refuse('login', 'no-account', p_request);
    return null;
  end if;
  perform from public.person where id = who for no key update;
  insert into login.session values (p_token, who, p_issuer, p_subject, p_provider_session, p_id_token, p_acr,
                                    p_authenticated_at, p_at, p_at, p_at + make_interval(hours => p_hours));
  perform login.record('login', 'allowed', who, p_token, null, p_request);
  for displaced in
    delete from login.session where token_hash in (
      select token_hash from login.session where person_id = who
       order by token_hash = p_token desc, used_at desc offset 3)
    returning token_hash
  loop
    perform login.record('session-end', 'allowed', who, displaced, 'displaced', p_request);
  end loop;
  return who;
end $$;
comment on function login.open_session is 'Open a session for an account. A fourth one ends another.';
"""

SESSION = """
create function login.use_session(
  p_token bytea, p_at timestamptz, p_idle_minutes int, p_privileged_idle_minutes int, p_request text,
  out person_id uuid, out person_name text, out ends_at timestamptz, out idle_seconds int,
  out acr text, out authenticated_at timestamptz
) returns setof record language plpgsql security definer set search_path = pg_catalog as $$
declare
  s login.session;
  p public.person;
  reason text;
begin
  select * into s from login.session where token_hash = p_token;
  if not found then
    return;
  end if;
  select * into p from public.person where id = s.person_id;
  idle_seconds := 60 * login.idle_minutes(s.person_id, p_at, p_idle_minutes, p_privileged_idle_minutes);
  reason := case when not p.is_active then 'inactive'
                 when p_at >= s.ends_at then 'too-old'
                 when p_at >= s.used_at + make_interval(secs => idle_seconds) then 'idle' end;
  if reason is not null then
    delete from login.session where token_hash = p_token;
    perform login.record('session-end', 'allowed', s.person_id, p_token, reason, p_request);
    return;
  end if;
  if p_at > s.used_at + interval '10 seconds' then
    update login.session set used_at = p_at where token_hash = p_token;
  end if;
  select s.person_id, p.name, s.ends_at, s.acr, s.authenticated_at
    into person_id, person_name, ends_at, acr, authenticated_at;
  return next;
end $$;
comment on function login.use_session is 'Whose session it is, if it lives. Use is noted every ten seconds.';

create function login.close_session(p_token bytea, p_request text) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  s login.session;
begin
  delete from login.session where token_hash = p_token returning * into s;
  if found then
    perform login.record('logout', 'allowed', s.person_id, p_token, null, p_request);
  end if;
  return s.id_token;
end $$;

create function login.close_sessions_of(
  p_issuer text, p_subject text, p_provider_session text, p_request text
) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  s login.session;
  closed int := 0;
begin
  for s in
    delete from login.session
     where issuer = p_issuer
       and (p_subject = '' or subject = p_subject)
       and (p_provider_session = '' or provider_session = p_provider_session)
       and (p_subject <> '' or p_provider_session <> '')
    returning *
  loop
    perform login.record('session-end', 'allowed', s.person_id, s.token_hash, 'provider-logout', p_request);
    closed := closed + 1;
  end loop;
  return closed;
end $$;
comment on function login.close_sessions_of is 'The provider has logged someone out: one session, or all.';
"""

WALLED = ("session", "attempt", "bucket")
CALLED_BY_THE_SERVICE = (
    "take_from",
    "begin_attempt",
    "take_attempt",
    "refuse",
    "open_session",
    "use_session",
    "close_session",
    "close_sessions_of",
)


def upgrade() -> None:
    """Create the schema. Only the functions named above can be called by the service."""
    for part in (TABLES, TIME, LOGIN, SESSION):
        op.execute(part)
    for table in WALLED:
        op.execute(
            f"""
            alter table login.{table} enable row level security;
            alter table login.{table} force row level security;
            create policy {table}_functions on login.{table} to qms_owner using (true) with check (true);
            """
        )
    op.execute("revoke all on all functions in schema login from public")
    for function in CALLED_BY_THE_SERVICE:
        op.execute(f"grant execute on function login.{function} to qms_app")
