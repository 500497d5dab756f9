"""No answer is kept: of what a repeated send made, only ids and codes are.

The answers held sealed identities in the clear, search results, and texts that the caller may no longer read. The table is
truncated rather than emptied row by row, so that they leave the disk at once; what a send of the last 72 hours made
is then not known again by its key, but still by its source's own id.

The trail recorded who the other party of a deviation is, the only text of a report that it did; from now on it does not.
"""

from alembic import op

from qms.operations.protection import audited

revision = "0020_no_kept_answers"
down_revision = "0019_kinds_of_matters"
branch_labels = None
depends_on = None

NOTHING_KEPT = """
truncate idempotency;
alter table idempotency drop column status, drop column headers, drop column body, add column kept jsonb;
comment on table idempotency is
  'What sends with a key have made, by ids and codes only, kept 72 hours, so that a repeated send does its work once.';
comment on column idempotency.fingerprint is 'Whether a repeated send is the same. Made with a key that is not in the database.';
"""
FREE_TEXT = ("description", "immediate_action", "reason", "case_reference", "on_behalf_of", "counterpart_name")


def upgrade() -> None:
    op.execute(NOTHING_KEPT)
    op.execute("drop trigger deviation_audit on deviation")
    audited("deviation", free_text=FREE_TEXT)
