"""Keep the Swedish days that figures are counted by, so that they are not worked out of moments for each row that is counted.

Columns that the database generates, since nothing can then set them otherwise, nor leave them out. For PostgreSQL the
day of a moment in a named time zone never changes, and for what has been it does not: a law that changes the clock is
about days to come. Would a day past be wrong all the same (the zone's rules came late to the server), a new generation
of the columns mends it: ``alter table matter alter column reported_on set expression as (…)`` works them all out anew.

The table is written anew, which takes some ten seconds for 100 000 matters, and nobody reads meanwhile.
"""

from alembic import op

revision = "0039_civil_days"
down_revision = "0038_directory_trials"
branch_labels = None
depends_on = None

DAYS = """
drop index matter_board_idx;
alter table matter
  add column reported_on date not null generated always as ((reported_at at time zone 'Europe/Stockholm')::date) stored,
  add column handled_on date generated always as ((handled_at at time zone 'Europe/Stockholm')::date) stored;
comment on column matter.reported_on is 'The Swedish day of reported_at.';
comment on column matter.handled_on is 'The Swedish day of handled_at.';
create index matter_board_idx on matter (board_id, kind, reported_at desc, id desc)
  include (unit_id, area, assessed_at, handled_at, closed_at, reported_on, handled_on);
"""


def upgrade() -> None:
    op.execute(DAYS)
