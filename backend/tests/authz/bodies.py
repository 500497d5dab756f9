"""What is sent with an operation, where it takes more than a line."""

from typing import Any

from qms.kernel import clock
from qms.kernel.ids import new_id
from tests.authz.specimens import Specimens
from tests.town import SINCE, UNITS, Thing

Json = dict[str, Any]


def unit_id(thing: Thing) -> str:
    return str(thing.id)


def report(specimens: Specimens, thing: Thing) -> Json:
    return specimens.town.report("home", unitId=str(thing.id))


def decision(_: Specimens, thing: Thing) -> Json:
    return {
        "unitId": str(thing.id),
        "caseReference": "2026-2",
        "lawArea": "sol",
        "benefit": "home-help",
        "decidedOn": "2026-03-02",
        "sex": "male",
    }


def succession(_: Specimens, thing: Thing) -> Json:
    new = {"name": "Den nya enheten", "kind": "unit", "area": "adults"}
    return {"kind": "move", "happenedOn": "2027-03-01", "predecessors": [str(thing.id)], "successors": [new]}


def intake(specimens: Specimens, thing: Thing) -> Json:
    unit = specimens.town.units["south-office" if thing.board == "south" else "office"]
    return {"boardId": str(thing.id), "unitId": str(unit), "validFrom": "2030-01-01"}


def absence(specimens: Specimens, thing: Thing) -> Json:
    return {
        "boardId": str(specimens.town.boards["north"]),
        "personId": str(thing.id),
        "deputyId": str(specimens.town.people["stranger"].id),
        "absentFrom": "2027-02-10",
        "absentTo": "2027-02-20",
    }


def assignment(specimens: Specimens, thing: Thing) -> Json:
    stranger = str(specimens.town.people["stranger"].id)
    return {"boardId": str(thing.id), "personId": stranger, "role": "sas", "validFrom": SINCE}


def unit_as_it_is(specimens: Specimens, thing: Thing) -> Json:
    parent = UNITS[str(thing.unit)][1] if thing.unit else None
    return {
        "name": "Enheten",
        "kind": "unit",
        "area": "adults",
        "validFrom": SINCE,
        "headcounts": [],
        "parentId": str(specimens.town.units[parent]) if parent else None,
    }


def receiver(_: Specimens, thing: Thing) -> Json:
    return {"accountId": str(thing.id), "url": f"https://verksamhet.example.se/{new_id()}"}


def system() -> Json:
    return {"name": "Ett system", "clientId": f"new-{new_id()}", "validTo": "2030-01-01"}


QUESTIONS: Json = {
    "name": "Bedömningsstöd",
    "kinds": ["deviation"],
    "questions": [{"key": "known", "text": "Var det känt?", "answerKind": "verdict"}],
}
ANSWERED: Json = {"answers": [{"key": "known", "verdict": "yes"}]}


def asked(specimens: Specimens, thing: Thing) -> Json:
    """The questions that its board asks, and that nobody answers yet."""
    return {"questionSetId": str(specimens.things["question set"][thing.board].id)}


def followed(specimens: Specimens, thing: Thing) -> Json:
    board = str(specimens.town.boards["north"])
    return {"boardId": board, "unitId": str(thing.id), "measure": "own", "parameters": {"name": f"Mått {new_id()}"}}


PROPOSED: Json = {
    "title": "Skriv om brevet",
    "what": "Brevet skrivs om så att adressen syns.",
    "actionKind": "routine",
    "strength": "medium",
    "carryOutBy": "2098-12-31",
}


def decided(specimens: Specimens, thing: Thing) -> Json:
    people = specimens.town.people
    measure = {"form": "statement", "statement": "Adressen syns.", "followUpOn": "2099-06-30"}
    measure["followerId"] = str(people["unit-manager at board"].id)
    return {"decision": "wholly", "doerId": str(people["stranger"].id), "measure": measure}


def notified_now(_: Specimens, __: Thing) -> Json:
    """The authority has just been told, as clocks in Sweden show it."""
    now = clock.now().astimezone(clock.STOCKHOLM)
    return {"notified": {"on": str(now.date()), "time": f"{now:%H:%M}"}}


def in_which_all_take_part(specimens: Specimens, _: Thing) -> Json:
    return {"matterId": str(specimens.things["deviation"]["taken part in"].id)}


def to_be_read(specimens: Specimens, thing: Thing) -> Json:
    """By another than who wrote it."""
    one, other = (specimens.town.people[f"sas at {place}"].id for place in ("board", "unit"))
    return {"readerId": str(other if thing.reporter == one else one)}


def at_its_unit(specimens: Specimens, thing: Thing) -> Json:
    return {"unitId": str(specimens.town.units.get(str(thing.unit), thing.id))}


def elsewhere(specimens: Specimens, thing: Thing) -> Json:
    target = "home" if thing.unit == "other" else "other"
    return {"unitId": str(specimens.town.units[target]), "reason": "Hör hemma där."}
