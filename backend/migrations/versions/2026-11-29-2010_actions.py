"""Actions: a kind of matter, what they are done about, and how it is registered beforehand that they will be measured.

What has been decided is never changed, whatever the service does: a later day is another time of the matter.
"""

from alembic import op

from qms.operations.protection import protect

revision = "0049_actions"
down_revision = "0048_notifications"
branch_labels = None
depends_on = None

KIND = """
alter table matter_kind add acting_in jsonb not null default '{}';
comment on column matter_kind.acting_in is 'By state the operation by which its owner takes the next step, where it is another.';
insert into matter_kind (name, prefix, open_states, is_watched, acting, acting_in) values
  ('action', 'ÅTG', '{proposed,decided,under-way}', true, 'actionComplete', '{"proposed": "actionDecide"}');

create or replace function access.unreached_matters(p_board uuid, p_day date, p_policy jsonb) returns table (id uuid)
language sql stable security definer set search_path = public, pg_catalog, pg_temp as $$
  select m.id from matter_kind k join matter m on m.kind = k.name and m.status = any (k.open_states)
   cross join lateral (select p_policy -> coalesce(k.acting_in ->> m.status, k.acting) as roles) acts
   where m.board_id = p_board
     and not exists (
       select from person p, access.held(m.owner_id, p_day) a
        where p.id = m.owner_id and p.is_active and a.board_id = m.board_id
          and (acts.roles -> 'anywhere' ? a.role
               or acts.roles -> 'below' ? a.role
                  and (a.unit_id is null
                       or exists (select from unit_reach r
                                   where r.unit_id = a.unit_id and r.reached_id = m.unit_id and r.since <= p_day))))
$$;
alter table board add decide_days int not null default 10
  constraint board_decide_days_check check (decide_days between 1 and 60);
comment on column board.decide_days is 'So many days after it was proposed it is to be decided whether something is done.';
alter table deadline drop constraint deadline_rule_check;
alter table deadline add constraint deadline_rule_check check (
  rule in ('assess', 'investigate', 'read-news', 'execute', 'decide', 'carry-out', 'follow-up'));
alter table list_export drop constraint list_export_list_name_check;
alter table list_export add constraint list_export_list_name_check check (
  list_name in ('deviations', 'decisions', 'unexecuted-decisions', 'actions'));
alter table saved_view drop constraint saved_view_list_name_check;
alter table saved_view add constraint saved_view_list_name_check check (
  list_name in ('deviations', 'decisions', 'actions'));
"""
ACTION = """
create table action (
  id uuid primary key,
  board_id uuid not null,
  what text not null check (length(what) between 1 and 4000),
  action_kind text not null constraint action_kind_check check (action_kind in (
    'contact', 'correction', 'new-support', 'talk', 'leadership', 'routine', 'staffing', 'work-organisation', 'competence',
    'information', 'technology', 'cooperation')),
  strength text not null constraint action_strength_check check (strength in ('strong', 'medium', 'weak')),
  horizon text constraint action_horizon_check check (horizon in ('now', 'months', 'year')),
  concerns_child text not null constraint action_concerns_child_check check (concerns_child in ('yes', 'no', 'unknown')),
  carry_out_by date not null,
  doer_id uuid references person,
  outside_kind text constraint action_outside_kind_check check (
    outside_kind in ('provider', 'procurement', 'it-owner', 'region', 'municipality', 'authority', 'other')),
  outside_name text constraint action_outside_name_check check (length(outside_name) between 1 and 120),
  sent_on date,
  answered_on date,
  answer text constraint action_answer_check check (length(answer) <= 4000),
  decision text constraint action_decision_check check (decision in ('wholly', 'partly', 'no')),
  decision_words text constraint action_decision_words_check check (length(decision_words) <= 4000),
  decided_by uuid,
  weak_reason text constraint action_weak_reason_check check (length(weak_reason) <= 1000),
  started_on date,
  evidence text constraint action_evidence_check check (length(evidence) <= 4000),
  cancelled_reason text constraint action_cancelled_reason_check check (length(cancelled_reason) <= 1000),
  postponements int not null default 0 check (postponements >= 0),
  foreign key (board_id, id) references matter (board_id, id),
  unique (board_id, id),
  constraint action_outside_check check (
    (outside_kind is null) = (outside_name is null) and (outside_kind is null or doer_id is not null)),
  constraint action_sent_check check (sent_on is null or outside_kind is not null),
  constraint action_answered_check check ((answered_on is null) = (answer is null) and (
    answered_on is null or (sent_on is not null and answered_on >= sent_on))),
  constraint action_words_check check (decision is distinct from 'partly' and decision is distinct from 'no'
    or decision_words is not null),
  constraint action_doer_check check (decision is null or decision = 'no' or doer_id is not null)
);
comment on table action is 'Something that is done: proposed, decided, carried out. What was decided is never changed.';
comment on column action.doer_id is 'Who was asked to carry it out, or has the contact with who does it outside.';
comment on column action.carry_out_by is 'Until when, as it was decided. A later day stands in deadline, and so in matter.due_on.';
create index action_listed_idx on action (board_id, id)
  include (action_kind, strength, outside_name, sent_on, answered_on);
create index action_elsewhere_idx on action (board_id, id) where outside_name is not null and answered_on is null;

create function access.keep_action_content() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.decision is not null and
     (old.what, old.action_kind, old.strength, old.horizon, old.concerns_child, old.carry_out_by, old.outside_kind,
      old.outside_name, old.decision, old.decision_words, old.decided_by, old.weak_reason)
     is distinct from
     (new.what, new.action_kind, new.strength, new.horizon, new.concerns_child, new.carry_out_by, new.outside_kind,
      new.outside_name, new.decision, new.decision_words, new.decided_by, new.weak_reason)
  then
    raise exception 'what has been decided is never changed' using errcode = '23514', constraint = 'action_content';
  end if;
  return new;
end $$;
create trigger action_keeps_content before update on action
  for each row execute function access.keep_action_content();
revoke all on function access.keep_action_content from public;
"""
SOURCE = """
create table action_source (
  id uuid primary key,
  board_id uuid not null,
  action_id uuid not null,
  matter_id uuid,
  added_at timestamptz not null,
  added_by uuid,
  foreign key (board_id, action_id) references action (board_id, id),
  foreign key (board_id, matter_id) references matter (board_id, id),
  unique (action_id, matter_id),
  constraint action_source_about_one check (num_nonnulls(matter_id) = 1),
  constraint action_source_not_itself check (matter_id <> action_id)
);
comment on table action_source is 'What an action is done about: whatever something can be done about has a column.';
create index action_source_matter_idx on action_source (matter_id);
"""
MEASURE = """
create table effect_measure (
  id uuid primary key,
  board_id uuid not null,
  action_id uuid not null,
  number int not null check (number > 0),
  form text not null constraint effect_measure_form_check check (form in ('figure', 'statement')),
  figure_id uuid,
  statement text constraint effect_measure_statement_check check (length(statement) between 1 and 400),
  direction text constraint effect_measure_direction_check check (direction in ('down', 'up')),
  size_percent int constraint effect_measure_size_check check (size_percent between 1 and 1000),
  follow_up_on date not null,
  follower_id uuid not null references person,
  registered_at timestamptz not null,
  registered_by uuid,
  foreign key (board_id, action_id) references action (board_id, id),
  foreign key (board_id, figure_id) references figure (board_id, id),
  unique (action_id, number),
  constraint effect_measure_one_form check (case form
    when 'figure' then figure_id is not null and direction is not null and statement is null
    else figure_id is null and statement is not null end)
);
comment on table effect_measure is 'What will tell whether an action helped, registered before it begins. Never changed.';
create index effect_measure_figure_idx on effect_measure (figure_id);
"""
WORDS = ("what", "outside_name", "answer", "decision_words", "weak_reason", "evidence", "cancelled_reason")


def upgrade() -> None:
    for part in (KIND, ACTION, SOURCE, MEASURE):
        op.execute(part)
    protect("action", free_text=WORDS)
    protect("action_source")
    protect("effect_measure", free_text=("statement",))
    op.execute("revoke update on action_source, effect_measure from qms_app")
