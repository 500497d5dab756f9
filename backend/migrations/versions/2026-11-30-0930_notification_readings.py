"""Who stands in reads for themselves: what an absent one is told waits for them too, until they have read it.

``notification.read_at`` is still what who is told has read. What is read by who stands in, or by who is told while
somebody stands in, is a row of its own, so that it ends the waiting of nobody else, nor of a letter.
"""

from alembic import op

from qms.operations.protection import protect

revision = "0065_notification_readings"
down_revision = "0063_search_told"
branch_labels = None
depends_on = None

READING = """
create table notification_reading (
  notification_id uuid not null references notification,
  person_id uuid not null references person,
  board_id uuid not null references board,
  read_at timestamptz not null,
  primary key (notification_id, person_id)
);
comment on table notification_reading is 'Who has read what waits for another too, while somebody stands in. Never changed.';
"""

WAITS = """
create or replace function access.what_waits(p_day date) returns table (board_id uuid, whose uuid, person_id uuid)
language sql stable as $$
  select w.board_id, w.whose, p.id
    from (
      select n.id as told, n.board_id, n.recipient_id as whose, null::timestamptz as since
        from public.notification n
       where n.recipient_id is not null and n.done_at is null and n.read_at is null
      union all
      select null, m.board_id, m.owner_id, m.reported_at
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
     and not exists (select from public.notification_reading r where r.notification_id = w.told and r.person_id = p.id)
     and (w.since is null or w.since > coalesce(
           (select max(d.changed_at) from public.digest d
             where d.person_id = p.id and d.progress in ('sending', 'sent', 'unknown')), '-infinity'))
     and exists (select from access.held(p.id, p_day) a where a.board_id = w.board_id)
$$;
"""


def upgrade() -> None:
    op.execute(READING)
    protect("notification_reading")
    op.execute("revoke update on notification_reading from qms_app")
    op.execute(WAITS)
