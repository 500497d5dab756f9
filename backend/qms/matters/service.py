"""What happens to every kind of matter: it begins at a unit, gets words, and changes hands."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from pydantic_core import to_json, to_jsonable_python
from sqlalchemy import ARRAY, Text, Uuid, any_, bindparam, func, insert, inspect, literal, select, update

from qms.kernel import clock
from qms.kernel.actor import Actor
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Conflict, Forbidden
from qms.kernel.rows import Row
from qms.matters import policy, queries
from qms.matters.models import MISTAKEN, DiaryNumber, EarlierMatter, Matter, MatterEvent
from qms.notifications.models import NotificationKind as Kind
from qms.notifications.service import done, tell_once
from qms.organisation import queries as organisation
from qms.organisation.models import Person, Unit
from qms.responsibility.queries import reachable_owner, receiving

OF_OWNERS = (Kind.HANDED_TO_YOU, Kind.JUDGE_MATTER, Kind.MEASURE_READY)
"""What is told whoever owns a matter. Who gets it is told that, and sees there what waits."""
IDS = bindparam("ids", type_=ARRAY(Uuid()))


class NothingToHandOver(Conflict):
    """Ärendet ligger redan på den enheten."""

    code = "same-unit"
    title = "Ärendet ligger redan där"
    detail = "Välj en annan enhet."


def begin(tx: Tx, unit: Unit) -> dict[str, Any]:
    """What a new matter of any kind has at a unit. The unit's manager, or the deputy, gets it."""
    return {
        "id": new_id(),
        "board_id": unit.board_id,
        **_place(unit),
        "reporter_id": tx.actor.id if tx.actor.kind != "system" else None,
        "owner_id": reachable_owner(tx, unit, clock.today()),
        "reported_at": clock.now(),
    }


def place(tx: Tx, matter: Matter, unit: Unit, **more: object) -> None:
    """Let a matter belong to a unit of its own board, and be somebody's. Whose it is stays where that is not said."""
    if unit.board_id != matter.board_id:
        raise Conflict("En annan nämnd är en annan myndighet. Dit lämnas ärendet ut, det flyttas inte.")
    here = _place(unit) | more
    keep(tx, matter, here)
    for name, value in here.items():
        setattr(matter, name, value)


def reroute(tx: Tx, matter: Matter, unit_id: UUID, reason: str) -> None:
    """Hand a matter over to the unit where it belongs. Text, number and time of report stay as they were."""
    unit = organisation.unit_on(tx, unit_id, clock.today(), at="/unitId")
    if unit.id == matter.unit_id and not matter.waits_at:
        raise NothingToHandOver
    move(tx, matter, unit, reason)


def move(tx: Tx, matter: Matter, unit: Unit, reason: str | None = None) -> None:
    """Let a matter belong to another unit, and to who answers for that."""
    source, routed = matter.unit_name, {"routed": "yes"} if matter.waits_at else {}
    place(tx, matter, unit, owner_id=reachable_owner(tx, unit, clock.today()))
    leave_intake(tx, matter)
    record(tx, matter, "rerouted", note=reason, source=source, target=unit.name, **routed)
    _tell_owner(tx, matter)


def leave_intake(tx: Tx, matter: Matter) -> None:
    """Note that the intake function has a matter no longer: it is routed, or somebody has assessed it."""
    if matter.waits_at:
        matter.routed_at = clock.now()
        done(tx, matter.board_id, Kind.AT_INTAKE, matter_id=matter.id)


def hand_over(tx: Tx, matter: Matter, person_id: UUID) -> None:
    """Let a colleague answer for a matter: one who can then take its steps."""
    _give(tx, matter, queries.successor(tx, matter, person_id))


def find_owners(tx: Tx, board_id: UUID) -> None:
    """Give open matters whose owner does not reach them, or led what is now another unit, to whoever answers today.

    People leave, roles and absences come to an end, units become others. A matter for which nobody answers stays.
    """
    for matter in queries.outlived(tx, board_id):
        find_owner(tx, matter)


def find_owner(tx: Tx, matter: Matter) -> None:
    """Let whoever answers for a matter today own it, if there is anybody."""
    person = queries.responsible(tx, matter)
    if person is not None and person.id != matter.owner_id:
        if matter.waits_at and person.id not in receiving(tx, matter.waits_at, clock.today()):
            leave_intake(tx, matter)
        _give(tx, matter, person)


