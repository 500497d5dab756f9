"""How a matter stood until it was changed is kept, so that figures as of a day past say what was, not what became of it.

What was changed before this is not known to have stood otherwise: it is counted as it became.
"""

from alembic import op

from qms.operations.protection import protect

revision = "0028_earlier_matters"
down_revision = "0027_feed_generations"
branch_labels = None
depends_on = None

TABLE = """
create table earlier_matter (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null,
  position bigint generated always as identity,
  until timestamptz not null,
  stood jsonb not null,
  foreign key (board_id, matter_id) references matter (board_id, id)
);
comment on table earlier_matter is
  'How a matter stood until it was changed, by what figures are divided by. Never changed, only added to.';
create index earlier_matter_until_idx on earlier_matter (board_id, until);
"""


def upgrade() -> None:
    op.execute(TABLE)
    protect("earlier_matter")
    op.execute("revoke update on earlier_matter from qms_app")
