"""Quarterly reports of decisions that are not executed in time: the quarter's dates, its frozen list, and its files."""

from alembic import op

from qms.operations.protection import protect

revision = "0006_ivo_reports"
down_revision = "0005_unexecuted_decisions"
branch_labels = None
depends_on = None

REPORTS = """
create table reporting_window (
  quarter int not null check (quarter between 1 and 4),
  opens text not null check (opens ~ '^[0-9]{2}-[0-9]{2}$'),
  due text not null check (due ~ '^[0-9]{2}-[0-9]{2}$'),
  valid_from date not null,
  valid_to date,
  primary key (quarter, valid_from)
);
comment on table reporting_window is 'When IVO takes reports of a quarter, as month and day. Each quarter gets dates of its own from it.';
grant select on reporting_window to qms_app;
insert into reporting_window (quarter, opens, due, valid_from) values
  (1, '04-01', '04-30', '2015-01-01'),
  (2, '07-01', '08-31', '2015-01-01'),
  (3, '10-01', '10-31', '2015-01-01'),
  (4, '01-01', '01-31', '2015-01-01');

create table ivo_report (
  id uuid primary key,
  board_id uuid not null references board,
  period text not null check (period ~ '^[12][0-9]{3}-Q[1-4]$'),
  number int not null check (number >= 1),
  replaces_id uuid,
  correction_reason text check (length(correction_reason) <= 1000),
  status text not null
    check (status in ('open', 'requested', 'drawn-up', 'checked', 'approved', 'reported', 'closed')),
  cut_off_on date not null,
  opens_on date not null,
  due_on date not null,
  small_limit int not null default 5 check (small_limit between 3 and 20),
  requested_at timestamptz,
  drawn_up_at timestamptz,
  checked_at timestamptz,
  checked_by uuid,
  approved_at timestamptz,
  approved_by uuid,
  reported_at timestamptz,
  closed_at timestamptz,
  rules jsonb not null default '[]',
  rule_version text,
  source_count int,
  content_hash text,
  version int not null default 1,
  unique (board_id, id),
  unique (board_id, period, number),
  unique (replaces_id),
  foreign key (board_id, replaces_id) references ivo_report (board_id, id),
  check ((number = 1) = (replaces_id is null)),
  check ((number = 1) = (correction_reason is null)),
  check (due_on >= opens_on and opens_on > cut_off_on),
  check (status in ('open', 'requested') or content_hash is not null),
  check (status in ('open', 'requested', 'drawn-up') or checked_by is not null),
  check (status in ('open', 'requested', 'drawn-up', 'checked') or approved_by is not null),
  check (approved_by <> checked_by)
);
comment on table ivo_report is 'One version of one board''s report of a quarter. SoL (2025:400) 34 kap. 1-3 §§, LSS 28 f-28 h §§.';

create table ivo_report_line (
  id uuid primary key,
  board_id uuid not null,
  report_id uuid not null,
  position int not null,
  decision_id uuid not null,
  start_on date not null,
  basis text not null check (basis in ('decision', 'interruption')),
  kind text not null check (kind in ('new', 'repeated', 'executed', 'closed')),
  ended_on date,
  ending text,
  details jsonb not null,
  receipt text check (length(receipt) between 1 and 100),
  reported_at timestamptz,
  reported_by uuid,
  unique (report_id, decision_id, start_on),
  foreign key (board_id, report_id) references ivo_report (board_id, id),
  foreign key (board_id, decision_id) references decision (board_id, id),
  check ((receipt is null) = (reported_at is null))
);
comment on table ivo_report_line is 'One delay in the frozen list of a quarter, and the receipt when IVO has been told.';
create index ivo_report_line_delay_idx on ivo_report_line (decision_id, start_on);

create function access.keep_frozen_line() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (old.report_id, old.position, old.decision_id, old.start_on, old.basis, old.kind, old.ended_on, old.ending, old.details)
     is distinct from
     (new.report_id, new.position, new.decision_id, new.start_on, new.basis, new.kind, new.ended_on, new.ending, new.details)
  then
    raise exception 'a frozen list is never changed' using errcode = '23514', constraint = 'ivo_report_line_frozen';
  end if;
  return new;
end $$;
create trigger ivo_report_line_stays before update on ivo_report_line
  for each row execute function access.keep_frozen_line();

create table ivo_report_file (
  report_id uuid not null,
  name text not null,
  board_id uuid not null,
  media_type text not null,
  content bytea not null,
  sha256 text not null,
  primary key (report_id, name),
  foreign key (board_id, report_id) references ivo_report (board_id, id)
);
comment on table ivo_report_file is 'What the report consists of, made once and kept as it was made.';

create table ivo_report_reminder (
  report_id uuid not null,
  kind text not null check (kind in ('quarter-ending', 'report-due', 'overdue')),
  board_id uuid not null,
  reminded_at timestamptz not null,
  primary key (report_id, kind),
  foreign key (board_id, report_id) references ivo_report (board_id, id)
);
comment on table ivo_report_reminder is 'What somebody has been reminded of, so that it happens once.';
"""


def upgrade() -> None:
    op.execute(REPORTS)
    protect("ivo_report", free_text=("correction_reason",))
    protect("ivo_report_line", free_text=("details", "receipt"))
    protect("ivo_report_file", free_text=("content",))
    op.execute("revoke update on ivo_report_file from qms_app")
    protect("ivo_report_reminder")
