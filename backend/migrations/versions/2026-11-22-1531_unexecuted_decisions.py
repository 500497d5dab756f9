"""Favourable decisions with their events and clocks, and the law that they are read against."""

from alembic import op

from qms.operations.protection import protect

revision = "0005_unexecuted_decisions"
down_revision = "0004_laws"
branch_labels = None
depends_on = None

LAW = """
create table law_number (
  law_id uuid primary key references law,
  months int check (months between 1 and 120),
  low_kr int check (low_kr >= 0),
  high_kr int check (high_kr >= low_kr),
  check (months is not null or (low_kr is not null and high_kr is not null))
);
comment on table law_number is 'The numbers that a paragraph sets: a limit in months, or an interval in kronor.';
grant select on law_number to qms_app;
"""

# area, topic, reference, title, valid from, valid to, months, lowest and highest fee
RULES = (
    ("sol", "grant", "SoL (2001:453) 4 kap. 1 §", "Rätten till bistånd", "2002-01-01", "2025-06-30", None, None, None),
    ("sol", "grant", "SoL (2025:400) 11 kap. 1 §", "Rätten till insatser", "2025-07-01", None, None, None, None),
    (
        "sol",
        "grant-economic",
        "SoL (2001:453) 4 kap. 1 §",
        "Rätten till bistånd",
        "2002-01-01",
        "2025-06-30",
        None,
        None,
        None,
    ),
    (
        "sol",
        "grant-economic",
        "SoL (2025:400) 12 kap. 1 §",
        "Rätten till ekonomiskt bistånd",
        "2025-07-01",
        None,
        None,
        None,
        None,
    ),
    (
        "sol",
        "report-unexecuted",
        "SoL (2001:453) 16 kap. 6 f §",
        "Rapportering av ej verkställda beslut",
        "2006-07-01",
        "2025-06-30",
        3,
        None,
        None,
    ),
    (
        "sol",
        "report-unexecuted",
        "SoL (2025:400) 34 kap. 1 §",
        "Rapportering av ej verkställda beslut",
        "2025-07-01",
        None,
        3,
        None,
        None,
    ),
    (
        "sol",
        "special-fee",
        "SoL (2001:453) 16 kap. 6 b §",
        "Särskild avgift",
        "2006-07-01",
        "2025-06-30",
        None,
        10_000,
        1_000_000,
    ),
    (
        "sol",
        "special-fee",
        "SoL (2025:400) 34 kap. 7 §, lydelse före 2026",
        "Särskild avgift",
        "2025-07-01",
        "2025-12-31",
        None,
        10_000,
        1_000_000,
    ),
    (
        "sol",
        "special-fee",
        "SoL (2025:400) 34 kap. 7 §",
        "Särskild avgift",
        "2026-01-01",
        None,
        None,
        15_000,
        1_500_000,
    ),
    (
        "sol",
        "special-fee-time-bar",
        "SoL (2001:453) 16 kap. 6 c–6 e §§",
        "När ansökan ska vara delgiven",
        "2006-07-01",
        "2025-06-30",
        24,
        None,
        None,
    ),
    (
        "sol",
        "special-fee-time-bar",
        "SoL (2025:400) 34 kap. 8–10 §§",
        "När ansökan ska vara delgiven",
        "2025-07-01",
        None,
        24,
        None,
        None,
    ),
    ("lss", "grant", "LSS 9 §", "Insatserna", "1994-01-01", None, None, None, None),
    (
        "lss",
        "report-unexecuted",
        "LSS 28 f §",
        "Rapportering av ej verkställda beslut",
        "2008-07-01",
        None,
        3,
        None,
        None,
    ),
    (
        "lss",
        "special-fee",
        "LSS 28 b §, lydelse före 2026",
        "Särskild avgift",
        "2008-07-01",
        "2025-12-31",
        None,
        10_000,
        1_000_000,
    ),
    ("lss", "special-fee", "LSS 28 b §", "Särskild avgift", "2026-01-01", None, None, 15_000, 1_500_000),
    (
        "lss",
        "special-fee-time-bar",
        "LSS 28 c–28 e §§",
        "När ansökan ska vara delgiven",
        "2008-07-01",
        None,
        24,
        None,
        None,
    ),
)

