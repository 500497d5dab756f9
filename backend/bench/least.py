"""The least work: a bare Starlette route over asyncpg, with the fewest statements that give the same answer.

Written by hand for each operation, and free to be better than the product's own. Two duties stay, since an answer
without them would be another product's: the caller is let in (row security asks who it is), and what is shown is
recorded in the same transaction. It checks no token, no session and no key, reads no body, and shapes no answer.

In the measured boards nothing has been changed since it was counted, so figures do not ask how a matter stood earlier.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from random import randrange
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import asyncpg
from pydantic_core import to_json
from sqlalchemy import make_url
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench import data, operations
from bench.data import CROWD, Persona, subject
from qms.kernel.clock import now, today
from qms.kernel.ids import new_id
from qms.settings import Settings

POOL, CHART_YEARS = 8, 5
SWEDEN = ZoneInfo("Europe/Stockholm")
ENTER = "select access.enter(null, $1, $2, $3, 'bench', $4)"
ACTIONS = {
    "read": "deviationRead",
    "report": "deviationReport",
    "statistics": "deviationStatistics",
    "chart": "figureRead",
    "actions": "actionList",
    "similar": "similarMatterList",
}
LED = (
    "m.board_id = $1 and m.reporter_id = $2",
    """m.board_id = $1 and m.unit_id in (
        select reached_id from unit_reach where unit_id = $3 and since <= current_date)""",
)
WAYS = {
    "developer": ("m.board_id = $1 and $2::uuid is not null and $3::uuid is null",),
    "manager": LED,
    "head": LED,
}
"""Whoever asks is parameters 1 to 3 (board, person, the unit that is led); what is asked for is numbered from 4."""
SEES = {who: f"({' or '.join(ways)})" for who, ways in WAYS.items()}
ROW = """m.id, m.number, m.status, d.report_type, m.title, m.unit_id, m.unit_name, m.area, d.category, d.seriousness,
    d.event_count, d.immediate_danger, m.reported_at, m.due_on"""
READ = """
select m.*, d.*, (select name from person where id = m.owner_id) as owner_name,
  (select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'at', at, 'actorName', actor_name, 'note', note, 'data',
                                       data) order by position) from matter_event where matter_id = m.id) as timeline,
  (select jsonb_object_agg(list || code, label) from code where board_id = m.board_id and (
     (list = 'category' and code = d.category) or (list = 'law-area' and code = d.law_area))) as labels,
  (select risk_scale -> 'levels' from board where id = m.board_id) as levels,
  (select jsonb_agg(jsonb_build_object('code', c.code, 'label', label) order by set_at) from cause c
     left join code on code.board_id = c.board_id and list = 'cause' and code.code = c.code
    where c.matter_id = m.id and c.struck_at is null) as causes,
  (select jsonb_build_object('area', area, 'reference', reference, 'title', title) from law
    where area = d.law_area and topic = 'quality' and valid_from <= d.occurred_on
      and (valid_to is null or valid_to >= d.occurred_on) limit 1) as law,
  (select jsonb_build_array(rule, basis, start_on, due_on) from deadline
    where matter_id = m.id and ended_on is null order by due_on, id limit 1) as time,
  audit.record('read', 'deviation', m.id, m.board_id, null, null, null, null, null)
  from matter m join deviation d on d.id = m.id and d.board_id = m.board_id where m.id = $4 and {sees}
"""
NEWEST = "m.reported_at desc, m.id desc"
ONE_WAY = "(select m.id, m.reported_at from matter m where m.kind = 'deviation' and {sees} {also} {until})"
LIST = """
with shown as materialized (
  select id from ({newest}) m order by reported_at desc, id desc offset $4 limit 20)
select {row}, (select least(count(*), greatest(1000, $4 + 20)) from ({some}) counted) as total,
       (select audit.record('list', 'deviation', null, null, (select array_agg(id) from shown), 20, null, null, null))
  from shown join matter m using (id) join deviation d on d.id = m.id and d.board_id = m.board_id
 order by m.reported_at desc, m.id desc
"""
SEARCH = """
with looked_for as materialized (
  select id from access.search_matters('deviation', $4)
   union all select m.id from matter m join person p on p.id = m.owner_id
    where sv_key(concat(' ', p.name, ' ')) like all (array(
      select sv_key('% ' || word || ' %') from unnest(string_to_array($4, ' ')) word))),
hit as materialized (
  select m.id, m.reported_at from matter m where m.kind = 'deviation' and {sees} and m.id in (select id from looked_for)
   order by m.reported_at desc, m.id desc limit 1000),
