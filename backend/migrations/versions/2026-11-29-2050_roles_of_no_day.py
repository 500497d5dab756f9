"""A role that ends the day it began stands with that day, and holds on none.

A day is the least that a role is held, and whoever leaves loses roles at the next request. Such a role was moved to days
when it was not held. Now its last day is the one before its first, and it overlaps nothing.
"""

from alembic import op

revision = "0052_roles_of_no_day"
down_revision = "0051_list_indexes"
branch_labels = None
depends_on = None

WHOLE_BOARD = "'00000000-0000-0000-0000-000000000000'::uuid"


def upgrade() -> None:
    op.execute(
        f"""
        alter table assignment drop constraint assignment_check,
          add constraint assignment_check check (valid_to is null or valid_to >= valid_from - 1),
          drop constraint assignment_held_once,
          add constraint assignment_held_once exclude using gist (
            person_id with =, board_id with =, role with =, coalesce(unit_id, {WHOLE_BOARD}) with =,
            daterange(valid_from, valid_to + 1, '[)') with &&);
        comment on column assignment.valid_to is
          'The last day. The day before valid_from: it ended the day it began, and holds on no day.';
        """
    )
