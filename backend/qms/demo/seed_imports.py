"""Some reports of the demo world that came in out of the system that a unit had before."""

from datetime import date, datetime, time, timedelta

from qms.demo.seed_organisation import Places
from qms.deviation_imports import service
from qms.deviation_imports.schemas import ImportedDeviation
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import SYSTEM_ID, Tx, bind

BOARD, UNIT, SYSTEM = "ifn", "ifn-boende-etablering", "DF Respons"
REPORTS = (
    (9, "AV-2291", "En visning ställdes in utan att den boende fick veta det", "Bostadssekreterare"),
    (6, "AV-2304", "Ett hyresavtal skrevs under med fel startdag", "Handläggare"),
    (5, "AV-2310", "Nyckeln till lägenheten fanns inte i receptionen", "Boendestödjare"),
)
"""So many days ago it was reported there: its number, what happened, and as what somebody works."""


def store(tx: Tx, places: Places, today: date) -> None:
    """Take them in as the rows of a file, two days ago."""
    bind(tx, Actor(SYSTEM_ID, "Inläst fil", "system", (Grant("system", places.boards[BOARD], None),)), "demoSeed")
    tx.info.pop("places", None)
    with clock.freeze(_moment(today, 2)):
        for days, number, what, role in REPORTS:
            at = _moment(today, days)
            said = {
                "source": {"system": SYSTEM, "id": number},
                "reported_at": at,
                "report_type": "deviation",
                "description": f"{what}. Det upptäcktes samma dag.",
                "unit_id": places.units[UNIT],
                "occurred": {"precision": "date", "on": at.date()},
                "affected": "one",
                "on_behalf_of": role,
            }
            service.take_in(tx, ImportedDeviation.model_validate(said))
        tx.flush()


def _moment(today: date, days: int) -> datetime:
    return datetime.combine(today - timedelta(days=days), time(8, 40), clock.STOCKHOLM)
