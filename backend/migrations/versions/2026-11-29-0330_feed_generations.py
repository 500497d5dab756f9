"""The feed goes on after a restore elsewhere, waits for nobody else's transactions, and what a source changes is seen.

*Goes on*: transaction ids are of one server, so every event carries the generation of the server that wrote it. Which one
that is, is known from the first row on, also before anybody has said that the database has been moved. Where it was
moved before it had generations at all, the ids that this server has not reached yet tell what was written elsewhere.

*Waits for nobody else*: a snapshot holds the transactions of every database of the server. Those of another can write
nothing here; they are told by who holds the lock that each transaction has on its own id.

*Is seen*: when a source changes what it has said, and nobody has acted on it since.
"""

from alembic import op

revision = "0027_feed_generations"
down_revision = "0026_examined_files"
branch_labels = None
depends_on = None

GENERATION = """
create or replace function access.generation() returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select last.number + (last.server <> here.system_identifier::text)::int
    from (select * from access.generation order by number desc limit 1) last, pg_control_system() here
$$;
comment on function access.generation is
  'The generation of this server, also before it has been noted that the database has been moved here.';

create function access.feed_edge() returns xid8
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(
    (select running.xid from pg_snapshot_xip(pg_current_snapshot()) running (xid)
      where not exists (
        select from pg_locks held join pg_stat_activity who on who.pid = held.pid
         where held.locktype = 'transactionid' and held.mode = 'ExclusiveLock' and held.granted
           and held.transactionid = running.xid::xid
           and who.datid <> (select oid from pg_database where datname = current_database()))
      order by running.xid limit 1),
    pg_snapshot_xmax(pg_current_snapshot()))
$$;
comment on function access.feed_edge is
  'The first transaction id that can still write here. One that surely belongs to another database cannot.';
revoke all on function access.feed_edge from public;
grant execute on function access.feed_edge to qms_app;
"""

FEED = """
alter table matter_event add column generation int not null default 1;
insert into access.generation (number, server)
select 2, first.server from access.generation first
 where access.generation() = 1 and exists (select from matter_event where xid > pg_current_xact_id());
update matter_event set generation = access.generation()
 where position > (select max(position) from matter_event where xid > pg_current_xact_id());
alter table matter_event alter column generation set default access.generation();
create index matter_event_generation_idx on matter_event (board_id, generation, xid, position);
drop index matter_event_feed_idx;
alter index matter_event_generation_idx rename to matter_event_feed_idx;
comment on column matter_event.generation is 'The server whose transaction ids xid is one of: see access.generation.';
"""

CHANGED = """
alter table matter add column source_changed_at timestamptz;
comment on column matter.source_changed_at is 'When its source last changed what it says, until somebody has seen it.';
create index matter_source_changed_idx on matter (board_id, kind) where source_changed_at is not null;

create or replace function access.keep_reported_text() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (old.description, old.immediate_action) is distinct from (new.description, new.immediate_action)
     or (old.report_type, old.occurred_on, old.occurred_at, old.affected, old.case_reference)
        is distinct from (new.report_type, new.occurred_on, new.occurred_at, new.affected, new.case_reference)
        and not exists (select from public.matter m where m.id = new.id and m.source_id is not null)
  then
    raise exception 'what was reported is never changed' using errcode = '23514', constraint = 'deviation_reported_text';
  end if;
  return new;
end $$;
alter table decision add column is_explained_by_source boolean not null default false;
comment on column decision.is_explained_by_source is
  'Whether its source said last why it is late, and may say it anew. What a person has said is not replaced.';
comment on function access.keep_reported_text is
  'What was reported in words is never changed; the rest only where it came from a source, which may say it anew.';
"""


def upgrade() -> None:
    op.execute(GENERATION)
    op.execute(FEED)
    op.execute(CHANGED)
