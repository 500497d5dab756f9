"""Let the trail tell whose each login is, so that a tie changed with the triggers off is found; the subject stays out of it.

What was tied before is recorded anew, by the migration, with the digest that every later tie is recorded with.
"""

from alembic import op

revision = "0029_recorded_logins"
down_revision = "0028_earlier_matters"
branch_labels = None
depends_on = None

LOGINS = r"""
alter table person_identity
  add column id uuid not null default gen_random_uuid() unique,
  add column digest text not null
    generated always as (encode(sha256(replace(issuer || ' ' || subject, '\', '\\')::bytea), 'hex')) stored;
comment on column person_identity.digest is 'What the trail knows of a subject, so that another in its place is noticed.';
create temporary table tied on commit drop as select issuer, subject, person_id from person_identity;
delete from person_identity;
insert into person_identity (issuer, subject, person_id) select * from tied;
"""


def upgrade() -> None:
    op.execute(LOGINS)
