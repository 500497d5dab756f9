"""How times are shown to one caller: how each day was counted, and what may be done."""

from datetime import date, timedelta

from qms.deadlines import queries, states
from qms.deadlines.models import Basis, Deadline, Rule
from qms.deadlines.schemas import Deadline as Shown
from qms.deadlines.schemas import DeadlineList
from qms.kernel import rows
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.matters.models import Matter
from qms.rendering.swedish import counted

COUNTED = {
    Rule.ASSESS: "bedöms inom {} från att rapporten kom in",
    Rule.INVESTIGATE: "utreds inom {} från bedömningen",
    Rule.READ_NEWS: "det nya läses inom {} från att det kom",
    Rule.EXECUTE: "det antal månader efter beslutet eller avbrottet då det ska rapporteras",
    Rule.DECIDE: "beslutas inom {} från förslaget",
    Rule.CARRY_OUT: "genomförs inom {} från att den beslutades",
    Rule.JUDGE_MATTER: "effekten av ärendet bedöms inom {} från att den sista åtgärden är bedömd",
    Rule.FOLLOW_UP: "effekten bedöms inom {} från att åtgärden var genomförd",
    Rule.NOTIFY_AUTHORITY: "det beslutas inom {} från att nämnden fick veta det om IMY ska få en anmälan",
    Rule.ANSWER: "den som rapporterade får svar inom {} från att rapporten kom in eller öppnades igen",
}

COUNTED_ANEW = {
    (Rule.CARRY_OUT, "postponed"): "genomförs inom {} från att den flyttades fram",
    (Rule.CARRY_OUT, "reopened"): "genomförs inom {} från att den öppnades igen",
}


def of_matter(tx: Tx, matter: Matter) -> DeadlineList:
    """The times of a matter for this caller."""
    links = [
        Link(href=tx.href(f"/matters/{matter.id}/deadlines"), rel="self", method="GET"),
        Link(href=tx.href(matter.address), rel="matter", method="GET"),
    ]
    return DeadlineList(deadlines=[_shown(tx, matter, *row) for row in queries.shown(tx, matter)], _links=links)


def shown(tx: Tx, deadline: Deadline) -> Shown:
    """One time for this caller, as it is now stored."""
    tx.flush()
    matter = states.matter_of(tx, deadline)
    (row,) = queries.shown(tx, matter, deadline.id)
    return _shown(tx, matter, *row)


def _shown(tx: Tx, matter: Matter, deadline: Deadline, owner_name: str | None, anew: str | None) -> Shown:
    links = states.LIFECYCLE.links(tx, f"/deadlines/{deadline.id}", deadline)
    return rows.shown(
        Shown,
        deadline,
        rule_name=Rule(deadline.rule).label,
        explanation=_explained(deadline, anew),
        owner_name=owner_name,
        warnings=[],
        links=[*links, Link(href=tx.href(matter.address), rel="matter", method="GET")],
    )


def explained(rule: str, basis: str, start_on: date, due_on: date, *, anew: str | None = None) -> str:
    """What the last day was worked out from, in words: of a time that a step let run anew, from that step."""
    number = (due_on - start_on).days
    return _said(rule, basis, counted(number, "dag", "dagar"), anew)


def _explained(deadline: Deadline, anew: str | None) -> str:
    if deadline.start_at is None or deadline.due_at is None:
        return explained(deadline.rule, deadline.basis, deadline.start_on, deadline.due_on, anew=anew)
    hours = (deadline.due_at - deadline.start_at) // timedelta(hours=1)
    return _said(deadline.rule, deadline.basis, counted(hours, "timme", "timmar"), anew)


def _said(rule: str, basis: str, length: str, anew: str | None) -> str:
    counted = COUNTED_ANEW.get((Rule(rule), anew or ""), COUNTED[Rule(rule)])
    said = counted.format(length).replace("inom 0 dagar från att", "samma dag som")
    return f"{Basis(basis).label}: {said}."
