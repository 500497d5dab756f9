"""A letter says whether what waits is told oneself, or only somebody away in whose place one stands."""

from alembic import op

revision = "0062_letters_instead"
down_revision = "0061_ideas"
branch_labels = None
depends_on = None

LETTER = """
drop function access.letter_address(uuid, date);
create function access.letter_to(p_person uuid, p_day date) returns table (address text, is_own boolean)
language sql stable security definer set search_path = public, pg_catalog, pg_temp as $$
  select p.email, bool_or(w.whose = p.id)
    from person p join access.what_waits(p_day) w on w.person_id = p.id
   where p.id = p_person
     and w.whose = any (array(select p_person union select b.person_id from access.stands_in(p_person, p_day) b))
   group by p.id
$$;
comment on function access.letter_to is
  'Where the letter of a day goes, and whether anything of what waits is their own. Nowhere, if nothing waits any more.';
revoke all on function access.letter_to(uuid, date) from public;
grant execute on function access.letter_to(uuid, date) to qms_app;
"""


def upgrade() -> None:
    op.execute(LETTER)
