"""Ideas go their own way, a report can be of another type than it came as, and earlier matters like one are found.

What was reported in words stays as it was, whoever asks. Its type is what it is thought to be: that may change, but for
what somebody has reported as misconduct, which is tried as that.
"""

from alembic import op

revision = "0061_ideas"
down_revision = "0060_intake"
branch_labels = None
depends_on = None

KNOWN = """
update matter_kind
   set open_states = '{received,investigating,acting,considered,tried}',
       acting_in = acting_in || '{"considered": "ideaAdopt", "tried": "ideaAdopt"}'
 where name = 'deviation';
alter table matter_answer drop constraint matter_answer_outcome_check;
alter table matter_answer add constraint matter_answer_outcome_check check (outcome in (
  'acted', 'planned', 'partly', 'no-need', 'handed-on', 'adopted', 'declined', 'not-possible'));
do $$
declare known text := pg_get_constraintdef(oid) from pg_constraint where conname = 'notification_kind_check';
begin
  alter table notification drop constraint notification_kind_check;
  execute 'alter table notification add constraint notification_kind_check '
          || replace(known, 'ARRAY[', 'ARRAY[''step-taken''::text, ');
end $$;
"""
TYPE = """
create or replace function access.keep_reported_text() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (old.description, old.immediate_action) is distinct from (new.description, new.immediate_action)
     or ((old.occurred_on, old.occurred_at, old.affected, old.case_reference)
         is distinct from (new.occurred_on, new.occurred_at, new.affected, new.case_reference)
         or old.report_type = 'suspected-misconduct' and new.report_type <> old.report_type)
        and not exists (select from public.matter m where m.id = new.id and m.source_id is not null)
  then
    raise exception 'what was reported is never changed' using errcode = '23514', constraint = 'deviation_reported_text';
  end if;
  return new;
end $$;
comment on function access.keep_reported_text is
  'What was reported in words is never changed, nor that it was reported as misconduct; the rest only where it came from a
source, which may say it anew. Of what other type a report is may be thought of anew.';
"""
ALIKE = """
create index deviation_category_idx on deviation (board_id, category, id desc);
create function access.stems(p_search tsvector) returns setof text
language sql immutable strict parallel safe rows 60 set search_path = public, pg_catalog, pg_temp as $$
  select distinct coalesce((ts_lexize('pg_catalog.swedish_stem', said.word))[1], said.word)
    from (select substr(lexeme, 5) as word from unnest(p_search)) said
   where access.is_word(said.word) and length(said.word) > 2
$$;
comment on function access.stems is
  'The words of an indexed text without their endings, to be laid beside those of another. Numbers and names of cases are none.';
"""


def upgrade() -> None:
    op.execute(KNOWN)
    op.execute(TYPE)
    op.execute(ALIKE)
