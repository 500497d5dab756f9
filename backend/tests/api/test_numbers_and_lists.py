"""Every number of a start page leads to a list that holds exactly as many, whoever asks and whatever there is."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import pytest

from qms.kernel import clock
from tests.conftest import Figure
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 2, 22, 11, tzinfo=UTC)
ROLES = ("unit-manager", "department-head", "quality-developer", "sas", "lex-sarah-investigator", "decision-reporter")
SHOWN_OF = {"decisions-near": "count", "suspected-misconduct": "count", "open-ages": "base", "other-share": "count"}
"""Which number of a note its list holds."""
Asked = dict[str, str | list[str]]
PAST = ["reportable", "over-six-months", "over-one-year"]


async def total(api: Caller, who: UUID, address: str, asked: Asked | None = None) -> int:
    answer = await api.get(address, params=asked, headers=as_person(who))
    assert answer.status_code == 200, f"{address} {answer.text}"
    return int(answer.json()["_meta"]["totalRecords"])


async def numbers(api: Caller, who: UUID) -> dict[str, tuple[int, int]]:
    """Each number that somebody is told with a list behind it, beside how many the list holds."""
    pairs = {}
    work = (await api.get("/work-items", headers=as_person(who))).json()
    for late in work["lateUnits"]:
        asked: Asked = {"singleUnitId": late["unitId"], "others": "true"}
        address, narrowed = (
            ("/unexecuted-decisions", asked | {"stage": PAST})
            if late["kind"] == "decision"
            else ("/deviations", asked | {"overdue": "true"})
        )
        pairs[f"{late['kind']} {late['unitId']}"] = late["overdue"], await total(api, who, address, narrowed)
    for note in (await api.get("/start", headers=as_person(who))).json()["notes"]:
        if note["name"] in SHOWN_OF:
            about = urlsplit(note["_links"][0]["href"])
            listed = await total(api, who, f"{about.path.removeprefix('/kvalitet/v1')}?{about.query}")
            pairs[f"{note['name']} {note['boardId']}"] = note[SHOWN_OF[note["name"]]], listed
    return pairs


def given_role(place: Place, person: UUID, role: str, unit: UUID | None) -> None:
    """A role at any board, also at another than where somebody works."""
    place.sql(
        "insert into assignment (id, board_id, person_id, role, unit_id, valid_from) "
        "values (:id, :board, :person, :role, :unit, '2020-01-01') on conflict do nothing returning 1",
        id=uuid4(),
        board=place.board_id,
        person=person,
        role=role,
        unit=unit,
    )


async def some_town(place: Place, rnd: Random, people: dict[str, UUID]) -> None:
    """Units under units, one of them renamed, with reports and decisions of any age, of anybody, owned by anybody."""
    top = await place.unit("Avdelningen")
    units = [top, *[await place.unit(name, parent=top) for name in ("Norr", "Söder")]]
    units.append(await place.unit("Under norr", parent=units[1]))
    await place.code("benefit", "contact-person", "Kontaktperson")
    for role in ("reporter", *ROLES):
        at = rnd.choice(units) if role in ("reporter", "unit-manager", "department-head") else None
        for _ in range(2):
            name = rnd.choice(sorted(people))
            given_role(place, people[name], role, at)
    for _ in range(14):
        with clock.freeze(NOON - timedelta(days=rnd.choice((1, 20, 45, 60, 100, 400)))):
            by = people["Alla"]
            kind = rnd.choice(("deviation", "suspected-misconduct"))
            matter = await place.deviation(rnd.choice(units), by=by, report_type=kind)
        reporter, owner = rnd.choice(sorted(people)), rnd.choice([None, *sorted(people)])
        place.sql(
            "update matter set reporter_id = :by, owner_id = :owner where id = :id returning 1",
            by=people[reporter],
            owner=owner and people[owner],
            id=matter,
        )
        place.sql(
            "update deviation set category = :category where id = :id returning 1",
            category=rnd.choice(("other", "data", None)),
            id=matter,
        )
    with clock.freeze(NOON):
        for _ in range(8):
            decided_on = date(2026, 2, 1) - timedelta(days=rnd.choice((0, 65, 80, 120, 300, 500)))
            whose = rnd.choice([None, *sorted(people)])
            await place.decision(
                rnd.choice(units), decided_on=decided_on.isoformat(), owner=people[whose] if whose else None
            )
    place.sql("update unit set name = 'Söder, nytt namn' where id = :id returning 1", id=units[2])


@pytest.mark.parametrize("seed", range(2))
async def test_every_number_leads_to_as_many(
    api: Caller, here: Place, elsewhere: Place, figure: Figure, seed: int
) -> None:
    rnd = Random(seed)
    people = {name: await here.person(name) for name in ("Alla", "Bo", "Eva", "Kim", "Lex", "Rut")}
    for place in (here, elsewhere):
        for role in ("reporter", "department-head", "decision-reporter", "quality-developer"):
            given_role(place, people["Alla"], role, None)
        await some_town(place, rnd, people)
    with clock.freeze(NOON):
        told = {name: await numbers(api, who) for name, who in people.items()}
    pairs = [pair for known in told.values() for pair in known.values()]
    assert {name: known for name, known in told.items() if any(one != other for one, other in known.values())} == {}
    kinds = {name.split()[0] for known in told.values() for name in known}
    assert kinds == {"deviation", "decision", *SHOWN_OF}
    figure(f"numbers of start pages: {len(pairs)}, with another list {sum(one != other for one, other in pairs)}")


async def test_a_list_of_more_would_be_seen(api: Caller, here: Place) -> None:
    """The same unit with what stands below it, and with one's own, is another number."""
    north = await here.unit("Norr")
    below = await here.unit("Under norr", parent=north)
    head = await here.person("Hed", ("department-head", north))
    here.sql("update unit set manager_id = :head where id = :id returning 1", head=head, id=north)
    rut = await here.person("Rut", ("reporter", north))
    with clock.freeze(NOON - timedelta(days=60)):
        (first, *_) = [await here.deviation(unit, by=rut) for unit in (north, north, below)]
        here.sql("update matter set owner_id = null where id <> :id returning 1", id=first)
    with clock.freeze(NOON):
        pairs = await numbers(api, head)
        lists = [
            await total(api, head, "/deviations", {"overdue": "true", **more})
            for more in ({"unitId": str(north)}, {"singleUnitId": str(north)}, {"others": "true"})
        ]
    assert pairs[f"deviation {north}"] == (1, 1)
    assert lists == [3, 2, 2]
