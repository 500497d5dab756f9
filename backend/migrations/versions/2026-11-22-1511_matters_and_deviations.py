"""Matters, their timeline and feed, and deviations."""

from alembic import op

from qms.operations.protection import protect

revision = "0003_deviations"
down_revision = "0003_jobs"
branch_labels = None
depends_on = None

MATTER = """
create sequence matter_number start 1001;
create table matter (
  id uuid primary key,
  board_id uuid not null references board,
  kind text not null check (kind in ('deviation')),
  number bigint not null default nextval('matter_number') unique,
  title text not null check (length(title) between 1 and 120),
  unit_id uuid not null,
  unit_name text not null,
  area text not null,
  reporter_id uuid,
  owner_id uuid references person,
  status text not null,
  due_on date not null,
  reported_at timestamptz not null,
  assessed_at timestamptz,
  handled_at timestamptz,
  closed_at timestamptz,
  search tsvector not null default ''::tsvector,
  version int not null default 1,
  unique (board_id, id),
  foreign key (board_id, unit_id) references unit (board_id, id),
  check (assessed_at >= reported_at),
  check (handled_at >= assessed_at),
  check (closed_at is null or handled_at is not null)
);
comment on table matter is 'What every matter shares: where it belongs, whose it is, how far it has come.';
comment on column matter.area is 'The unit''s area of activity when the matter was reported.';
comment on column matter.handled_at is 'When the handling was decided: investigation concluded, closed directly or dismissed.';
create index matter_board_idx on matter (board_id, kind, reported_at desc, id desc)
  include (unit_id, area, assessed_at, handled_at, closed_at);
create index matter_unit_idx on matter (unit_id, reported_at desc, id desc);
create index matter_due_idx on matter (board_id, kind, status, due_on, id);
create index matter_reporter_idx on matter (reporter_id, reported_at desc, id desc);
create index matter_owner_idx on matter (owner_id, reported_at desc, id desc);
create index matter_search_idx on matter using gin (search);

create table matter_event (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null,
  position bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  kind text not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  note text check (length(note) <= 10000),
  data jsonb not null default '{}',
  foreign key (board_id, matter_id) references matter (board_id, id)
);
comment on table matter_event is 'The timeline of a matter, and the feed that other systems read. Never changed, only added to.';
create index matter_event_matter_idx on matter_event (matter_id, position);
create index matter_event_feed_idx on matter_event (board_id, xid, position);

create table deviation (
  id uuid primary key,
  board_id uuid not null,
  report_type text not null
    check (report_type in ('deviation', 'suspected-misconduct', 'risk', 'improvement-idea', 'good-example')),
  description text not null check (length(description) between 1 and 10000),
  occurred_precision text not null check (occurred_precision in ('instant', 'date', 'unknown')),
  occurred_on date,
  occurred_at timestamptz,
  affected text not null check (affected in ('one', 'several', 'none-known')),
  case_reference text,
  immediate_danger boolean not null default false,
  immediate_action text,
  event_count int not null default 1 check (event_count between 1 and 10000),
  on_behalf_of text,
  counterpart_kind text check (counterpart_kind in ('region', 'provider', 'municipality', 'authority', 'other')),
  counterpart_name text,
  source_client text,
  source_system text,
  source_id text,
  source_version int,
  category text,
  law_area text,
  probability int,
  consequence int,
  seriousness text,
  decision text check (decision in ('investigate', 'close', 'dismiss')),
  reason text,
  effect text,
  effect_judged_at timestamptz,
  foreign key (board_id, id) references matter (board_id, id),
  check ((occurred_precision = 'instant') = (occurred_at is not null)),
  check ((occurred_precision = 'unknown') = (occurred_on is null)),
  check ((effect is null) = (effect_judged_at is null))
);
comment on table deviation is 'A reported event, risk, idea or good example. What was reported is never changed.';
create index deviation_figures_idx on deviation (board_id, id)
  include (report_type, event_count, category, effect, effect_judged_at);
create unique index deviation_source_key on deviation (board_id, source_client, source_system, source_id)
  where source_id is not null;

create function access.keep_reported_text() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (old.description, old.report_type, old.occurred_on, old.occurred_at, old.affected, old.case_reference, old.immediate_action)
     is distinct from
     (new.description, new.report_type, new.occurred_on, new.occurred_at, new.affected, new.case_reference, new.immediate_action)
  then
    raise exception 'what was reported is never changed' using errcode = '23514', constraint = 'deviation_reported_text';
  end if;
  return new;
end $$;
create trigger deviation_keeps_report before update on deviation
  for each row execute function access.keep_reported_text();

create table deviation_cause (
  id uuid primary key,
  board_id uuid not null,
  deviation_id uuid not null,
  code text not null,
  set_at timestamptz not null,
  unique (deviation_id, code),
  foreign key (board_id, deviation_id) references matter (board_id, id)
);

create function access.search_matters(p_kind text, p_query text, p_limit int) returns table (id uuid)
language sql stable security definer set search_path = public, pg_catalog as $$
  select m.id from matter m
   where m.board_id = any (array(select access.my_boards()))
     and m.kind = p_kind
     and m.search @@ (
       websearch_to_tsquery('swedish', p_query)
       || coalesce((select string_agg(quote_literal(term) || ':*', ' & ')::tsquery
                      from unnest(tsvector_to_array(to_tsvector('swedish', p_query))) term
                     where length(term) >= 4), ''::tsquery))
   order by m.reported_at desc, m.id desc
   limit p_limit
$$;
comment on function access.search_matters(text, text, int) is
  'Ids of matters in the caller''s boards whose text matches. A function, since the text index is closed to row security.';
revoke all on function access.search_matters(text, text, int) from public;
grant execute on function access.search_matters(text, text, int) to qms_app;
grant usage on sequence matter_number to qms_app;
create function access.overdue_matters(p_board uuid, p_day date) returns table (id uuid)
language sql stable security definer set search_path = public, pg_catalog as $$
  select m.id from matter m
   where m.board_id = p_board and m.status in ('received', 'investigating', 'acting') and m.due_on < p_day
     and not exists (select from matter_event e
                      where e.matter_id = m.id and e.kind = 'overdue' and e.data ->> 'dueOn' = m.due_on::text)
$$;
comment on function access.overdue_matters(uuid, date) is 'Open matters whose limit has passed and which nobody has been told of.';
revoke all on function access.overdue_matters(uuid, date) from public;
grant execute on function access.overdue_matters(uuid, date) to qms_app;
"""


def upgrade() -> None:
    op.execute(MATTER)
    protect("matter", free_text=("title", "search"))
    protect("matter_event", free_text=("note", "data", "actor_name"))
    op.execute("revoke update on matter_event from qms_app")
    protect("deviation", free_text=("description", "immediate_action", "reason", "case_reference", "on_behalf_of"))
    protect("deviation_cause", delete=True)
