"""Deviations by file: when one came in out of another system, and what is to be looked at in a file.

What figures are counted by stands in their index, so that how many came in so is counted from it alone.
"""

from alembic import op

from qms.operations.protection import audited

revision = "0068_deviations_by_file"
down_revision = "0067_publications"
branch_labels = None
depends_on = None

BY_FILE = """
alter table deviation add imported_at timestamptz;
comment on column deviation.imported_at is
  'When it came in out of another system, whose day its report has. None: it was reported here.';
alter table file_import add notice text;
comment on column file_import.notice is 'What to look at before its rows are taken in, although they can be.';

drop index deviation_figures_idx;
create index deviation_figures_idx on deviation (board_id, id)
  include (report_type, event_count, category, activity, concerns_child, decision, imported_at);
"""


WORDS = (
    *("file_name", "content_sealed", "sheet", "headings", "columns", "unused", "near", "problem", "notice"),
    *("requested_by_name", "taken_back_by_name", "taken_back_reason"),
)


def upgrade() -> None:
    op.execute("drop trigger file_import_audit on file_import")
    op.execute(BY_FILE)
    audited("file_import", free_text=WORDS)
