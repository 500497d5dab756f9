"""Who answers for a decision is told when the case system has corrected it."""

from alembic import op

revision = "0069_told_of_sources"
down_revision = "0068_deviations_by_file"
branch_labels = None
depends_on = None

TOLD = """
do $$
declare
  known text := pg_get_constraintdef(oid) from pg_constraint where conname = 'notification_kind_check';
begin
  alter table notification drop constraint notification_kind_check;
  execute 'alter table notification add constraint notification_kind_check '
    || replace(known, 'ARRAY[', 'ARRAY[''source-changed''::text, ');
end $$;
"""


def upgrade() -> None:
    op.execute(TOLD)
