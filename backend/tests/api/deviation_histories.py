"""A year and more of a board whose people report, assess, hand over, judge and say anew, while units become others."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.matters.models import Effect
from qms.organisation import service as organisation
from qms.organisation.models import Area, SuccessionKind, UnitKind
from qms.organisation.schemas import NewUnit, UnitCreate
from qms.reorganisation import service as reorganisation
from qms.reorganisation.schemas import UnitSuccessionCreate
from tests.given import SINCE, Place
from tests.town import Caller, as_person, as_system

STEPS = 60
BEGINNING = datetime(2025, 3, 3, 9, tzinfo=UTC)
AREAS = (Area.ADULTS, Area.ELDERLY, Area.STAFF)
TYPES, CATEGORIES = ("deviation", "risk", "improvement-idea"), ("a", "b", "other")
Json = dict[str, Any]


class History:
    """Reports that people and a system send, assess, hand over and say anew, while units become others."""

    def __init__(self, api: Caller, here: Place, seed: int) -> None:
        self.api, self.here, self.chance, self.now = api, here, Random(seed), BEGINNING
        self.lists: dict[date, list[Json]] = {}
        self.done: Counter[str] = Counter()
        self.sent, self.version = 0, 1

    async def begin(self) -> None:
        self.units = [await self.unit(area) for area in AREAS]
        for name in CATEGORIES:
            await self.here.code("category", name, name.upper())
            await self.here.code("cause", name, name.upper())
        await self.here.code("law-area", "sol", "SoL")
        self.who = await self.here.person("Ada", ("quality-developer", None), ("department-head", None))
        self.another = await self.here.person("Eva", ("sas", None))
        self.here.system(["deviation:create", "deviation:read"])

    async def unit(self, area: Area) -> UUID:
        command = UnitCreate(
            board_id=self.here.board_id, name=f"Enhet {area}", kind=UnitKind.UNIT, area=area, valid_from=SINCE
        )
        return await self.here.do(lambda tx: organisation.create_unit(tx, command).id)

    async def play(self) -> None:
        with clock.freeze(self.now):
            await self.begin()
        steps: list[Callable[[], Any]] = [self.report, self.report, self.assess, self.hand_over]
        steps += [self.say_anew, self.reorganise, self.judge, self.name_cause, self.name_cause, self.link, self.link]
        steps += [self.strike_cause, self.strike_link]
        for number in range(STEPS):
            if number % len(steps) == 0:
                self.chance.shuffle(steps)  # so that each is tried as often, in another order every time
            step = steps[number % len(steps)]
            with clock.freeze(self.now):
                if await step():
                    self.done[step.__name__] += 1
            if self.chance.random() < 0.7:
                await self.end_the_day()
        await self.end_the_day()

    async def end_the_day(self) -> None:
        """Keep the whole list as it is read in the evening, and go on some days later, at any hour."""
        with clock.freeze(self.now):
            rows: list[Json] = []
            while True:
                page = await self.get("/deviations", limit="100", page=str(len(rows) // 100 + 1))
                rows += page["deviations"]
                if len(rows) == page["_meta"]["totalRecords"]:
                    break
        self.lists[clock.civil_date(self.now)] = rows
        self.now += timedelta(days=self.chance.randint(1, 12), minutes=self.chance.randint(-300, 300))

    async def get(self, path: str, **query: str) -> Json:
        answer = await self.api.get(path, params=query, headers=as_person(self.who))
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def post(self, path: str, body: Json, headers: dict[str, str] | None = None) -> bool:
        answer = await self.api.post(path, json=body, headers=headers or as_person(self.who))
        assert answer.status_code in (200, 201, 409), answer.text
        return bool(answer.is_success)

    def said(self) -> Json:
        return {
            "reportType": self.chance.choice(TYPES),
            "description": "Ett brev skickades till fel adress.",
            "unitId": str(self.chance.choice(self.units)),
            "occurred": {"precision": "unknown"},
            "affected": "one",
            "eventCount": self.chance.choice((1, 1, 4)),
        }

    async def report(self) -> bool:
        if self.chance.random() < 0.5:
            return await self.post("/deviations", self.said())
        self.sent += 1
        return await self.send(f"B-{self.sent}", 1)

    async def send(self, source_id: str, version: int) -> bool:
        source = {"system": "fallregister", "id": source_id, "version": version}
        system = as_system(str(self.here.board_id), ("deviation:create",), **{"Idempotency-Key": str(new_id())})
        return await self.post("/deviations", {**self.said(), "source": source}, system)

    async def say_anew(self) -> bool:
        self.version += 1
        return bool(self.sent) and await self.send(f"B-{self.chance.randint(1, self.sent)}", self.version)

    async def some(self, *states: str, ideas: bool = True) -> tuple[str, dict[str, str]] | None:
        rows = (await self.get("/deviations", limit="100"))["deviations"]
        ids = [row["id"] for row in rows if row["status"] in states and (ideas or row["reportType"] != TYPES[-1])]
        if not ids:
            return None
        chosen = await self.get(f"/deviations/{self.chance.choice(ids)}")
        return f"/deviations/{chosen['id']}", as_person(self.who, **{"If-Match": f'"{chosen["version"]}"'})

    async def assess(self) -> bool:
        if not (chosen := await self.some("received", ideas=False)):
            return False
        decision = self.chance.choice(("investigate", "close", "dismiss"))
        how = {"decision": decision, "reason": "Åtgärdat.", "lawArea": "sol", "probability": 2, "consequence": 2}
        category = {} if decision == "dismiss" else {"category": self.chance.choice(CATEGORIES)}
        return await self.post(f"{chosen[0]}/assessments", how | category, chosen[1])

    async def hand_over(self) -> bool:
        if not (chosen := await self.some("received", "investigating")):
            return False
        body = {"unitId": str(self.chance.choice(self.units)), "reason": "Hör hemma där."}
        return await self.post(f"{chosen[0]}/reroutings", body, chosen[1])

    async def judge(self) -> bool:
        """Say whether it helped, also where that has been said before."""
        if not (chosen := await self.some("closed", "investigating")):
            return False
        body = {"effect": self.chance.choice(list(Effect)).value, "reason": "Så blev det."}
        return await self.post(f"/matters/{chosen[0].rpartition('/')[2]}/effects", body)

    async def any_matter(self) -> str | None:
        rows = (await self.get("/deviations", limit="100"))["deviations"]
        return f"/matters/{self.chance.choice(rows)['id']}" if rows else None

    async def name_cause(self) -> bool:
        """Say why something happened, in an investigation that may have been begun before."""
        if not (matter := await self.any_matter()):
            return False
        why = {"conflictReason": "Ingen annan kan det."}
        await self.post(f"{matter}/investigations", why, as_person(self.another))
        if (await self.get(f"{matter}/investigations"))["status"] != "open":
            return False
        area = self.chance.choice(("routines", "competence"))
        cause = {"code": self.chance.choice(CATEGORIES), "systemArea": area, "certainty": "probable"}
        named = await self.post(f"{matter}/investigations/causes", cause)
        if named and self.chance.random() < 0.4:
            old = "update cause set system_area = null, certainty = null where matter_id = :id returning 1"
            self.here.sql(old, id=matter.rpartition("/")[2])  # as what was said before there were investigations
        return named

    async def strike_cause(self) -> bool:
        return await self.strike("cause", "matter_id", "/matters/{}/investigations/causes")

    async def link(self) -> bool:
        """Say that something has happened before, also where that has been said or struck before."""
        if not (matter := await self.any_matter()):
            return False
        rows = (await self.get("/deviations", limit="100"))["deviations"]
        (later,) = [row for row in rows if row["id"] == matter.rpartition("/")[2]]
        earlier = [row["id"] for row in rows if row["reportedAt"] < later["reportedAt"]]
        if not earlier:
            return False
        return await self.post(f"{matter}/links", {"toId": self.chance.choice(earlier), "kind": "recurrence-of"})

    async def strike_link(self) -> bool:
        return await self.strike("matter_link", "from_id", "/matters/{}/links")

    async def strike(self, table: str, of: str, path: str) -> bool:
        """Strike something that stands, if anything does."""
        stands = f"select id, {of} as of from {table} where board_id = :board and struck_at is null order by id"
        rows = self.here.sql(stands, board=self.here.board_id)
        if not rows:
            return False
        chosen = self.chance.choice(rows)
        return await self.post(f"{path.format(chosen['of'])}/{chosen['id']}/strikes", {"reason": "Fel."})

    async def reorganise(self) -> bool:
        """A unit becomes a new one, perhaps of another area; its reports stay until they are handed over."""
        ended = self.chance.choice(self.units)
        new = NewUnit(name="Ny enhet", kind=UnitKind.UNIT, area=self.chance.choice(AREAS))
        command = UnitSuccessionCreate(
            kind=SuccessionKind.MOVE, happened_on=clock.today(), predecessors=[ended], successors=[new]
        )
        begun = self.here.sql("select valid_from from unit where id = :id", id=ended)[0]["valid_from"]
        if begun >= clock.today():
            return False

        def work(tx: Tx) -> None:
            reorganisation.succeed(tx, command)

        await self.here.do(work)
        successor = self.here.sql("select successor_id from unit_succession where predecessor_id = :id", id=ended)
        self.units = [unit for unit in self.units if unit != ended] + [successor[0]["successor_id"]]
        return True

    def list_of(self, day: str) -> list[Json]:
        """What the list held at the end of a day."""
        days = [each for each in self.lists if each.isoformat() <= day]
        return self.lists[max(days)] if days else []

    def some_day(self) -> str:
        lasted = (self.now - BEGINNING).days
        return (BEGINNING.date() + timedelta(days=self.chance.randint(0, lasted))).isoformat()

    def narrowed(self) -> dict[str, str]:
        """No filter, a unit that is there or has ended, or an area."""
        every = self.here.sql("select id from unit where board_id = :board order by id", board=self.here.board_id)
        unit = {"unitId": str(self.chance.choice(every)["id"])}
        return self.chance.choice(({}, {}, unit, {"area": str(self.chance.choice(AREAS))}))
