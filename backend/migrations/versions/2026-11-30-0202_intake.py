"""Reports of an area may go to an intake function, which routes them on.

What stands is where it was: nothing of before has come in by an intake. Where a deviation is under way it is owned by who can
end it, as it always was; only what nobody has assessed is owned by an intake function.
"""

from alembic import op

from qms.operations.protection import protect

revision = "0060_intake"
down_revision = "0059_incidents"
branch_labels = None
depends_on = None

ROLES = """('reporter', 'unit-manager', 'lex-sarah-investigator', 'sas', 'complaints-officer', 'quality-developer',
    'decision-reporter', 'department-head', 'board-member', 'auditor', 'dpo', 'log-reviewer', 'administrator', 'intake')"""
AREAS = """
create table intake_area (
  id uuid primary key,
  board_id uuid not null references board,
  unit_id uuid not null,
  valid_from date not null,
  valid_to date constraint intake_area_period_check check (valid_to >= valid_from),
  version int not null default 1,
  unique (board_id, id),
  foreign key (board_id, unit_id) references unit (board_id, id),
  constraint intake_area_once exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table intake_area is
  'A unit with all below it where reports first go to those with the role intake there, or above it.';
"""
MATTERS = """
alter table matter add intake_id uuid, add routed_at timestamptz,
  add constraint matter_intake_fkey foreign key (board_id, intake_id) references intake_area (board_id, id),
  add constraint matter_routed_check check (routed_at is null or intake_id is not null);
comment on column matter.intake_id is 'The area whose intake function a report came to. None: it came to the unit''s manager.';
comment on column matter.routed_at is 'When the intake function had it no longer: it was routed, or somebody assessed it.';
create index matter_intake_idx on matter (intake_id, reported_at) where intake_id is not null;
update matter_kind set acting_in = '{"investigating": "deviationClose", "acting": "deviationClose"}'
 where name = 'deviation';
"""
KNOWN = f"""
alter table assignment drop constraint assignment_role_check;
alter table assignment add constraint assignment_role_check check (role in {ROLES});
alter table directory_rule drop constraint directory_rule_role_check;
alter table directory_rule add constraint directory_rule_role_check check (role in {ROLES});
alter table notification drop constraint notification_recipient_role_check;
alter table notification add constraint notification_recipient_role_check check (recipient_role in {ROLES});
do $$
declare known text := pg_get_constraintdef(oid) from pg_constraint where conname = 'notification_kind_check';
begin
  alter table notification drop constraint notification_kind_check;
  execute 'alter table notification add constraint notification_kind_check '
          || replace(known, 'ARRAY[', 'ARRAY[''at-intake''::text, ''intake-unheld''::text, ');
end $$;
alter table notification alter constraint notification_board_id_matter_id_fkey deferrable initially deferred;
"""
UNHELD = """
create function access.unheld_intakes(p_board uuid, p_today date) returns setof uuid language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.id from public.intake_area i
   where i.board_id = p_board and p_today >= i.valid_from and (i.valid_to is null or p_today <= i.valid_to)
     and not exists (
       select from public.assignment a join public.person p on p.id = a.person_id and p.is_active
        where a.board_id = i.board_id and a.role = 'intake'
          and p_today >= a.valid_from and (a.valid_to is null or p_today <= a.valid_to)
          and (a.unit_id is null or a.unit_id in (
            select r.unit_id from public.unit_reach r where r.reached_id = i.unit_id and r.since <= p_today)))
$$;
comment on function access.unheld_intakes is 'The areas with an intake function that nobody is: what is reported there goes to managers.';
revoke all on function access.unheld_intakes(uuid, date) from public;
grant execute on function access.unheld_intakes(uuid, date) to qms_app;
"""


def upgrade() -> None:
    op.execute(AREAS)
    protect("intake_area")
    op.execute(MATTERS)
    op.execute(KNOWN)
    op.execute(UNHELD)
