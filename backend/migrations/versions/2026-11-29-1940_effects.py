"""Whether what was done helped is a judgement of the matter, of any kind, and keeps what was judged before.

It stood in two columns of a deviation, as a code of a list that each board wrote itself although the figures depend on
it. A code of a board's own becomes what the board said that it became; one that became nothing known cannot be judged,
with what it was called as the reason. The lists end, and what stands in them stays to be read.

An action is judged as any matter. What was counted on its day stands with what was registered beforehand, and a matter is
to be judged in time.
"""

from alembic import op

from qms.operations.protection import protect

revision = "0050_effects"
down_revision = "0049_actions"
branch_labels = None
depends_on = None

EFFECTS = "('led-to-improvement', 'no-effect', 'cannot-be-judged')"
OF_MATTERS = f"""
create table matter_effect (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null,
  effect text not null constraint matter_effect_effect_check check (effect in {EFFECTS}),
  reason text constraint matter_effect_reason_check check (length(reason) <= 4000),
  proposed text constraint matter_effect_proposed_check check (proposed in {EFFECTS}),
  snapshot_id uuid references figure_snapshot,
  holds boolean,
  judged_by uuid,
  judged_at timestamptz not null,
  until timestamptz constraint matter_effect_until_check check (until >= judged_at),
  foreign key (board_id, matter_id) references matter (board_id, id)
);
comment on table matter_effect is 'How a matter is judged: whether what was done helped. A new judgement ends the one before.';
create unique index matter_effect_holds on matter_effect (matter_id) where until is null;
create index matter_effect_figures_idx on matter_effect (board_id, matter_id) include (effect, judged_at, until);
"""
STANDS = f"""
with recursive became (board_id, code, now, steps) as (
  select distinct board_id, effect, effect, 0 from deviation where effect is not null
  union all
  select b.board_id, b.code, c.maps_to, b.steps + 1
    from became b join code c on c.board_id = b.board_id and c.list = 'effect' and c.code = b.now and c.maps_to is not null
   where b.now not in {EFFECTS} and b.steps < 20),
known as (
  select distinct on (board_id, code) board_id, code, now from became where now in {EFFECTS} order by board_id, code, steps)
insert into matter_effect (id, board_id, matter_id, effect, reason, judged_at)
select gen_random_uuid(), d.board_id, d.id, coalesce(k.now, 'cannot-be-judged'),
       case when k.now is null then coalesce(
         (select c.label from code c where c.board_id = d.board_id and c.list = 'effect' and c.code = d.effect
           order by c.valid_from desc limit 1), d.effect) end,
       d.effect_judged_at
  from deviation d left join known k on k.board_id = d.board_id and k.code = d.effect
 where d.effect is not null;
do $$ begin
  if (select count(*) from matter_effect) <> (select count(*) from deviation where effect is not null) then
    raise exception 'judgements were lost';
  end if;
end $$;
"""
OF_ACTIONS = """
alter table action add recurred_at timestamptz;
comment on column action.recurred_at is 'When it was said that what it was about had happened again, although it had helped.';
alter table effect_measure add snapshot_id uuid references figure_snapshot,
  add constraint effect_measure_snapshot_check check (snapshot_id is null or form = 'figure');
comment on column effect_measure.snapshot_id is 'What was counted on its day, set once.';
comment on table effect_measure is 'What will tell whether an action helped, registered before it begins, and what was counted then.';
create function access.keep_measured() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.snapshot_id is not null and new.snapshot_id is distinct from old.snapshot_id then
    raise exception 'what was counted is never changed' using errcode = '23514', constraint = 'effect_measure_counted';
  end if;
  return new;
end $$;
create trigger effect_measure_keeps_counted before update on effect_measure
  for each row execute function access.keep_measured();
revoke all on function access.keep_measured from public;
grant update (snapshot_id) on effect_measure to qms_app;
update matter_kind set open_states = '{proposed,decided,under-way,done}',
       acting_in = acting_in || '{"done": "actionJudge"}' where name = 'action';
alter table deadline drop constraint deadline_rule_check;
alter table deadline add constraint deadline_rule_check check (
  rule in ('assess', 'investigate', 'read-news', 'execute', 'decide', 'carry-out', 'follow-up', 'judge-matter'));
alter table board add max_follow_up_days int not null default 180
  constraint board_max_follow_up_days_check check (max_follow_up_days between 1 and 730);
comment on column board.max_follow_up_days is 'A matter can be closed before it is judged if that is to be done within so many days.';
"""
GONE = """
alter table deviation drop column effect, drop column effect_judged_at;
create index deviation_figures_idx on deviation (board_id, id) include (report_type, event_count, category);
update code set valid_to = greatest(valid_from, (now() at time zone 'Europe/Stockholm')::date), version = version + 1
 where list = 'effect' and (valid_to is null or valid_to > (now() at time zone 'Europe/Stockholm')::date);
"""


def upgrade() -> None:
    op.execute(OF_MATTERS)
    protect("matter_effect", free_text=("reason",))
    op.execute("revoke update on matter_effect from qms_app; grant update (until) on matter_effect to qms_app")
    op.execute(STANDS)
    op.execute(GONE)
    op.execute(OF_ACTIONS)
