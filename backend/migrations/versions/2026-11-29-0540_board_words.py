"""Search by the words that a board has written: in every form of a word, and in compounds of it.

What stands in the index are words as they are written. ``matter_word`` keeps each of them once for each board, and
``word_ending`` says how Swedish words are bent; a search asks for those of the board's words that belong together with
the one that was typed. Every matter is indexed anew, with all that has been said of it: one takes about a millisecond, and
meanwhile everybody can read.
"""

from collections.abc import Iterator

from alembic import op
from sqlalchemy import Boolean, Integer, Text, column, table

from qms.operations.protection import wall

revision = "0034_board_words"
down_revision = "0033_directory"
branch_labels = None
depends_on = None

NOUNS = {
    # kin: (letters before the ending, the endings; - is none), each also with the genitive's s
    "noun": (3, "- en et ar arna er erna"),
    "noun in -a": (3, "a an or orna"),
    "noun in -e": (3, "e en ar arna"),
    "neuter in -e": (3, "e et en ena"),
    "noun in -o": (2, "o on or orna"),
    "noun in -i": (3, "i in ier ierna"),
    "noun in -m": (2, "m mmet mmen mmar mmarna"),
    "noun in -el": (2, "el eln lar larna ler lerna let len"),
    "noun in -en": (3, "en net nen nar narna"),
    "noun in -er": (3, "er ern rar rarna ret ren"),
    "event": (3, "else elsen elser elserna"),
    "doer": (3, "are aren arna"),
    "deed": (3, "an ningar ningarna"),
}
"""How nouns are bent that go by a rule. They also end compounds."""
OTHERS = {
    "adjective": (3, "- t a are ast aste"),
    "participle": (3, "en et na"),
    "verb with -ar": (3, "a ar ade at ad as ades ats"),
    "verb with -de": (3, "a er de t d da as es des ts"),
    "verb with -te": (3, "a er te t ta as es tes ts"),
    "verb in -mma": (3, "ma mer de t d da mas mes des ts"),
    "verb in -nna": (3, "na ner de t d da nas nes des ts"),
}
"""How other words are bent that go by a rule."""
THEMSELVES = (
    "bok boken böcker böckerna boks bokens böckers böckernas",
    "bror brodern bröder bröderna brors broderns bröders brödernas",
    "dotter dottern döttrar döttrarna dotters dotterns döttrars döttrarnas",
    "far fadern fäder fäderna fars faderns fäders fädernas",
    "fot foten fötter fötterna fots fotens fötters fötternas",
    "hand handen händer händerna hands handens händers händernas",
    "hyra hyran hyror hyrorna hyrans hyrors hyres hyr hyrde hyrt hyrs",
    "kvinna kvinnan kvinnor kvinnorna kvinnas kvinnans kvinnors kvinnornas kvinno",
    "ledamot ledamoten ledamöter ledamöterna ledamots ledamotens ledamöters ledamöternas",
    "man mannen män männen mans mannens mäns männens",
    "mor modern mödrar mödrarna mors moderns mödrars mödrarnas",
    "natt natten nätter nätterna natts nattens nätters nätternas",
    "son sonen söner sönerna sons sonens söners sönernas",
    "stad staden städer städerna stads stadens städers städernas",
    "tand tanden tänder tänderna tands tandens tänders tändernas",
    "vecka veckan veckor veckorna veckas veckans veckors veckornas vecko",
    "öga ögat ögon ögonen ögas ögats ögons ögonens",
)
"""Nouns that go by no rule; and what they are called where they begin a compound."""
WHOLE = (
    "annan annat andra annans andras",
    "annars",
    "bita biter bet bitit biten",
    "bryta bryter bröt brutit bruten brutet brutna bröts",
    "bära bär bar burit",
    "dra drar drog dragit dragen",
    "dricka dricker drack druckit",
    "dö dör dog dött",
    "falla faller föll fallit",
    "finna finner fann funnit",
    "finnas finns fanns funnits",
    "försvinna försvinner försvann försvunnit försvunnen försvunnet försvunna",
    "få får fick fått",
    "ge ger gav gett givit given ges gavs",
    "gråta gråter grät gråtit",
    "gå går gick gått",
    "göra gör gjorde gjort görs gjordes gjorts gjord gjorda",
    "hinna hinner hann hunnit",
    "hålla håller höll hållit hålls hölls hållits",
    "komma kommer kom kommit",
    "ligga ligger låg legat",
    "låta låter lät låtit",
    "lägga lägger lade lagt läggs lades lagts lagd lagda",
    "ringa ringer ringde ringt rings ringdes ringts",
    "riva river rev rivit riven",
    "se ser såg sett ses sågs setts",
    "sitta sitter satt suttit",
    "skriva skriver skrev skrivit skrivs skrevs skrivits skriven skrivet skrivna",
    "skära skär skar skurit",
    "slå slår slog slagit slogs slagits slagen",
    "sova sover sov sovit",
    "springa springer sprang sprungit",
    "stjäla stjäl stal stulit stals stulits stulen stulna",
    "stå står stod stått",
    "säga säger sade sa sagt sägs sades sagts",
    "ta tar tog tagit tas togs tagits tagen",
    "veta vet visste vetat",
    "välja väljer valde valt väljs valdes valts vald valda",
    "äta äter åt ätit",
)
"""Words that are found whole and in no compound: verbs that go by no rule, and what names must not be mistaken for."""