def _give(tx: Tx, matter: Matter, person: Person) -> None:
    matter.owner_id = person.id
    record(tx, matter, "handed-over", target=person.name)
    _tell_owner(tx, matter)


def _tell_owner(tx: Tx, matter: Matter) -> None:
    """Tell whoever has got a matter, unless they took it themselves. Whoever had it need hear of it no more."""
    done(tx, matter.board_id, *OF_OWNERS, matter_id=matter.id)
    if matter.owner_id and matter.owner_id != tx.actor.id:
        key = str(matter.version)
        tell_once(tx, matter.board_id, Kind.HANDED_TO_YOU, key=key, to=matter.owner_id, matter_id=matter.id)


def tell(tx: Tx, matter: Matter, kind: Kind, *people: UUID | None, key: str = "") -> None:
    """Tell some people something of a matter, those who are no system and not who does it, when it is stored."""
    others = [each for each in dict.fromkeys(people) if each and each != tx.actor.id]
    if inspect(matter).persistent and (known := [each for each in others if tx.get(Person, each)]):
        tell_once(tx, matter.board_id, kind, key=key, to=known, matter_id=matter.id)


def successors(tx: Tx, matter: Matter, words: str | None) -> list[Row]:
    """Those to whom the caller can hand a matter over."""
    if not policy.may(tx, tx.action, matter):
        raise Forbidden(about=(matter.kind, matter.id))
    return queries.successors(tx, matter, matter.acts_by, words)


def record(tx: Tx, matter: Matter, kind: str, *, note: str | None = None, **data: str) -> None:
    """Add an entry to a matter's timeline, and thereby to the feed. A search finds the words of its note."""
    said = {"kind": kind, "at": clock.now(), "note": note, "data": {"status": matter.status, **data}}
    by = {"actor_id": tx.actor.id if tx.actor.kind != "system" else None, "actor_name": tx.actor.name}
    tx.add(MatterEvent(board_id=matter.board_id, matter_id=matter.id, **said, **by))
    if note:
        index(tx, matter)


def keep(tx: Tx, matter: Matter, changes: Mapping[str, object]) -> None:
    """Keep how a matter stands, and whose it is, before what is counted of it is changed.

    Figures are asked for as of days past, and a step can be undone.
    """
    stands = {name: getattr(matter, name) for name in (*matter.counted, "owner_id")}
    if any(changes.get(name, value) != value for name, value in stands.items()):
        stood = to_jsonable_python(stands)
        tx.add(EarlierMatter(board_id=matter.board_id, matter_id=matter.id, until=clock.now(), stood=stood))


def set_aside(tx: Tx, matter_ids: Sequence[UUID], *, reason: str, by: Actor) -> None:
    """Let matters that should never have been registered count nowhere. They stay, with who said so and why."""
    nothing_waits = {"status": MISTAKEN, "source_changed_at": None, "version": Matter.version + 1}
    changed = update(Matter).where(Matter.id == any_(IDS)).values(nothing_waits)
    set_aside = tx.execute(changed.returning(Matter.id, Matter.board_id), {"ids": matter_ids})
    told = {"kind": MISTAKEN, "at": clock.now(), "actor_id": by.id, "actor_name": by.name}
    told |= {"note": reason, "data": {"status": MISTAKEN}}
    if rows := [told | {"id": new_id(), "matter_id": id_, "board_id": board_id} for id_, board_id in set_aside]:
        tx.execute(insert(MatterEvent), rows)


def index(tx: Tx, matter: Matter) -> None:
    """Let a search find a matter by all its words, also those that are about to be stored, and by what it is called."""
    coming = [getattr(row, "note", None) for row in tx.new if getattr(row, "matter_id", None) == matter.id]
    words = [each for each in (*matter.searched, *coming) if each is not None]
    if inspect(matter).persistent:
        numbers = select(DiaryNumber.number).where(DiaryNumber.matter_id == matter.id, DiaryNumber.struck_at.is_(None))
        called = func.array(numbers.scalar_subquery(), type_=ARRAY(Text))
        identifiers = func.array_cat(literal(matter.identifiers, ARRAY(Text)), called)
        matter.search = func.access.words(matter.board_id, func.concat_ws(" ", *words), identifiers)
    else:
        known = {"board": matter.board_id, "text": " ".join(each for each in words if isinstance(each, str))}
        matter.search = to_json({**known, "called": matter.identifiers}).decode()


def _place(unit: Unit) -> dict[str, Any]:
    return {"unit_id": unit.id, "unit_name": unit.name, "area": unit.area}
