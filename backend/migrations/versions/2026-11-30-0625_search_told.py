"""Who has only reported a matter finds it by what they read of it, and not by what is written among those who handle it.

What they read is worked out for those of their own that the index has come upon, which are few, and needs no index.
"""

from alembic import op

revision = "0063_search_told"
down_revision = "0062_letters_instead"
branch_labels = None
depends_on = None

SEARCH = r"""
create function access.words_told(p_matter uuid, p_told text[]) returns tsvector
language sql stable set search_path = public, pg_catalog, pg_temp as $$
  select access.words(m.board_id,
           concat_ws(' ', m.title, d.description, d.immediate_action,
             (select string_agg(e.note, ' ') from matter_event e
               where e.matter_id = m.id
                 and (e.kind = any (p_told) or e.actor_id = m.reporter_id and e.kind <> 'data-incident'))),
           array_remove(array[d.case_reference], null))
    from matter m left join deviation d on d.id = m.id where m.id = p_matter
$$;
comment on function access.words_told is
  'The words of a matter that who has reported it reads, given the steps whose reason is also for them.';
revoke execute on function access.words_told from public;

drop function access.search_matters(text, text);
create function access.search_matters(p_kind text, p_query text, p_told text[] default null)
returns table (id uuid, is_told boolean)
language plpgsql stable security definer set search_path = public, pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  typed text := regexp_replace(normalize(p_query, NFC), '-([^[:alnum:]"]*-)+', '-', 'g');
  lexemes text[] := tsvector_to_array(to_tsvector('access.words_as_written', typed));
  reporter uuid := case when p_told is not null then nullif(current_setting('qms.actor_id', true), '')::uuid end;
begin
  -- Words are asked for by themselves, so that only their index can answer: row by row many of them cost too much.
  if typed ~* '"|(^|\s)-\S|\mor\M' then
    return query
      with said as materialized (
        select m.id, m.board_id, m.kind, m.reporter_id from matter m where m.search @@ access.asked(typed, lexemes))
      select said.id,
             case when said.reporter_id = reporter
                  then access.words_told(said.id, p_told) @@ access.asked(typed, lexemes) else false end
        from said where said.board_id in (select access.my_boards()) and said.kind = p_kind;
  else
    return query
      with sought as materialized (
        select board, lexeme, quote_literal(right(board::text, 4) || alike.word)::tsquery as word
          from access.my_boards() board, unnest(lexemes) lexeme,
               lateral (select lexeme as word union select access.alike(board, lexeme, 500) where access.is_word(lexeme)) alike
        union all
        select board, '#', quote_literal(right(board::text, 4) || access.identifier(typed))::tsquery
          from access.my_boards() board where access.identifier(typed) <> '#'
      ), found as (
        select said.id, said.board_id, said.reporter_id
          from sought,
               lateral (select m.id, m.board_id, m.kind, m.reporter_id from matter m
                         where m.search @@ sought.word offset 0) said
         where said.board_id = sought.board and said.kind = p_kind
         group by said.id, said.board_id, said.reporter_id
        having bool_or(sought.lexeme = '#') or count(distinct sought.lexeme) = cardinality(lexemes)
      )
      select found.id,
             case when found.reporter_id = reporter
                  then (select count(*) > 0
                               and (bool_or(sought.lexeme = '#') or count(distinct sought.lexeme) = cardinality(lexemes))
                          from (select access.words_told(found.id, p_told) as words offset 0) told
                          join sought on sought.board = found.board_id and told.words @@ sought.word)
                  else false end
        from found;
  end if;
end $$;
comment on function access.search_matters(text, text, text[]) is
  'The matters with all the words of a search, in any form and compound (access.alike), or that are called so elsewhere. As
they stand where it has quotation marks. Words that must not be there find nothing by themselves: the index knows no such
thing. Minus signs without a word between them are one. Whoever asks chooses among them: first what the caller may see. Of
each it is said whether the caller has reported it and reads the words, given the steps whose reason is also for them.';
revoke execute on function access.search_matters(text, text, text[]) from public;
grant execute on function access.search_matters(text, text, text[]) to qms_app;
"""


def upgrade() -> None:
    op.execute(SEARCH)