Row = dict[str, object]
WORD_ENDING = table(
    "word_ending",
    column("kin", Text()),
    column("ending", Text()),
    column("before", Integer()),
    column("is_compounded", Boolean()),
)
TABLES = """
create text search dictionary access.word_as_written (template = pg_catalog.simple, stopwords = swedish);
create text search configuration access.words_as_written (copy = pg_catalog.simple);
alter text search configuration access.words_as_written
  alter mapping replace pg_catalog.simple with access.word_as_written;

create table word_ending (
  kin text not null,
  ending text not null collate "C",
  before int not null,
  is_compounded boolean not null,
  primary key (kin, ending)
);
comment on table word_ending is 'How Swedish words are bent: words that end in the same kin after the same letters belong together.';
comment on column word_ending.before is 'How many letters must stand before it. 0: it is also a word, and belongs to its own kin alone.';
comment on column word_ending.is_compounded is 'Whether compounds of these words are found too.';

create table matter_word (
  board_id uuid not null references board,
  word text not null collate "C"
);
comment on table matter_word is
  'The words that a board''s matters are written with, nearly always once each. The service does not read them: see access.alike.';
"""

WORDS = r"""
drop function access.words(uuid, text);
create function access.words(p_board uuid, p_text text, p_identifiers text[] default '{}') returns tsvector
language sql immutable strict parallel safe as $$
  select access.marked(p_board, to_tsvector('access.words_as_written',
           regexp_replace(normalize(p_text, NFC), '\S{255,}', ' ', 'g'))::text)::tsvector
         || array_to_tsvector(array(select right(p_board::text, 4) || access.identifier(said) from unnest(p_identifiers) said
                                     where access.identifier(said) <> '#'))
$$;
comment on function access.words is
  'The words of a text as a board searches for them, as they are written; and what the matter is called elsewhere.';

create or replace function access.words_of(p_text text) returns tsvector
language sql immutable strict parallel safe as $$
  select access.words((known ->> 'board')::uuid, known ->> 'text', array(select jsonb_array_elements_text(known -> 'called')))
    from (select p_text::jsonb as known) said
$$;
comment on function access.words_of is 'The words of a new matter, of which the text says in JSON what access.words is told.';

create function access.keep_words() returns trigger
language plpgsql security definer set search_path = public, pg_catalog, pg_temp as $$
begin
  insert into matter_word (board_id, word)
  select new.board_id, said.word
    from (select substr(lexeme, 5) collate "C" as word from unnest(new.search)) said
   where access.is_word(said.word)
     and not exists (select from matter_word known where known.board_id = new.board_id and known.word = said.word);
  return null;
end $$;
comment on function access.keep_words is
  'Keeps the words of a matter among its board''s. Two at once may keep the same: nobody waits for another to be saved.';
create trigger matter_words after insert or update of search on matter
  for each row execute function access.keep_words();
"""

