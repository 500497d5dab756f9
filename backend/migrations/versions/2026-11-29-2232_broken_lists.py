"""A list of people that the service itself fails on has come to an end: it says so, and another one can be sent.

It stood as being examined for ever, and every list of the same source after it was refused.
"""

from alembic import op

revision = "0054_broken_lists"
down_revision = "0053_receipt_corrections"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        alter table directory_run drop constraint directory_run_status_check,
          add constraint directory_run_status_check check (status in
            ('examining', 'examined', 'waiting', 'taking-in', 'done', 'declined', 'replaced', 'failed'));
        """
    )
