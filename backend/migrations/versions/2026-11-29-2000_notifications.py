"""What somebody is told has a place to be read, and a letter a day says that something waits.

What people had been reminded of is carried over as told and done. A decision is a matter, so what is told of one is told
of a matter. The letter of a day is a row before it leaves, so that it leaves once at most: ``sending`` is stored before the
mail server is spoken to, and what is found in that state afterwards is never sent again.
"""

from alembic import op

from qms.operations.protection import protect

revision = "0048_notifications"
down_revision = "0047_connections"
branch_labels = None
depends_on = None

NOTIFICATION = """
create table notification (
  id uuid primary key,
  board_id uuid not null references board,
  matter_id uuid,
  report_id uuid,
  person_id uuid references person,
  kind text not null constraint notification_kind_check check (kind in (
    'deadline-near', 'deadline-missed', 'deadline-superior', 'limit-near', 'limit-passed', 'handed-to-you', 'appointed',
    'message', 'judge-matter', 'recurred', 'measure-ready', 'owner-missing', 'address-refused',
    'quarter-ending', 'report-due', 'overdue', 'escalated')),
  key text not null constraint notification_key_check check (length(key) <= 60),
  recipient_id uuid references person,
  recipient_role text constraint notification_recipient_role_check check (recipient_role in (
    'reporter', 'unit-manager', 'lex-sarah-investigator', 'sas', 'complaints-officer', 'quality-developer',
    'decision-reporter', 'department-head', 'board-member', 'auditor', 'dpo', 'log-reviewer', 'administrator')),
  told_at timestamptz not null,
  read_at timestamptz,
  done_at timestamptz,
  foreign key (board_id, matter_id) references matter (board_id, id),
  foreign key (board_id, report_id) references ivo_report (board_id, id),
  constraint notification_about_check check (num_nonnulls(matter_id, report_id, person_id) <= 1),
  unique nulls not distinct (board_id, matter_id, report_id, person_id, kind, key, recipient_id)
);
comment on table notification is 'What somebody has been told, about one thing, so that it happens once.';
comment on column notification.key is 'Tells what is told of one kind about one thing apart, such as the day that a clock started.';
comment on column notification.recipient_id is 'Nobody, where there was nobody to tell: it counts as told all the same.';
create index notification_told_idx on notification (recipient_id, told_at desc, id desc);
create index notification_waits_idx on notification (board_id, recipient_id) where done_at is null and read_at is null;
create index notification_matter_idx on notification (matter_id) where matter_id is not null;
create index notification_report_idx on notification (report_id) where report_id is not null;
"""

CARRIED = """
insert into notification (id, board_id, matter_id, report_id, kind, key, recipient_id, recipient_role, told_at, done_at)
select id, board_id, decision_id, report_id, kind, key, recipient_id, recipient_role, reminded_at, reminded_at
  from reminder;
comment on table reminder is 'Read and written by the version before alone, while it still runs. Goes with the next.';
"""

DIGEST = """
create table digest (
  id uuid primary key,
  board_id uuid not null references board,
  person_id uuid not null references person,
  day date not null,
  progress text not null constraint digest_progress_check
    check (progress in ('made', 'sending', 'sent', 'unknown', 'undeliverable', 'dropped')),
  attempts int not null default 0,
  changed_at timestamptz not null,
  fault text constraint digest_fault_check check (length(fault) <= 200),
  unique (person_id, day)
);
comment on table digest is 'The letter of a day to a person, which says that something waits. One at most.';
create index digest_progress_idx on digest (board_id, day) where progress in ('made', 'sending');
"""

LETTERS = """
alter table person add letters text not null default 'daily'
  constraint person_letters_check check (letters in ('daily', 'weekly', 'never'));
comment on column person.letters is 'How often a letter may say that something waits. People choose it themselves.';

create function access.choose_letters(p_letters text) returns void
language sql security definer set search_path = public, pg_catalog, pg_temp as $$
  update person set letters = p_letters, version = version + 1
   where id = nullif(current_setting('qms.actor_id', true), '')::uuid
     and current_setting('qms.actor_kind', true) = 'person'
$$;
comment on function access.choose_letters is 'What somebody chooses for themselves, whichever board keeps the record of them.';
"""

WAITS = """
create function access.what_waits(p_day date) returns table (board_id uuid, whose uuid, person_id uuid)
language sql stable as $$
  select w.board_id, w.whose, p.id
    from (
      select n.board_id, n.recipient_id as whose, null::timestamptz as since
        from public.notification n
       where n.recipient_id is not null and n.done_at is null and n.read_at is null
      union all
      select m.board_id, m.owner_id, m.reported_at
        from public.matter_kind k join public.matter m on m.kind = k.name and m.status = any (k.open_states)
       where m.assessed_at is null and m.owner_id is distinct from m.reporter_id
         and m.reported_at >= p_day - interval '7 days') w
    left join public.absence b
      on b.person_id = w.whose and b.board_id = w.board_id and p_day between b.absent_from and b.absent_to
    left join public.board n on n.id = b.board_id
    join public.person p
      on p.id = case when b.id is null then w.whose when p_day < b.absent_from + n.stand_in_days then b.deputy_id end
   where p.is_active and p.email <> ''
     and (p.letters = 'daily' or p.letters = 'weekly' and extract(isodow from p_day) = 1)
     and (w.since is null or w.since > coalesce(
           (select max(d.changed_at) from public.digest d
             where d.person_id = p.id and d.progress in ('sending', 'sent', 'unknown')), '-infinity'))
     and exists (select from access.held(p.id, p_day) a where a.board_id = w.board_id)
$$;
comment on function access.what_waits is
  'For whom something waits that a letter tells of: what is told and not read or done, and what was reported to them '
  'since their last letter. Whoever is away gets none; whoever stands in does.';

create function access.people_waited_for(p_board uuid, p_day date) returns setof uuid
language sql stable security definer set search_path = public, pg_catalog, pg_temp as $$
  select distinct person_id from access.what_waits(p_day) where board_id = p_board
$$;
comment on function access.people_waited_for is 'Those at a board for whom something waits that a letter tells of.';

create function access.letter_address(p_person uuid, p_day date) returns text
language sql stable security definer set search_path = public, pg_catalog, pg_temp as $$
  select email from person
   where id = p_person and exists (
     select from access.what_waits(p_day) w
      where w.person_id = p_person
        and w.whose = any (array(select p_person union select b.person_id from access.stands_in(p_person, p_day) b)))
$$;
comment on function access.letter_address is 'Where the letter of a day goes. Nowhere, if nothing waits for them any more.';
"""

GRANTS = """
revoke all on function access.{0} from public;
grant execute on function access.{0} to qms_app;
"""
CALLED = ("choose_letters(text)", "people_waited_for(uuid, date)", "letter_address(uuid, date)")


def upgrade() -> None:
    op.execute(NOTIFICATION)
    protect("notification")
    op.execute(CARRIED)
    op.execute(DIGEST)
    protect("digest", free_text=("fault",))
    op.execute(LETTERS)
    op.execute(WAITS)
    op.execute("revoke all on function access.what_waits(date) from public")
    for name in CALLED:
        op.execute(GRANTS.format(name))
