"""What every request asks of the database is planned once, and looks no further back than it must.

The service plans each statement anew, since how many rows somebody may see differs so much. What lets a caller in and writes
the trail looks up single rows by their keys, in the same way for everybody: a connection plans that once, and by indexes
also while the tables are small.

How long somebody must wait before opening more was worked out from all that they had ever opened: what the clock shows may
change within a statement, so that no index could begin an hour ago. When the statement began does not.
"""

from alembic import op

revision = "0042_plans"
down_revision = "0041_refusals_told"
branch_labels = None
depends_on = None

WAIT = """
create or replace function audit.wait(p_actor uuid, p_limits int[]) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with opened as (
    select object_id, max(at) as at
      from (select object_id, at from audit.event
             where actor_id = p_actor and at > statement_timestamp() - interval '1 hour' and kind = 'read'
               and object_id is not null
             order by at desc limit 10::bigint * p_limits[2]) latest
     group by object_id),
  unknown as (
    select object_id, max(at) as at from audit.event
     where actor_id = p_actor and at > statement_timestamp() - interval '5 minutes' and kind = 'denial'
       and reason = 'not-found' and object_id is not null
     group by object_id),
  waits as (
    select interval '5 minutes' + at - statement_timestamp() as time
      from (select at from opened where at > statement_timestamp() - interval '5 minutes'
             order by at desc offset p_limits[1] limit 1) in_five_minutes
    union all
    select interval '1 hour' + at - statement_timestamp()
      from (select at from opened order by at desc offset p_limits[2] limit 1) in_an_hour
    union all
    select interval '5 minutes' from (select from unknown offset p_limits[3] limit 1) too_many)
  select coalesce(ceil(extract(epoch from max(time))), 0)::int from waits
$$;
"""
ALIKE = ("access.enter", "access.note_use", "audit.record", "audit.record_change", "audit.wait", "login.use_session")
"""What is done in the same way for everybody. ``tests/db/test_plans.py`` holds that it stays so."""


def upgrade() -> None:
    """Look back an hour and no further, and keep the plans of what is alike for everybody."""
    op.execute(WAIT)
    for function in ALIKE:
        op.execute(f"alter function {function} set plan_cache_mode = force_generic_plan")
        op.execute(f"alter function {function} set enable_seqscan = off")
