"""Count what a deviation is from an index alone, with what came into the figures later: activity, child and decision.

Without them each row of a year is fetched from the table: a board of 97 000 read 48 000 pages for one table of figures.
"""

from alembic import op

revision = "0066_figures_from_an_index"
down_revision = "0065_notification_readings"
branch_labels = None
depends_on = None

INDEXES = """
drop index deviation_figures_idx;
create index deviation_figures_idx on deviation (board_id, id)
  include (report_type, event_count, category, activity, concerns_child, decision);
"""


def upgrade() -> None:
    op.execute(INDEXES)
