"""What is left before a matter can be closed: said to who tries, and shown before anybody does."""

from datetime import timedelta

from qms.actions.models import UNDONE, ActionStatus
from qms.closings.schemas import Remaining, RemainingPart
from qms.data_incidents import queries as data_incidents
from qms.effects.queries import actions_of, effect_of
from qms.investigations import queries as investigations
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict
from qms.kernel.schema import Link
from qms.matters.models import Matter
from qms.organisation import queries as organisation
from qms.rendering.swedish import long_date

Left = dict[RemainingPart, str]


class NotFinished(Conflict):
    """Ett ärende avslutas när utredning, svar och åtgärder är klara och effekten är bedömd eller snart ska bedömas."""

    code = "not-finished"
    title = "Något är kvar innan ärendet kan gå vidare"
    detail = "Gör det som är kvar först."


def left(tx: Tx, matter: Matter, *, answers: bool = False) -> Left:
    """What is left: what is investigated, an answer or why none, every action done, the effect judged or planned.

    Where the step itself ``answers``, nobody need have, and nothing need be judged where nothing was done.
    """
    said = _left_of_investigation(tx, matter) | left_of_actions(tx, matter, needs_effect=not answers)
    if matter.answered_at is None and not answers:
        said[RemainingPart.ANSWERS] = "Svara den som rapporterade, eller säg varför det inte går."
    return said | _left_of_incident(tx, matter)


def _left_of_investigation(tx: Tx, matter: Matter) -> Left:
    """An investigation in which something stands: until it is finished, what it says may change."""
    if not investigations.unfinished(tx, matter):
        return {}
    return {RemainingPart.INVESTIGATIONS: "Gör klart det som utreds under Utred."}


def _left_of_incident(tx: Tx, matter: Matter) -> Left:
    """Personal data that somebody may have seen: the data protection officer decides, and nobody closes before."""
    if not data_incidents.unfinished(tx, matter):
        return {}
    return {RemainingPart.DATA_INCIDENTS: "Dataskyddsombudet ska besluta om personuppgiftsincidenten."}


def left_of_actions(tx: Tx, matter: Matter, *, needs_effect: bool = False) -> Left:
    """The same of what is done about it. Where nothing is, the effect need not be judged unless it is asked for."""
    actions = actions_of(tx, matter)
    said: Left = {}
    if undone := sum(status in UNDONE for status, _, _ in actions):
        number = "En åtgärd" if undone == 1 else f"{undone} åtgärder"
        said[RemainingPart.ACTIONS] = f"{number} är inte genomförd{'' if undone == 1 else 'a'}. Gör klart eller avbryt."
    last = clock.today() + timedelta(days=organisation.board(tx, matter.board_id).max_follow_up_days)
    # A day that has passed is no plan: then it can be judged.
    is_planned = any(status == ActionStatus.DONE and day and clock.today() <= day <= last for status, _, day in actions)
    if (actions or needs_effect) and not is_planned and effect_of(tx, matter) is None:
        said[RemainingPart.EFFECTS] = (
            "Bedöm om det som gjordes hjälpte. Är det för tidigt räcker det att en genomförd åtgärd ska följas upp "
            f"senast {long_date(last)}."
        )
    return said


def unfinished(tx: Tx, matter: Matter) -> NotFinished | None:
    """What stands in the way of closing a matter, all of it at once, each with the way to where it is done."""
    return _problem(matter, left(tx, matter))


def under_investigation(tx: Tx, matter: Matter) -> NotFinished | None:
    """What stands in the way of saying what an investigation shows."""
    return _problem(matter, _left_of_investigation(tx, matter))


def undecided(tx: Tx, matter: Matter) -> NotFinished | None:
    """What stands in the way of a step that ends a matter and answers who reported it."""
    return _problem(matter, left(tx, matter, answers=True))


def nothing_done(tx: Tx, matter: Matter) -> NotFinished | None:
    """What stands in the way of trying something: that nobody has proposed what is to be done."""
    left = {} if actions_of(tx, matter) else {RemainingPart.ACTIONS: "Föreslå först den åtgärd som ska prövas."}
    return _problem(matter, left)


def undone_actions(tx: Tx, matter: Matter) -> NotFinished | None:
    """The same where a matter is closed as it comes in, which answers who reported it by itself."""
    said = _left_of_investigation(tx, matter) | left_of_actions(tx, matter)
    return _problem(matter, said | _left_of_incident(tx, matter))


def undecided_incident(tx: Tx, matter: Matter) -> NotFinished | None:
    """What stands in the way of setting a matter aside."""
    return _problem(matter, _left_of_investigation(tx, matter) | _left_of_incident(tx, matter))


def _problem(matter: Matter, left: Left) -> NotFinished | None:
    way = f"/matters/{matter.id}"
    errors = [{"pointer": f"{way}/{part}", "code": part.value, "detail": detail} for part, detail in left.items()]
    return NotFinished(errors=errors) if left else None


def remaining(tx: Tx, matter: Matter, *, answers: bool = False) -> list[Remaining]:
    """What is left, to be shown to who may close it, or take the step that does and ``answers``."""
    way = tx.href(f"/matters/{matter.id}")
    return [
        Remaining(part=part, detail=detail, _links=[Link(href=f"{way}/{part}", rel=part.value, method="GET")])
        for part, detail in left(tx, matter, answers=answers).items()
    ]
