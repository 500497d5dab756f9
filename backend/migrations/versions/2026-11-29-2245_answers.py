"""Who reported a matter is answered, in the board's time, before it is closed.

What is open gets a time from today on: of what had come in before nobody had promised anything. ``matter.answered_at`` is
set by the verbs alone, and taken away when a matter is opened again, which the answers themselves are not.
"""

from alembic import op

from qms.operations.protection import protect

revision = "0057_answers"
down_revision = "0056_investigations"
branch_labels = None
depends_on = None

ANSWERS = """
create table matter_answer (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null,
  outcome text not null constraint matter_answer_outcome_check
    check (outcome in ('acted', 'planned', 'partly', 'no-need', 'handed-on', 'not-possible')),
  hindrance text constraint matter_answer_hindrance_check
    check (hindrance in ('anonymous', 'other-system', 'gone', 'unwanted', 'other')),
  text text constraint matter_answer_text_check check (length(text) between 1 and 4000),
  author_id uuid,
  author_name text not null,
  answered_at timestamptz not null,
  foreign key (board_id, matter_id) references matter (board_id, id),
  constraint matter_answer_why_check check ((outcome = 'not-possible') = (hindrance is not null)),
  constraint matter_answer_said_check check (text is not null or hindrance <> 'other')
);
comment on table matter_answer is 'What who reported a matter is told came of it, or why nobody can be told. Never changed.';
create index matter_answer_matter_idx on matter_answer (matter_id, answered_at desc);
alter table matter add answered_at timestamptz;
comment on column matter.answered_at is 'When who reported it was answered, or it was said why not, since it was last opened.';
alter table board add answer_days int not null default 30
  constraint board_answer_days_check check (answer_days between 1 and 365);
comment on column board.answer_days is 'So many days after a report came in whoever made it is to have an answer.';
"""
KNOWN = """
alter table deadline drop constraint deadline_rule_check;
alter table deadline add constraint deadline_rule_check check (rule in (
  'assess', 'investigate', 'read-news', 'execute', 'decide', 'carry-out', 'follow-up', 'judge-matter', 'answer'));
alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check check (kind in (
  'deadline-near', 'deadline-missed', 'deadline-superior', 'limit-near', 'limit-passed', 'handed-to-you', 'appointed',
  'message', 'judge-matter', 'recurred', 'measure-ready', 'answered', 'reopened', 'same-event', 'owner-missing',
  'address-refused', 'quarter-ending', 'report-due', 'overdue', 'escalated'));
"""
STANDS = """
insert into deadline (id, board_id, matter_id, rule, start_on, due_on, basis, status)
select gen_random_uuid(), m.board_id, m.id, 'answer', d.today, d.today + b.answer_days, 'board', 'running'
  from matter m join board b on b.id = m.board_id join matter_kind k on k.name = m.kind and m.status = any (k.open_states)
 cross join (select (now() at time zone 'Europe/Stockholm')::date as today) d
 where m.kind = 'deviation';
set constraints all immediate;
alter table matter disable trigger user;
update matter m set due_on = o.nearest
  from (select matter_id, min(due_on) as nearest from deadline where ended_on is null group by matter_id) o
 where o.matter_id = m.id and m.kind = 'deviation' and m.due_on <> o.nearest;
alter table matter enable trigger user;
"""


def upgrade() -> None:
    op.execute(ANSWERS)
    protect("matter_answer", free_text=("author_name", "text"))
    op.execute("revoke update on matter_answer from qms_app")
    op.execute(KNOWN)
    op.execute(STANDS)
