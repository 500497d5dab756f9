"""Stores the fees of the demo world, each for a decision that had waited long when the court judged."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import or_, select

from qms.demo.seed_organisation import Places
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import Tx, bind
from qms.special_fees import service
from qms.special_fees.schemas import SpecialFeeCreate, SpecialFeePaymentCreate
from qms.unexecuted_decisions.models import Decision, DecisionSpell

FILE = Path(__file__).parent / "special_fees.toml"
BOARD, REPORTER = "sam", "karin.granklev"
LEAST_WAIT = timedelta(days=230)
"""IVO looks at a decision after six months, and a court takes its time."""


def store(tx: Tx, places: Places, today: date) -> None:
    """Register what the court has judged before today, and that it was paid."""
    planned, board_id = tomllib.loads(FILE.read_text(encoding="utf-8")), places.boards[BOARD]
    role = Grant("decision-reporter", board_id, None)
    bind(tx, Actor(places.people[REPORTER], "Karin Granklev", "person", (role,)), "demoSeed")
    chosen: set[UUID] = set()
    for fee in planned["fees"]:
        if fee["judged_on"] >= today:
            continue
        decision = _waiting(tx, board_id, fee["judged_on"], chosen)
        chosen.add(decision.id)
        judged = {name: fee[name] for name in ("judged_on", "amount_kr", "note") if name in fee}
        with clock.freeze(_noon(fee["judged_on"])):
            row = service.register(tx, decision, SpecialFeeCreate(court=planned["court"], **judged))
            tx.flush()
        if "days_to_payment" in fee:
            paid_on = fee["judged_on"] + timedelta(days=fee["days_to_payment"])
            with clock.freeze(_noon(paid_on)):
                service.pay(tx, row, SpecialFeePaymentCreate(paid_on=paid_on))
    tx.flush()


def _waiting(tx: Tx, board_id: UUID, day: date, chosen: set[UUID]) -> Decision:
    """The decision without a fee that had waited longest on a day."""
    rows = select(Decision).join(DecisionSpell, DecisionSpell.decision_id == Decision.id)
    waiting = or_(DecisionSpell.ended_on.is_(None), DecisionSpell.ended_on > day)
    mine = Decision.board_id == board_id, Decision.id.not_in(chosen), DecisionSpell.start_on <= day - LEAST_WAIT
    return tx.scalars(rows.where(*mine, waiting).order_by(DecisionSpell.start_on, Decision.number).limit(1)).one()


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), clock.STOCKHOLM)