shown as materialized (select id from hit order by reported_at desc, id desc limit 20)
select {row}, (select count(*) from hit) as total,
       (select array_agg(word) from access.common_words($4) word) as common,
       (select audit.record('search', 'deviation', null, null, array_agg(id), 20, null, null, null) from shown)
  from shown join matter m using (id) join deviation d on d.id = m.id and d.board_id = m.board_id
 order by m.reported_at desc, m.id desc
"""
SIMILAR = """
with this as materialized (
  select m.id, m.unit_id, m.reported_at, m.search, d.category from matter m join deviation d using (id)
   where m.id = $4 and {sees}),
near as materialized (
  (select l.id from this t,
      lateral (select distinct reached_id from unit_reach r join unit u on r.unit_id = coalesce(u.parent_id, u.id)
                where u.id = t.unit_id and r.since <= current_date) b,
      lateral (select m.id, m.reported_at from matter m where m.board_id = $1 and m.kind = 'deviation'
                  and m.unit_id = b.reached_id and m.reported_at < t.reported_at
                order by m.reported_at desc, m.id desc limit 20) l
    order by l.reported_at desc, l.id desc limit 100)
  union
  (select m.id from this t join deviation d on d.board_id = $1 and d.category = t.category
     join matter m on m.id = d.id and m.reported_at < t.reported_at order by d.id desc limit 100)),
sought as materialized (select word from this, access.stems(search) word),
text_words as materialized (select near.id, word from near join matter m using (id), access.stems(m.search) word),
said as materialized (select * from text_words where word in (select word from sought)),
told as (select word, ln(((select count(*) from near) + 1)::float / count(*)) as weight from said group by word),
nearest as (
  select m.id, m.reported_at, coalesce(sum(weight), 0) + case when d.category = t.category then 2 else 0 end
         + case when m.unit_id = t.unit_id then 1 else 0 end as weight
    from this t, near join matter m using (id) join deviation d using (id) left join said using (id)
    left join told using (word) group by m.id, m.reported_at, m.unit_id, d.category, t.category, t.unit_id
   order by weight desc, m.reported_at desc, m.id desc limit 5)
select m.id, m.number, m.title, m.status, m.unit_name, m.reported_at, weight,
       (select effect from matter_effect where matter_id = m.id and until is null) as effect,
       (select jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title, 'status', a.status)) from action_source s
          join matter a on a.id = s.action_id where s.matter_id = m.id) as actions,
       (select audit.record('list', 'deviation', null, null, (select array_agg(id) from nearest), 5, null, null, null))
  from nearest join matter m using (id) order by weight desc, m.id desc
"""
COUNT = """
with counted as (
  select m.id, (m.reported_at < $5)::int as before, d.event_count, d.category, d.report_type, m.area, m.unit_id,
         date_trunc('month', m.reported_on) as month,
         case when m.handled_at < u.until then case when days.spent <= 30 then 0 when days.spent <= 90 then 1 else 2 end
              when m.assessed_at < u.until then 3 when days.so_far > 30 then 4 else 5 end as handling,
         m.closed_at < u.until as is_closed,
         case when m.closed_at < u.until then j.effect end as effect
    from matter m join deviation d on d.id = m.id and d.board_id = m.board_id
   cross join lateral (select case when m.reported_at < $5 then $7::timestamptz else $8::timestamptz end as until) u
   cross join lateral (select m.handled_on - m.reported_on as spent,
                         (u.until at time zone 'Europe/Stockholm')::date - 1 - m.reported_on as so_far) days
    left join matter_effect j on j.board_id = $1 and j.matter_id = m.id and j.judged_at < u.until
                             and coalesce(j.until >= u.until, true)
   where m.kind = 'deviation' and {sees} and m.reported_at >= $4 and m.reported_at < $6)
select before, grouping(category, report_type, area, unit_id, month, handling, is_closed, effect) as which, category,
       report_type, area, unit_id, month, handling, is_closed, effect, count(*) as number, sum(event_count) as events,
       null as code
  from counted group by before,
       grouping sets ((), category, report_type, area, unit_id, month, handling, is_closed, effect)
union all
select before, -1, null, null, null, null, null, null, null, null, count(*), null, c.code
  from counted join cause c on c.matter_id = counted.id and c.board_id = $1
 where c.set_at < case before when 1 then $7::timestamptz else $8::timestamptz end
   and (c.struck_at is null or c.struck_at >= case before when 1 then $7::timestamptz else $8::timestamptz end)
 group by before, c.code