DECISION = """
alter table matter drop constraint matter_kind_check;
alter table matter add constraint matter_kind_check check (kind in ('deviation', 'decision'));

create table decision (
  id uuid primary key,
  board_id uuid not null,
  case_reference text not null check (length(case_reference) between 1 and 40),
  case_closed_on date,
  law_area text not null check (law_area in ('sol', 'lss')),
  law_topic text not null check (law_topic in ('grant', 'grant-economic')),
  benefit text not null,
  origin text not null check (origin in ('decision', 'judgment')),
  decided_on date not null,
  sex text not null check (sex in ('female', 'male')),
  extent numeric(8, 2) check (extent > 0),
  extent_unit text check (extent_unit in ('hours-per-week', 'hours-per-month', 'days-per-month', 'places')),
  remaining numeric(8, 2),
  is_protected boolean not null default false,
  identity_sealed bytea,
  delay_reason text,
  reason_text text check (length(reason_text) <= 4000),
  consequences_text text check (length(consequences_text) <= 4000),
  meanwhile_text text check (length(meanwhile_text) <= 4000),
  efforts_text text check (length(efforts_text) <= 4000),
  clock_start_on date,
  clock_basis text check (clock_basis in ('decision', 'interruption')),
  source_client text,
  source_system text,
  source_id text,
  source_version int,
  source_fingerprint text,
  foreign key (board_id, id) references matter (board_id, id),
  unique (board_id, id),
  check ((extent is null) = (extent_unit is null)),
  check ((clock_start_on is null) = (clock_basis is null)),
  check (clock_start_on >= decided_on),
  check (case_closed_on >= decided_on)
);
comment on table decision is 'A favourable decision and how far it is carried out. SoL (2025:400) 34 kap., LSS 28 f-28 i §§.';
comment on column decision.identity_sealed is 'Who it is about, sealed with a key that is not in the database.';
comment on column decision.clock_start_on is 'Since when not all of it is carried out. Empty: it is, or nothing remains to do.';
create unique index decision_source_key on decision (board_id, source_client, source_system, source_id)
  where source_id is not null;
create index decision_clock_idx on decision (board_id, clock_start_on, id) where clock_start_on is not null;

create table decision_event (
  id uuid primary key,
  board_id uuid not null,
  decision_id uuid not null,
  position bigint generated always as identity,
  kind text not null check (kind in ('offered', 'offer-declined', 'partly-executed', 'executed', 'interrupted',
                                     'resumed', 'withdrawn', 'need-ceased', 'moved', 'died', 'replaced')),
  happened_on date not null,
  executed_extent numeric(8, 2) check (executed_extent > 0),
  was_reasonable boolean,
  note text check (length(note) <= 2000),
  is_from_source boolean not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  struck_at timestamptz,
  struck_by uuid,
  struck_reason text check (length(struck_reason) <= 1000),
  foreign key (board_id, decision_id) references decision (board_id, id),
  check ((struck_at is null) = (struck_reason is null))
);
comment on table decision_event is 'What has happened to a decision. Never changed; what was wrong is struck with a reason.';
create index decision_event_decision_idx on decision_event (decision_id, happened_on, position);

create table decision_spell (
  decision_id uuid not null,
  number int not null,
  board_id uuid not null,
  start_on date not null,
  basis text not null check (basis in ('decision', 'interruption')),
  ended_on date,
  ending text,
  primary key (decision_id, number),
  foreign key (board_id, decision_id) references decision (board_id, id),
  check ((ended_on is null) = (ending is null)),
  check (ended_on >= start_on)
);
comment on table decision_spell is 'Unbroken times without whole execution, worked out from the events.';
create index decision_spell_time_idx on decision_spell (board_id, start_on, ended_on);

create table decision_reminder (
  decision_id uuid not null,
  start_on date not null,
  months int not null,
  board_id uuid not null,
  reminded_at timestamptz not null,
  primary key (decision_id, start_on, months),
  foreign key (board_id, decision_id) references decision (board_id, id)
);
comment on table decision_reminder is 'Which limits of which clocks somebody has been reminded of, so that it happens once.';
"""


def upgrade() -> None:
    op.execute(LAW)
    for rule in RULES:
        op.execute(_insert(*rule))
    op.execute(DECISION)
    protect(
        "decision",
        free_text=(
            "case_reference",
            "identity_sealed",
            "reason_text",
            "consequences_text",
            "meanwhile_text",
            "efforts_text",
        ),
    )
    protect("decision_event", free_text=("note", "struck_reason"))
    protect("decision_spell", delete=True)
    protect("decision_reminder")


def _insert(area: str, topic: str, reference: str, title: str, valid_from: str, *rest: object) -> str:
    valid_to, *numbers = rest
    ends = f"'{valid_to}'" if valid_to else "null"
    row = f"gen_random_uuid(), '{area}', '{topic}', '{reference}', '{title}', '{valid_from}', {ends}"
    insert = f"insert into law (id, area, topic, reference, title, valid_from, valid_to) values ({row})"
    if not any(numbers):
        return insert
    values = ", ".join("null::int" if number is None else str(number) for number in numbers)
    return f"with rule as ({insert} returning id) insert into law_number select id, {values} from rule"
