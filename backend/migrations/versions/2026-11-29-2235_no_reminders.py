"""What people had been reminded of is told by notifications, and the table before them goes.

No version that has been released reads or writes it: its rows were carried over when notifications came.
"""

from alembic import op

revision = "0055_no_reminders"
down_revision = "0054_broken_lists"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("drop table reminder")
