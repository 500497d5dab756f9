"""Personal data incidents: a row of a matter, what the authority was told, and a time of hours that the law sets.

A time may run by the hour. Such a one says from and until which moment, beside the days by which it is listed, and is
another's than who answers for the matter: the matter's date does not follow it. The first categories that ask are those
of mail and confidentiality; each board decides for itself from then on.
"""

from alembic import op

from qms.operations.protection import protect

revision = "0059_incidents"
down_revision = "0058_cooperation"
branch_labels = None
depends_on = None

INCIDENTS = """
create table data_incident (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null,
  status text not null constraint data_incident_status_check
    check (status in ('reported', 'notified', 'not-notified', 'no-incident', 'withdrawn')),
  owner_id uuid references person,
  words text constraint data_incident_words_check check (length(words) between 1 and 4000),
  told_at timestamptz not null,
  told_by uuid,
  told_by_name text not null,
  learnt_at timestamptz not null,
  learnt_reason text constraint data_incident_learnt_reason_check check (length(learnt_reason) between 1 and 1000),
  subject_count int constraint data_incident_subject_count_check check (subject_count between 0 and 10000000),
  subject_kinds text[] not null default '{}' constraint data_incident_subject_kinds_check
    check (subject_kinds <@ array['individuals', 'children', 'protected', 'relatives', 'staff', 'others']),
  risk text constraint data_incident_risk_check check (risk in ('unlikely', 'risk', 'high')),
  circumstances text constraint data_incident_circumstances_check check (length(circumstances) between 1 and 4000),
  consequences text constraint data_incident_consequences_check check (length(consequences) between 1 and 4000),
  measures text constraint data_incident_measures_check check (length(measures) between 1 and 4000),
  decided_at timestamptz,
  decided_by_name text,
  decision_reason text constraint data_incident_decision_reason_check check (length(decision_reason) between 1 and 4000),
  informed_on date,
  informed_how text constraint data_incident_informed_how_check check (length(informed_how) between 1 and 1000),
  uninformed_reason text constraint data_incident_uninformed_reason_check check (length(uninformed_reason) between 1 and 1000),
  withdrawn_reason text constraint data_incident_withdrawn_reason_check check (length(withdrawn_reason) between 1 and 1000),
  version int not null default 1,
  unique (board_id, id),
  foreign key (board_id, matter_id) references matter (board_id, id),
  constraint data_incident_decided_check check ((decided_at is null) = (status in ('reported', 'withdrawn'))),
  constraint data_incident_why_not_check check (decision_reason is not null or status not in ('not-notified', 'no-incident')),
  constraint data_incident_unlikely_check check (status <> 'not-notified' or risk = 'unlikely'),
  constraint data_incident_informed_check check ((informed_on is null) = (informed_how is null)),
  constraint data_incident_one_answer_check check (informed_on is null or uninformed_reason is null),
  constraint data_incident_withdrawn_check check ((status = 'withdrawn') = (withdrawn_reason is not null))
);
comment on table data_incident is
  'That personal data may have been seen by somebody who should not have, and what was decided. Never deleted.';
comment on column data_incident.learnt_at is 'When the board learnt of it: when the matter was reported, or as the officer says.';
create unique index data_incident_once on data_incident (matter_id) where status <> 'withdrawn';
create index data_incident_matter_idx on data_incident (matter_id, told_at desc);
create index data_incident_learnt_idx on data_incident (board_id, learnt_at desc, id desc);

create table data_incident_notice (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null,
  incident_id uuid not null,
  number int not null constraint data_incident_notice_number_check check (number > 0),
  notified_at timestamptz not null,
  reference text constraint data_incident_notice_reference_check check (length(reference) between 1 and 60),
  delay_reason text constraint data_incident_notice_delay_reason_check check (length(delay_reason) between 1 and 1000),
  note text constraint data_incident_notice_note_check check (length(note) between 1 and 1000),
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  unique (incident_id, number),
  foreign key (board_id, matter_id) references matter (board_id, id),
  foreign key (board_id, incident_id) references data_incident (board_id, id)
);
comment on table data_incident_notice is 'What the authority was told of an incident, the first time and later. Never changed.';
"""
HOURS = """
alter table deadline
  add start_at timestamptz,
  add due_at timestamptz,
  add constraint deadline_hours_check check ((start_at is null) = (due_at is null) and due_at >= start_at);
comment on column deadline.due_at is 'Until which moment, where the time runs by the hour.';
alter table law_number add hours int constraint law_number_hours_check check (hours > 0);
alter table law_number drop constraint law_number_check1;
alter table law_number add constraint law_number_any_check check (
  months is not null or hours is not null or (low_kr is not null and high_kr is not null));
comment on table law_number is 'The numbers that a paragraph sets: a limit in months or hours, or an interval in kronor.';
with rule as (
  insert into law (id, area, topic, reference, title, valid_from)
  values (gen_random_uuid(), 'gdpr', 'data-breach-notification', 'Dataskyddsförordningen (EU) 2016/679 artikel 33.1',
          'Anmälan av en personuppgiftsincident till tillsynsmyndigheten', '2018-05-25')
  returning id)
insert into law_number (law_id, hours) select id, 72 from rule;
"""
CODES = """
alter table code add asks_data_incident boolean not null default false;
comment on column code.asks_data_incident is 'Whether who chooses it is asked whether personal data may have been seen.';
alter table code disable trigger user;
update code set asks_data_incident = true
 where list = 'category' and code in ('mail-incoming', 'confidentiality-personal-data');
alter table code enable trigger user;
"""
KNOWN = """
alter table deadline drop constraint deadline_rule_check;
alter table deadline add constraint deadline_rule_check check (rule in (
  'assess', 'investigate', 'read-news', 'execute', 'decide', 'carry-out', 'follow-up', 'judge-matter', 'answer',
  'notify-authority'));
alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check check (kind in (
  'deadline-near', 'deadline-missed', 'deadline-superior', 'limit-near', 'limit-passed', 'handed-to-you', 'appointed',
  'message', 'judge-matter', 'recurred', 'measure-ready', 'answered', 'reopened', 'same-event', 'data-incident',
  'data-incident-late', 'data-incident-decided', 'owner-missing', 'address-refused', 'quarter-ending', 'report-due',
  'overdue', 'escalated'));
alter table list_export drop constraint list_export_list_name_check;
alter table list_export add constraint list_export_list_name_check check (
  list_name in ('deviations', 'decisions', 'unexecuted-decisions', 'actions', 'data-incidents'));
"""
DATES = """
create or replace function access.faults_of_owners(p_board uuid, p_day date, p_policy jsonb)
returns table (matters bigint, deadlines bigint, dates bigint)
language sql stable security definer set search_path = public, pg_catalog, pg_temp as $$
  select (select count(*) from access.unreached_matters(p_board, p_day, p_policy)),
         (select count(*) from access.unread_deadlines(p_board, p_day, p_policy) d join deadline using (id)
           where matter_id not in (select id from access.unreached_matters(p_board, p_day, p_policy))),
         (select count(*) from matter m
            join (select d.matter_id, min(d.due_on) as nearest from deadline d
                   where d.board_id = p_board and d.ended_on is null and d.rule <> 'notify-authority'
                   group by d.matter_id) o on o.matter_id = m.id
           where m.due_on <> o.nearest)
         + (select count(*) from matter_kind k join matter m on m.kind = k.name and m.status = any (k.open_states)
             where m.board_id = p_board and not exists (select from deadline d where d.matter_id = m.id))
$$;
"""


def upgrade() -> None:
    op.execute(INCIDENTS)
    protect(
        "data_incident",
        free_text=(
            *("words", "told_by_name", "learnt_reason", "circumstances", "consequences", "measures", "decided_by_name"),
            *("decision_reason", "informed_how", "uninformed_reason", "withdrawn_reason"),
        ),
    )
    protect("data_incident_notice", free_text=("reference", "delay_reason", "note", "recorded_by_name"))
    op.execute("revoke update on data_incident_notice from qms_app")
    op.execute(HOURS)
    op.execute(CODES)
    op.execute(KNOWN)
    op.execute(DATES)
