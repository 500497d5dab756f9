"""What was shown of a quarter or a year is kept: figures made anew would tell by their difference what single reports say."""

from alembic import op

from qms.operations.protection import protect

revision = "0024_kept_figures"
down_revision = "0023_search_within_reach"
branch_labels = None
depends_on = None

TABLE = """
create table kept_figures (
  id uuid primary key,
  board_id uuid not null references board,
  period text not null check (period ~ '^[0-9]{4}(-Q[1-4])?$'),
  small_limit int not null check (small_limit >= 3),
  places jsonb not null,
  shown_at timestamptz not null,
  unique (board_id, period)
);
comment on table kept_figures is 'Figures of deviations as they were first shown, small ones left out. Never changed.';
"""


def upgrade() -> None:
    op.execute(TABLE)
    protect("kept_figures", free_text=("places",))
    op.execute("revoke update on kept_figures from qms_app")