"""
BESIDE = """
select (select jsonb_object_agg(id, name) from unit where board_id = $1) as units,
  (select jsonb_object_agg(list || code, label) from code where board_id = $1) as labels,
  (select jsonb_agg(jsonb_build_array(predecessor_id, successor_id)) from unit_succession
    where board_id = $1) as became,
  (select jsonb_agg(jsonb_build_array(unit_id, year, persons)) from unit_headcount where board_id = $1
      and year between $3 and $4) as persons,
  (select min(valid_from) from unit where board_id = $1) as first_day,
  audit.record('read', 'deviation-statistics', $1, $1, null, null, null, $2, null)
"""
CHART = """
select f.id, f.parameters,
  (select jsonb_object_agg(month, number) from (
     select to_char(m.reported_on, 'YYYY-MM') as month, count(*) as number
       from matter m join deviation d on d.id = m.id and d.board_id = m.board_id
      where m.kind = 'deviation' and m.board_id = f.board_id and d.category = f.parameters ->> 'category'
        and m.unit_id in (select descendant from unit_closure where ancestor = f.unit_id)
        and m.reported_at >= $5 and m.reported_at < $6 group by month) counted) as months,
  (select jsonb_agg(b) from figure_baseline b where b.figure_id = f.id) as baselines,
  (select jsonb_agg(jsonb_build_array(id, hash)) from figure_snapshot s where s.figure_id = f.id) as kept,
  (select name from unit where id = f.unit_id) as unit_name,
  (select label from code where board_id = f.board_id and list = 'category' and code = f.parameters ->> 'category'
    limit 1) as label,
  audit.record('read', 'figure', f.id, f.board_id, null, null, null, null, null)
  from figure f where f.id = $4 and f.board_id = $1 and $2::uuid is not null
   and ($3::uuid is null or f.unit_id in (
     select reached_id from unit_reach where unit_id = $3 and since <= current_date))
"""
AGENDA = """
with mine as not materialized (select * from matter m where m.kind = 'action' and {sees}),
open as not materialized (
  select * from mine where closed_at is null and status = any ('{{proposed,decided,under-way}}')),
shown as materialized (
  select id from mine order by (closed_at is not null), due_on, id offset $4 limit 20)
select m.id, m.number, m.status, m.title, a.action_kind, a.strength, m.unit_id, m.unit_name, p.name, a.outside_kind,
       a.outside_name, a.sent_on, a.answered_on, a.postponements, m.due_on, m.reported_at,
       (select least(count(*), 1000) from (select from mine limit 1001) c) as total,
       (select count(*) from (select from open where due_on < current_date limit 1000) c) as overdue,
       (select count(*) from (select from open where due_on between current_date and current_date + 14 limit 1000) c),
       (select count(*) from (select from open where due_on > current_date + 14 limit 1000) c),
       (select count(*) from (select from open join action a using (board_id, id) where status <> 'proposed'
          and a.outside_name is not null and a.answered_on is null limit 1000) c),
       (select audit.record('list', 'action', null, null, (select array_agg(id) from shown), 20, null, null, null))
  from shown join matter m using (id) join action a on a.id = m.id and a.board_id = m.board_id
  left join person p on p.id = m.owner_id
 order by (m.closed_at is not null), m.due_on, m.id
"""
REPORT = """
with place as (
  select u.*, b.assess_days, (select coalesce((select deputy_id from absence a where a.person_id = u.manager_id
            and $3::date between absent_from and absent_to limit 1), u.manager_id)) as owner
    from unit u join board b on b.id = u.board_id where u.id = $1),
m as (
  insert into matter (id, board_id, kind, title, unit_id, unit_name, area, reporter_id, owner_id, status, due_on,
                      reported_at, search, version)
  select $2, board_id, 'deviation', $4, id, name, area, $7, owner, 'received', $3::date + assess_days, $8,
         access.words_of(jsonb_build_object('board', board_id, 'text', $4 || ' ' || $5 || ' ' || $6)::text), 1
    from place
  returning *),
d as (
  insert into deviation (id, board_id, report_type, description, occurred_precision, occurred_on, affected,
                         immediate_action, immediate_danger, event_count)
  select $2, board_id, 'deviation', $5, 'date', $3::date, 'one', $6, false, 1 from place returning 1),
t as (
  insert into deadline (id, board_id, matter_id, rule, start_on, due_on, basis, status)
  select $10, board_id, $2, 'assess', $3::date, $3::date + assess_days, 'board', 'running' from place returning 1),
e as (
  insert into matter_event (id, board_id, matter_id, kind, at, actor_id, actor_name, data)
  select $9, board_id, $2, 'reported', $8, $7, 'Bench', '{"status": "received"}' from place returning id, position)
select m.id, number, status, title, m.unit_id, unit_name, m.area, due_on, reported_at, m.version, e.id as event,
       (select name from person where id = m.owner_id) as owner_name from m, d, e, t
