"""Count causes from an index: the year's figures read a board's causes, and no others."""

from alembic import op

revision = "0008_cause_figures"
down_revision = "0007_decision_imports"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "create index deviation_cause_figures_idx on deviation_cause (board_id, deviation_id) include (code, set_at)"
    )
