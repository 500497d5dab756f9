"""A kind of matter is a row, and what another system says of where a matter came from stands on the matter."""

from alembic import op

revision = "0019_kinds_of_matters"
down_revision = "0018_special_fees"
branch_labels = None
depends_on = None

KINDS = """
create table matter_kind (
  name text primary key check (name ~ '^[a-z][a-z-]*$'),
  prefix text not null unique check (prefix ~ '^[A-ZÅÄÖ]{2,4}$'),
  open_states text[] not null,
  is_watched boolean not null
);
comment on table matter_kind is 'The kinds of matter: the letters of their numbers, and the states with something left to do.';
comment on column matter_kind.is_watched is
  'A passed limit is put on the timeline. Not where the kind tells of its limits itself.';
grant select on matter_kind to qms_app;
insert into matter_kind (name, prefix, open_states, is_watched) values
  ('deviation', 'AVV', '{received,investigating,acting}', true),
  ('decision', 'BES', '{waiting,partly-executed,interrupted}', false);
alter table matter drop constraint matter_kind_check;
alter table matter add constraint matter_kind_fkey foreign key (kind) references matter_kind;

create or replace function access.overdue_matters(p_board uuid, p_day date) returns table (id uuid)
language sql stable security definer set search_path = public, pg_catalog, pg_temp as $$
  select m.id from matter_kind k join matter m on m.kind = k.name and m.status = any (k.open_states)
   where k.is_watched and m.board_id = p_board and m.due_on < p_day
     and not exists (select from matter_event e
                      where e.matter_id = m.id and e.kind = 'overdue' and e.data ->> 'dueOn' = m.due_on::text)
$$;
"""
SOURCES = """
alter table matter
  add column source_client text,
  add column source_system text,
  add column source_id text,
  add column source_version int,
  add column source_fingerprint text;
alter table matter disable trigger user;
update matter m set source_client = d.source_client, source_system = d.source_system, source_id = d.source_id,
                    source_version = d.source_version
  from deviation d where d.id = m.id and d.source_id is not null;
update matter m set source_client = d.source_client, source_system = d.source_system, source_id = d.source_id,
                    source_version = d.source_version, source_fingerprint = d.source_fingerprint
  from decision d where d.id = m.id and d.source_id is not null;
alter table matter enable trigger user;
create unique index matter_source_key on matter (board_id, kind, source_client, source_system, source_id)
  where source_id is not null;
comment on column matter.source_id is 'With client and system the natural key: the same again is the same matter.';
comment on column matter.source_fingerprint is 'Of all that the source said in this version. Empty: not known.';
alter table deviation
  drop column source_client, drop column source_system, drop column source_id, drop column source_version;
alter table decision
  drop column source_client, drop column source_system, drop column source_id, drop column source_version,
  drop column source_fingerprint;
"""


def upgrade() -> None:
    op.execute(KINDS)
    op.execute(SOURCES)
