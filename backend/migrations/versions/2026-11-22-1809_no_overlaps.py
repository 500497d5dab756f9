"""Nobody holds a role twice, is away twice, and no code stands twice in a list, on one day: also when two say so at once."""

from alembic import op

revision = "0010_no_overlaps"
down_revision = "0009_fresh_logins"
branch_labels = None
depends_on = None

WHOLE_BOARD = "'00000000-0000-0000-0000-000000000000'::uuid"


def upgrade() -> None:
    op.execute(
        f"""
        create extension if not exists btree_gist;
        alter table assignment add constraint assignment_held_once exclude using gist (
          person_id with =, board_id with =, role with =, coalesce(unit_id, {WHOLE_BOARD}) with =,
          daterange(valid_from, valid_to, '[]') with &&);
        alter table absence add constraint absence_away_once exclude using gist (
          person_id with =, board_id with =, daterange(absent_from, absent_to, '[]') with &&);
        alter table code add constraint code_listed_once exclude using gist (
          board_id with =, list with =, code with =, daterange(valid_from, valid_to, '[]') with &&);
        """
    )
