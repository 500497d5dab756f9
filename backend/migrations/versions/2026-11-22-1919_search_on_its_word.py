"""Take quotation marks, minus signs and "or" in a search at their word, and let what must not be there find nothing alone."""

from alembic import op

revision = "0014_search_on_its_word"
down_revision = "0013_schema_revision"
branch_labels = None
depends_on = None

SEARCH = r"""
create or replace function access.search_matters(p_kind text, p_query text, p_limit int) returns table (id uuid)
language sql stable security definer set search_path = public, pg_catalog, pg_temp as $$
  with exact as (
    select websearch_to_tsquery('swedish', p_query) as words
  ), asked as (
    select words || case when p_query ~* '"|(^|\s)-\S|\mor\M' then ''::tsquery else
             coalesce((select string_agg(quote_literal(term) || ':*', ' & ')::tsquery
                         from unnest(tsvector_to_array(to_tsvector('swedish', p_query))) term
                        where length(term) >= 4), ''::tsquery) end as words
      from exact
     where querytree(words) not in ('', 'T')
  )
  select m.id from matter m
   where m.board_id = any (array(select access.my_boards()))
     and m.kind = p_kind
     and m.search @@ (select string_agg('(' || access.marked(board, words::text) || ')', ' | ')::tsquery
                        from asked, access.my_boards() board)
   order by m.reported_at desc, m.id desc
   limit p_limit
$$;
comment on function access.search_matters is
  'The latest matters with all the words of a search, or words that begin so; only the words as they stand where it has
quotation marks, minus signs or "or". Words that must not be there find nothing by themselves: the index knows no such thing.';
"""


def upgrade() -> None:
    op.execute(SEARCH)
