"""Figures that are followed: the question, what was usual when something began, what it was on a day, own values."""

from alembic import op

from qms.operations.protection import protect

revision = "0045_figures"
down_revision = "0044_questions"
branch_labels = None
depends_on = None

FIGURE = """
create table figure (
  id uuid primary key,
  board_id uuid not null references board,
  unit_id uuid,
  measure text not null check (measure ~ '^[a-z][a-z-]*$'),
  parameters jsonb not null,
  question text not null,
  chart text constraint figure_chart_check check (chart in ('xmr', 'p')),
  made_by uuid,
  made_at timestamptz not null,
  unique (board_id, id),
  unique (board_id, question),
  foreign key (board_id, unit_id) references unit (board_id, id)
);
comment on table figure is 'A stored question with its parameters: the same question of a board is the same figure.';
create index figure_listed on figure (board_id, made_at desc, id desc);
"""
BASELINE = """
create table figure_baseline (
  id uuid primary key,
  board_id uuid not null,
  figure_id uuid not null,
  kind text not null constraint figure_baseline_kind_check check (kind in ('start', 'rebase')),
  starts_on date not null,
  first date not null,
  last date not null check (last > first),
  points int not null,
  mean double precision,
  sigma double precision check (sigma >= 0),
  reason text not null check (length(reason) <= 400),
  set_by uuid,
  set_at timestamptz not null,
  check (points >= 12 or mean is null),
  check ((mean is null) = (sigma is null) and (kind = 'start' or mean is not null)),
  unique (figure_id, starts_on, reason),
  foreign key (board_id, figure_id) references figure (board_id, id)
);
comment on table figure_baseline is
  'What was usual when something began, or from a day on when somebody has said so with a reason. Never changed.';
"""
SNAPSHOT = """
create table figure_snapshot (
  id uuid primary key,
  board_id uuid not null,
  figure_id uuid not null,
  as_of date not null,
  first date not null,
  last date not null check (last >= first),
  data jsonb not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  taken_by uuid,
  taken_at timestamptz not null,
  unique (figure_id, as_of, first, last, hash),
  foreign key (board_id, figure_id) references figure (board_id, id)
);
comment on table figure_snapshot is 'What a figure was on a day, with a fingerprint of it. Never changed.';
"""
VALUE = """
create table figure_value (
  id uuid primary key,
  board_id uuid not null,
  figure_id uuid not null,
  month date not null check (extract(day from month) = 1),
  numerator numeric not null check (numerator >= 0),
  denominator int check (
    denominator is null or (denominator >= 0 and numerator <= denominator and numerator = trunc(numerator))),
  note text,
  noted_by uuid,
  noted_at timestamptz not null,
  struck_at timestamptz,
  foreign key (board_id, figure_id) references figure (board_id, id)
);
comment on table figure_value is 'A month of a figure that people count themselves. A new value strikes the one before.';
create unique index figure_value_once on figure_value (figure_id, month) where struck_at is null;
"""


def upgrade() -> None:
    for table in (FIGURE, BASELINE, SNAPSHOT, VALUE):
        op.execute(table)
    protect("figure", free_text=("parameters",))
    protect("figure_baseline", free_text=("reason",))
    protect("figure_snapshot", free_text=("data",))
    protect("figure_value", free_text=("note",))
    op.execute("revoke update on figure, figure_baseline, figure_snapshot from qms_app")
