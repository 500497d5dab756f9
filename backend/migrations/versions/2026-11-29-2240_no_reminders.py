"""What people had been reminded of is told by notifications, and the table before them goes.

No version that has been released reads or writes it: its rows were carried over when notifications came.
"""

from alembic import op

<<<<<<<< HEAD:backend/migrations/versions/2026-11-29-2235_no_reminders.py
revision = "0055_no_reminders"
down_revision = "0054_broken_lists"
========
revision = "0055_no_reminders"
down_revision = "0054_broken_lists"
>>>>>>>> tell:backend/migrations/versions/2026-11-29-2240_no_reminders.py
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("drop table reminder")
