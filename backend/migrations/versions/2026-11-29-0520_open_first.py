"""Keep the order of a list by time with what is open before what is closed, in both directions."""

from alembic import op

revision = "0032_open_first"
down_revision = "0031_files_taken_back"
branch_labels = None
depends_on = None

INDEXES = """
create index matter_open_due_idx on matter (board_id, kind, (closed_at is not null), due_on, id);
create index matter_open_due_last_idx on matter (board_id, kind, (closed_at is not null), due_on desc, id desc);
drop index matter_due_order_idx;
"""


def upgrade() -> None:
    op.execute(INDEXES)