"""
TITLE, ACTION = "Utebliven insats", "En kollega tog över samma dag."
TEXT = "Insatsen uteblev under förmiddagen. Vikarien hade inte fått schemat. " * 3
Work = tuple[str, tuple[object, ...]]


def create_least(settings: Settings) -> Starlette:
    """The application. Its routes are ``/{operation}/{persona}/{way}/{board}/{row}``; the way makes no difference."""
    url = make_url(settings.database_url).set(drivername="postgresql")
    pool: Any = None

    async def answer(request: Request) -> Response:
        operation, persona, board = (request.path_params[name] for name in ("operation", "persona", "board"))
        # By others too, so that nobody has opened more than a person can.
        asks = subject(board, persona, randrange(CROWD))  # noqa: S311 - nothing secret
        who = (settings.issuer, asks, ACTIONS.get(operation, "deviationList"), today())
        async with pool.acquire() as connection, connection.transaction():
            await connection.fetchval(ENTER, *who)
            rows = [
                await connection.fetch(sql, *given)
                for sql, given in work(operation, persona, board, request.path_params["row"])
            ]
        return Response(to_json([[dict(row) for row in each] for each in rows]), media_type="application/json")

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        nonlocal pool
        async with asyncpg.create_pool(
            url.render_as_string(hide_password=False), min_size=POOL, max_size=POOL, server_settings={"timezone": "UTC"}
        ) as pool:
            yield

    place = "/{operation}/{persona}/{way}/{board:int}/{row:uuid}"
    return Starlette(routes=[Route(place, answer, methods=["GET", "POST"])], lifespan=lifespan)


def work(operation: str, persona: Persona, board: int, row: UUID) -> list[Work]:  # noqa: C901, PLR0911 - one for each
    """The statements of an operation, with what they are given."""
    here = data.board_id(board)
    person = data.person_id(board, persona)
    held = {"manager": data.unit_id(board), "head": data.department_id(board, 0)}.get(persona)
    sees = SEES[persona]
    among = (here, person, held)
    match operation:
        case "read":
            return [(READ.format(sees=sees), (*among, row))]
        case "list" | "list-deep":
            offset = 7980 if operation == "list-deep" else 0
            return [(_list(persona), (*among, offset))]
        case "department":
            also = """and m.status = 'closed' and m.unit_id in (
                select reached_id from unit_reach where unit_id = $5 and since <= current_date)"""
            return [(_list(persona, also), (*among, 0, data.department_id(board, 0)))]
        case "search" | "search-rare":
            words = operations.TWO_WORDS if operation == "search" else operations.RARE_WORDS
            return [(SEARCH.format(sees=sees, row=ROW), (*among, words))]
        case "similar":
            return [(SIMILAR.format(sees=sees), (*among, row))]
        case "statistics" | "five-years":
            return _statistics(sees, among, years=1 if operation == "statistics" else 5)
        case "chart":
            return _chart(board, among)
        case "actions":
            return [(AGENDA.format(sees=sees), (*among, 0))]
        case "report":
            known = (new_id(), today(), TITLE, TEXT, ACTION, person, now(), new_id(), new_id())
            return [(REPORT, (data.unit_id(board), *known))]
    raise LookupError(operation)


def _list(persona: Persona, also: str = "") -> str:
    """Each way to see is looked for by itself, no further than it could be shown or counted."""
    newest, some = (
        " union ".join(ONE_WAY.format(sees=way, also=also, until=until) for way in WAYS[persona])
        for until in (f"order by {NEWEST} limit $4 + 20", "limit greatest(1000, $4 + 20) + 1")
    )
    return LIST.format(newest=newest, some=some, row=ROW)


def _chart(board: int, among: tuple[UUID, UUID, UUID | None]) -> list[Work]:
    month = today().replace(day=1)
    first, end = (datetime(month.year - back, month.month, 1, tzinfo=SWEDEN) for back in (CHART_YEARS, 0))
    return [(CHART, (*among, data.figure_id(board), first, end))]


def _statistics(sees: str, among: tuple[UUID, UUID, UUID | None], *, years: int) -> list[Work]:
    day = today()
    first, middle, last = (datetime(day.year - back, 1, 1, tzinfo=SWEDEN) for back in (2 * years, years, 0))
    until = datetime.combine(day + timedelta(days=1), datetime.min.time(), SWEDEN)
    then = until.replace(year=until.year - years)
    counting = (COUNT.format(sees=sees), (*among, first, middle, last, then, until))
    return [counting, (BESIDE, (among[0], "bench", day.year - years, day.year - 1))]
