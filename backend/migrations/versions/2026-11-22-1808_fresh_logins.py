"""Remember of a login which session asked for it and whether it must be a fresh one; change whom a login belongs to."""

from alembic import op

revision = "0009_fresh_logins"
down_revision = "0008_cause_figures"
branch_labels = None
depends_on = None

ATTEMPT = """
alter table login.session alter authenticated_at drop not null;
comment on column login.session.authenticated_at is 'Null where the provider does not say.';
alter table login.attempt add session_hash bytea check (length(session_hash) = 32), add fresh_since timestamptz;
comment on column login.attempt.session_hash is 'The session of the browser that asked, which the new one replaces.';
comment on column login.attempt.fresh_since is 'The person must prove who they are anew, and not before this.';

drop function login.begin_attempt;
create function login.begin_attempt(
  p_state bytea, p_browser bytea, p_nonce text, p_verifier text, p_return text, p_session bytea, p_fresh boolean,
  p_at timestamptz
) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  select login.sweep(p_at);
  insert into login.attempt
    values (p_state, p_browser, p_nonce, p_verifier, p_return, p_at + interval '10 minutes', p_session,
            case when p_fresh then p_at end);
$$;

drop function login.take_attempt;
create function login.take_attempt(
  p_state bytea, p_browser bytea, p_at timestamptz,
  out nonce text, out code_verifier text, out return_path text, out session_hash bytea, out fresh_since timestamptz
) returns setof record language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from login.attempt a
   where a.state_hash = p_state and a.browser_hash = p_browser and a.ends_at > p_at
  returning a.nonce, a.code_verifier, a.return_path, a.session_hash, a.fresh_since
$$;
"""

OPEN = """
drop function login.open_session;
create function login.open_session(
  p_token bytea, p_issuer text, p_subject text, p_provider_session text, p_id_token text, p_acr text,
  p_authenticated_at timestamptz, p_at timestamptz, p_hours int, p_replaced bytea, p_fresh boolean, p_request text
) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  who uuid := access.person_of(p_issuer, p_subject);
  ended bytea;
begin
  if who is null then
    perform login.refuse('login', 'no-account', p_request);
    return 'no-account';
  end if;
  if p_fresh and exists (select from login.session where token_hash = p_replaced and person_id <> who) then
    perform login.refuse('login', 'other-person', p_request);
    return 'other-person';
  end if;
  perform from public.person where id = who for no key update;
  insert into login.session values (p_token, who, p_issuer, p_subject, p_provider_session, p_id_token, p_acr,
                                    p_authenticated_at, p_at, p_at, p_at + make_interval(hours => p_hours));
  perform login.record('login', 'allowed', who, p_token, case when p_fresh then 'fresh' end, p_request);
  delete from login.session where token_hash = p_replaced returning token_hash into ended;
  if found then
    perform login.record('session-end', 'allowed', who, ended, 'replaced', p_request);
  end if;
  for ended in
    delete from login.session where token_hash in (
      select token_hash from login.session where person_id = who
       order by token_hash = p_token desc, used_at desc offset 3)
    returning token_hash
  loop
    perform login.record('session-end', 'allowed', who, ended, 'displaced', p_request);
  end loop;
  return 'opened';
end $$;
comment on function login.open_session is 'Open a session for an account in place of the browser''s earlier one.';
"""

IDENTITY = """
create function access.subject_of(p_person uuid, p_issuer text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.subject from person_identity i join person p on p.id = i.person_id
   where p.id = p_person and p.board_id in (select access.my_boards()) and i.issuer = p_issuer
   order by i.subject limit 1
$$;
comment on function access.subject_of is 'Who a person within reach is at a provider.';

create function access.replace_identity(p_person uuid, p_issuer text, p_subject text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  ended login.session;
begin
  if not exists (select from person where id = p_person and board_id in (select access.my_boards())) then
    raise exception 'no such person in reach' using errcode = '42501';
  end if;
  delete from person_identity
   where person_id = p_person and issuer = p_issuer and subject is distinct from p_subject;
  if p_subject is not null then
    perform access.link_identity(p_person, p_issuer, p_subject);
  end if;
  for ended in
    delete from login.session
     where person_id = p_person and issuer = p_issuer and subject is distinct from p_subject
    returning *
  loop
    perform login.record('session-end', 'allowed', p_person, ended.token_hash, 'identity-replaced',
                         nullif(current_setting('qms.request_id', true), ''));
  end loop;
end $$;
comment on function access.replace_identity is 'Whoever was logged in by the identity that goes is logged out.';
"""

MADE_ANEW = ("login.begin_attempt", "login.take_attempt", "login.open_session")


def upgrade() -> None:
    for part in (ATTEMPT, OPEN, IDENTITY):
        op.execute(part)
    for function in MADE_ANEW:
        op.execute(f"revoke all on function {function} from public")
        op.execute(f"grant execute on function {function} to qms_app")
    # Temporary objects shadow others unless their schema is named, and named last.
    op.execute(
        """
        do $$
        declare
          loose record;
        begin
          for loose in
            select p.oid::regprocedure as name, substr(setting, length('search_path=') + 1) as path
              from pg_proc p join pg_namespace n on n.oid = p.pronamespace, unnest(p.proconfig) as setting
             where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
               and setting like 'search_path=%' and setting !~ 'pg_temp$'
          loop
            execute format('alter function %s set search_path = %s, pg_temp', loose.name, loose.path);
          end loop;
        end $$
        """
    )
