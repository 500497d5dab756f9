"""Lets as many reports of the printed years as were printed be sorted out with the region, and some of the latest."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from sqlalchemy import select

from qms.cooperation import service
from qms.cooperation.schemas import CooperationCreate
from qms.demo.municipality import read
from qms.demo.seed_organisation import Places
from qms.deviations.models import Deviation
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import Tx, bind
from qms.organisation.models import Person

BOARD = "nord"
ABOUT = "cooperation-external"
AFTER, ANSWERED_AFTER = timedelta(hours=3), timedelta(days=19)


def store(tx: Tx, places: Places, today: date) -> None:
    """Of each area and period as many as are planned, first those about cooperation with others."""
    data, number = read("cooperation"), 0
    counterparts = cycle(data["counterparts"])
    for planned in data["years"]:
        directions = [way for way in ("to", "from") for _ in range(planned[way])]
        categories = [code for code, many in planned["categories"].items() for _ in range(many)]
        first, last = planned.get("first", today - timedelta(days=planned.get("ago", 0))), planned.get("last", today)
        for deviation, way, category in zip(
            _reports(tx, places, planned["area"], first, last, len(directions)), directions, categories, strict=True
        ):
            number += 1
            said = {"direction": f"{way}-counterpart", "category": category, "counterpart": next(counterparts)}
            _register(tx, deviation, said | {"external_number": f"MC-{1000 + 7 * number}"}, today, data["answer"])


def _reports(tx: Tx, places: Places, area: str, first: date, last: date, many: int) -> Sequence[Deviation]:
    here = (Deviation.board_id == places.boards[BOARD], Deviation.area == area, Deviation.owner_id.is_not(None))
    rows = select(Deviation).where(*here, Deviation.reported_on.between(first, last))
    wanted = rows.order_by(Deviation.category.is_distinct_from(ABOUT), Deviation.number)
    return tx.scalars(wanted.limit(many)).all()


def _register(tx: Tx, deviation: Deviation, said: dict[str, Any], today: date, answer: str) -> None:
    """Sent the same day as who answers for it; answered some weeks later, where that has been."""
    owner = tx.get_one(Person, deviation.owner_id)
    bind(tx, Actor(owner.id, owner.name, "person", (Grant("unit-manager", deviation.board_id, None),)), "demoSeed")
    sent = deviation.reported_at + AFTER
    told = said | {"sent_on": str(clock.civil_date(sent))}
    with clock.freeze(sent):
        service.store(tx, deviation, CooperationCreate.model_validate(told))
        tx.flush()
    if clock.civil_date(sent + ANSWERED_AFTER) < today:
        with clock.freeze(sent + ANSWERED_AFTER):
            told |= {"answered_on": str(clock.today()), "counterpart_answer": answer}
            service.store(tx, deviation, CooperationCreate.model_validate(told))
            tx.flush()
