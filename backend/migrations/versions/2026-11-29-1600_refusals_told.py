"""Let a refusal be kept at the board of what it is about, whatever that is, and the operator be told why nobody is let in.

Of a refusal only matters and boards were looked up; a person, a unit, a file or a list of people of another of the caller's
boards was told at the caller's own, where who guards that other board does not see it.
"""

from alembic import op

revision = "0041_refusals_told"
down_revision = "0040_outcome_of_log"
branch_labels = None
depends_on = None

BOARD = """
create function audit.board_of(p_object_type text, p_object_id uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  kept_in text := case when exists (select from matter_kind where name = p_object_type) then 'matter'
                       else p_object_type end;
  board uuid;
begin
  if p_object_type = 'board' then
    return p_object_id;
  end if;
  if p_object_id is null or 2 > (
    select count(*) from information_schema.columns
     where table_schema = 'public' and table_name = kept_in and column_name in ('id', 'board_id') and udt_name = 'uuid')
  then
    return null;
  end if;
  execute format('select board_id from public.%I where id = $1', kept_in) into board using p_object_id;
  return board;
end $$;
comment on function audit.board_of is 'The board of a thing, by the table that its type is kept in.';

create or replace function audit.board_of_refusal(
  p_actor uuid, p_object_type text, p_object_id uuid, p_boards uuid[]
) returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with home as (
    select board_id from person where id = p_actor
    union all select board_id from service_account where id = p_actor),
  about as (select audit.board_of(p_object_type, p_object_id) as board_id)
  select coalesce(
    (select board_id from about where board_id = any (p_boards)),
    (select b from unnest(p_boards) b order by b in (select board_id from home) desc, b limit 1),
    (select board_id from home))
$$;
revoke all on function audit.board_of from public;
"""

WHY = """
create function access.why_no_account(p_issuer text, p_subject text, p_today date) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(
    (select case when access.person_of(p_issuer, p_subject) is not null then 'it is a person here'
                 when p_subject is null then 'it is closed' end),
    (select format('it ended on %s', valid_to) from service_account where client_id = p_subject and valid_to < p_today),
    (select 'it is closed' from person_identity where issuer = p_issuer and subject = p_subject),
    'it is unknown here')
$$;
comment on function access.why_no_account is 'Why who is known to the provider is let in as nobody, for the operator''s log.';
revoke all on function access.why_no_account from public;
grant execute on function access.why_no_account to qms_app;
"""


def upgrade() -> None:
    """Keep a refusal where what it is about is, and tell why there is no account."""
    for part in (BOARD, WHY):
        op.execute(part)