SIGNS = r"""
create function access.is_word(p_text text) returns boolean
language sql immutable strict parallel safe as $$ select p_text collate pg_catalog."default" ~ '^[[:alpha:]][[:alnum:]-]*$' $$;
comment on function access.is_word is 'Whether a text can be bent and compounded, as numbers and addresses cannot.';

create function access.identifier(p_text text) returns text
language sql immutable strict parallel safe as $$
  select '#' || left(lower(regexp_replace(normalize(p_text, NFC), '[^[:alnum:]]', '', 'g')), 200)
$$;
comment on function access.identifier is 'What something is called elsewhere, however it is spaced and hyphened, as the index holds it.';
"""

SEARCH = r"""
create function access.alike(p_board uuid, p_word text, p_most int) returns setof text
language sql stable set search_path = public, pg_catalog, pg_temp as $$
  with told as (
    select ending as word from word_ending where before = 0
  ), kin as (
    select left(p_word, length(p_word) - length(here.ending)) || there.ending as word,
           here.is_compounded, here.before = 0 and here.ending = p_word as is_told
      from word_ending here join word_ending there using (kin)
     where right(p_word, length(here.ending)) = here.ending and length(p_word) - length(here.ending) >= here.before
       and (here.before > 0 or here.is_compounded or here.ending = p_word)
  ), form as (
    select p_word collate "C" as word, not exists (select from kin where is_told and not is_compounded) as is_compounded
     union select word collate "C", is_compounded from kin where is_told
     union select word collate "C", is_compounded from kin
            where not exists (select from kin where is_told) and word not in (table told)
  ), candidate as (
    select known.word from form join matter_word known on known.board_id = p_board and known.word = form.word
    union
    select known.word
      from form join matter_word known
        on known.board_id = p_board and known.word > form.word and known.word < form.word || chr(1114111)
     where form.is_compounded and length(form.word) >= case when form.word = p_word then 4 else 5 end
    union
    select known.word
      from form join matter_word known
        on known.board_id = p_board and reverse(known.word) > reverse(form.word)
       and reverse(known.word) < reverse(form.word) || chr(1114111)
     where form.is_compounded and length(form.word) >= 4 and length(known.word) >= length(form.word) + 3
  )
  select word from candidate
   where word not in (table told) or word in (select word from form)
   order by length(word), word
   limit p_most
$$;
comment on function access.alike is
  'The words of a board that a typed one stands for: its forms by word_ending, what begins with it or with a longer form, and
compounds that end in it or in a form. From four letters, after at least three. The shortest first.';
revoke execute on function access.alike from public;

create function access.asked(p_typed text, p_lexemes text[]) returns tsquery
language plpgsql stable set search_path = public, pg_catalog, pg_temp as $$
declare
  asked tsquery := websearch_to_tsquery('access.words_as_written', p_typed);
  board uuid;
  lexeme text;
  here tsquery;
  whole tsquery := ''::tsquery;
begin
  if querytree(asked) in ('', 'T') then
    return whole;
  end if;
  for board in select access.my_boards() loop
    here := access.marked(board, asked::text)::tsquery;
    foreach lexeme in array p_lexemes loop
      if access.is_word(lexeme) and p_typed !~ '"' then
        here := ts_rewrite(here, quote_literal(right(board::text, 4) || lexeme)::tsquery,
                  (select string_agg(quote_literal(right(board::text, 4) || word), ' | ')::tsquery
                     from (select lexeme as word union select access.alike(board, lexeme, 50)) alike));
      end if;
    end loop;
    whole := whole || here;
  end loop;
  return whole;
end $$;
comment on function access.asked is
  'A search with quotation marks, minus signs or "or" as the index is asked: as it stands within quotation marks, otherwise
with the nearest of the words that each stands for.';
revoke execute on function access.asked from public;

drop function access.search_matters(text, text);
create function access.search_matters(p_kind text, p_query text) returns table (id uuid)
language plpgsql stable security definer set search_path = public, pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  typed text := regexp_replace(normalize(p_query, NFC), '-([^[:alnum:]"]*-)+', '-', 'g');
  lexemes text[] := tsvector_to_array(to_tsvector('access.words_as_written', typed));
begin
  -- Words are asked for by themselves, so that only their index can answer: row by row many of them cost too much.
  if typed ~* '"|(^|\s)-\S|\mor\M' then
    return query
      with said as materialized (select m.id, m.board_id, m.kind from matter m where m.search @@ access.asked(typed, lexemes))
      select said.id from said where said.board_id in (select access.my_boards()) and said.kind = p_kind;
  else
    return query
      with sought as materialized (
        select board, lexeme, quote_literal(right(board::text, 4) || alike.word)::tsquery as word
          from access.my_boards() board, unnest(lexemes) lexeme,
               lateral (select lexeme as word union select access.alike(board, lexeme, 500) where access.is_word(lexeme)) alike
        union all
        select board, '#', quote_literal(right(board::text, 4) || access.identifier(typed))::tsquery
          from access.my_boards() board where access.identifier(typed) <> '#'
      )
      select said.id
        from sought, lateral (select m.id, m.board_id, m.kind from matter m where m.search @@ sought.word offset 0) said
       where said.board_id = sought.board and said.kind = p_kind
       group by said.id having bool_or(sought.lexeme = '#') or count(distinct sought.lexeme) = cardinality(lexemes);
  end if;
end $$;
comment on function access.search_matters is
  'The matters with all the words of a search, in any form and compound (access.alike), or that are called so elsewhere. As
they stand where it has quotation marks. Words that must not be there find nothing by themselves: the index knows no such
thing. Minus signs without a word between them are one. Whoever asks chooses among them: first what the caller may see.';
revoke execute on function access.search_matters(text, text) from public;
grant execute on function access.search_matters(text, text) to qms_app;

create function access.common_words(p_query text) returns setof text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select distinct lower(token) from ts_parse('default', normalize(p_query, NFC))
   where ts_lexize('access.word_as_written', token) = '{}'
$$;
comment on function access.common_words is 'The words of a search that every text has, so that the index leaves them out.';
"""

