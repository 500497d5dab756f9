"""Mark the words of a matter with its board, so that a search costs what its own board holds, not all of them."""

from alembic import op

revision = "0012_words_by_board"
down_revision = "0011_escalated_quarters"
branch_labels = None
depends_on = None

WORDS = r"""
create function access.marked(p_board uuid, p_words text) returns text
language sql immutable strict parallel safe as $$
  select regexp_replace(p_words, '''((?:[^'']|'''')+)''', '''' || right(p_board::text, 4) || '\1''', 'g')
$$;
comment on function access.marked(uuid, text) is
  'A tsvector or tsquery, written out, with every word led by four characters of the board. Boards that share them only share work.';

create function access.words(p_board uuid, p_text text) returns tsvector
language sql immutable strict parallel safe as $$
  select access.marked(p_board, to_tsvector('pg_catalog.swedish', regexp_replace(p_text, '\S{255,}', ' ', 'g'))::text)::tsvector
$$;
comment on function access.words(uuid, text) is 'The words of a text as a board searches for them.';
comment on column matter.search is 'The words of the matter, each marked with its board: see access.words.';

create or replace function access.search_matters(p_kind text, p_query text, p_limit int) returns table (id uuid)
language sql stable security definer set search_path = public, pg_catalog, pg_temp as $$
  with asked as (
    select websearch_to_tsquery('swedish', p_query)
           || coalesce((select string_agg(quote_literal(term) || ':*', ' & ')::tsquery
                          from unnest(tsvector_to_array(to_tsvector('swedish', p_query))) term
                         where length(term) >= 4), ''::tsquery) as words
  )
  select m.id from matter m
   where m.board_id = any (array(select access.my_boards()))
     and m.kind = p_kind
     and m.search @@ (select string_agg('(' || access.marked(board, nullif(words::text, '')) || ')', ' | ')::tsquery
                        from asked, access.my_boards() board)
   order by m.reported_at desc, m.id desc
   limit p_limit
$$;
"""
MARK = """
alter table matter disable trigger user;
drop index matter_search_idx;
update matter set search = access.marked(
  board_id, ts_delete(search, array(select lexeme from unnest(search) where length(lexeme) >= 255))::text)::tsvector;
create index matter_search_idx on matter using gin (search);
alter table matter enable trigger user;
"""


def upgrade() -> None:
    op.execute(WORDS)
    op.execute(MARK)
