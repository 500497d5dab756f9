"""A step can be undone by who took it, for as long as the board has decided. What stood before is kept with each step."""

from alembic import op

revision = "0036_undoing"
down_revision = "0035_matters_by_unit"
branch_labels = None
depends_on = None

MINUTES = """
alter table board add undo_minutes int not null default 60
  constraint board_undo_minutes_check check (undo_minutes between 1 and 1440);
comment on column board.undo_minutes is 'For how long whoever took a step can undo it, while nothing more has happened.';
create index earlier_matter_matter_idx on earlier_matter (matter_id, position);
comment on table earlier_matter is
  'How a matter stood, and whose it was, until it was changed. Never changed, only added to.';
"""


def upgrade() -> None:
    op.execute(MINUTES)