AGAIN = """
-- Words that wait to be put in their place are read through again for every word that is asked for.
alter index matter_search_idx set (fastupdate = off);
alter table matter disable trigger user;
update matter m
   set search = access.words(m.board_id,
         concat_ws(' ', m.title, d.description, d.immediate_action,
                   (select string_agg(e.note, ' ') from matter_event e where e.matter_id = m.id)),
         array_remove(array[d.case_reference], null))
  from deviation d where d.id = m.id;
update matter m
   set search = access.words(m.board_id,
         concat_ws(' ', m.title, d.reason_text, d.consequences_text, d.meanwhile_text, d.efforts_text,
                   (select string_agg(e.note, ' ') from matter_event e where e.matter_id = m.id),
                   (select string_agg(e.note, ' ') from decision_event e where e.decision_id = m.id)),
         array_remove(array[d.case_reference], null))
  from decision d where d.id = m.id;
insert into matter_word (board_id, word)
select distinct m.board_id, substr(said.lexeme, 5) from matter m, unnest(m.search) said
 where access.is_word(substr(said.lexeme, 5));
create index matter_word_idx on matter_word (board_id, word);
create index matter_word_end_idx on matter_word (board_id, reverse(word));
alter table matter enable trigger user;
"""


def upgrade() -> None:
    op.execute(TABLES)
    wall("matter_word")
    op.bulk_insert(WORD_ENDING, [*_nouns(), *_others(), *_told(THEMSELVES, True), *_told(WHOLE, False)])
    op.execute(SIGNS)
    op.execute(WORDS)
    op.execute(SEARCH)
    op.execute(AGAIN)


def _nouns() -> Iterator[Row]:
    for kin, (before, told) in NOUNS.items():
        endings = {ending.strip("-") for ending in told.split()}
        yield from _kin(kin, endings | {f"{ending}s" for ending in endings}, before, is_compounded=True)


def _others() -> Iterator[Row]:
    for kin, (before, told) in OTHERS.items():
        yield from _kin(kin, {ending.strip("-") for ending in told.split()}, before, is_compounded=False)


def _kin(kin: str, endings: set[str], before: int, *, is_compounded: bool) -> Iterator[Row]:
    """A lone s, t or d ends many words that it does not bend."""
    for ending in sorted(endings):
        letters = before + (ending in ("s", "t", "d"))
        yield {"kin": kin, "ending": ending, "before": letters, "is_compounded": is_compounded}


def _told(kins: tuple[str, ...], is_compounded: bool) -> Iterator[Row]:
    for words in kins:
        for word in words.split():
            yield {"kin": words.split()[0], "ending": word, "before": 0, "is_compounded": is_compounded}
