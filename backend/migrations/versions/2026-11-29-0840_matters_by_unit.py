"""Find the matters of a unit, or of some units among many, without reading the board's.

A department's list read every matter of the board once for each of its units. Everything that lists sort and filter by
stands in the index, so that no row is fetched that is not shown. It also serves what the index by unit alone did.
"""

from alembic import op

revision = "0035_matters_by_unit"
down_revision = "0034_board_words"
branch_labels = None
depends_on = None

INDEXES = """
create index matter_place_idx on matter (board_id, unit_id, kind, reported_at desc, id desc)
  include (status, due_on, closed_at);
drop index matter_unit_idx;
"""


def upgrade() -> None:
    op.execute(INDEXES)
