"""Let a search give every matter with the words, so that reach is asked before the newest are chosen; and bound it.

The parser of searches keeps each minus sign until a word follows, on a stack of 32.
"""

from alembic import op

revision = "0021_search_within_reach"
down_revision = "0020_no_kept_answers"
branch_labels = None
depends_on = None

SEARCH = r"""
drop function access.search_matters(text, text, int);
create function access.search_matters(p_kind text, p_query text) returns table (id uuid)
language sql stable security definer set search_path = public, pg_catalog, pg_temp as $$
  with typed as (
    select regexp_replace(normalize(p_query, NFC), '-([^[:alnum:]"]*-)+', '-', 'g') as query
  ), exact as (
    select query, websearch_to_tsquery('swedish', query) as words from typed
  ), asked as (
    select words || case when query ~* '"|(^|\s)-\S|\mor\M' then ''::tsquery else
             coalesce((select string_agg(quote_literal(term) || ':*', ' & ')::tsquery
                         from unnest(tsvector_to_array(to_tsvector('swedish', query))) term
                        where length(term) >= 4), ''::tsquery) end as words
      from exact
     where querytree(words) not in ('', 'T')
  )
  select m.id from matter m
   where m.board_id = any (array(select access.my_boards()))
     and m.kind = p_kind
     and m.search @@ (select string_agg('(' || access.marked(board, words::text) || ')', ' | ')::tsquery
                        from asked, access.my_boards() board)
$$;
comment on function access.search_matters is
  'The matters with all the words of a search, or words that begin so; only the words as they stand where it has
quotation marks, minus signs or "or". Words that must not be there find nothing by themselves: the index knows no such thing.
Minus signs without a word between them are one. Whoever asks chooses among them: first what the caller may see.';
revoke execute on function access.search_matters(text, text) from public;
grant execute on function access.search_matters(text, text) to qms_app;
"""


def upgrade() -> None:
    op.execute(SEARCH)
