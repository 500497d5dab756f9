"""Read the lists of those who lead from indexes alone.

A department's list is the board's in its order, of which most is passed over. What decides that (unit, state) stands in
the index, so that no row is fetched to be passed over; and what is in one state is found by state, for some units too.
A tenth more to write for each change of state, which wrote these indexes already.
"""

from alembic import op

revision = "0051_list_indexes"
down_revision = "0050_effects"
branch_labels = None
depends_on = None

INDEXES = """
drop index matter_board_idx;
create index matter_board_idx on matter (board_id, kind, reported_at desc, id desc)
  include (unit_id, area, status, assessed_at, handled_at, closed_at, reported_on, handled_on);
drop index matter_due_idx;
create index matter_due_idx on matter (board_id, kind, status, due_on, id) include (unit_id, reported_at, closed_at);
drop index matter_open_due_idx;
create index matter_open_due_idx on matter (board_id, kind, (closed_at is not null), due_on, id)
  include (unit_id, status, closed_at);
drop index matter_open_due_last_idx;
create index matter_open_due_last_idx on matter (board_id, kind, (closed_at is not null), due_on desc, id desc)
  include (unit_id, status, closed_at);
"""


def upgrade() -> None:
    op.execute(INDEXES)
