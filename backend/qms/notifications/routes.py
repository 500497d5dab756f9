"""The HTTP face of what somebody does with what they are told. What they are told is shown by the overview."""

from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.idempotency import RUNS_AGAIN
from qms.kernel.route import Router
from qms.notifications import queries, service, views
from qms.notifications.models import Notification
from qms.notifications.schemas import (
    NotificationChoice,
    NotificationChoiceReplace,
    NotificationReading,
    NotificationReadingCreate,
)

router = Router(prefix="", tag="overview")


@router.post("/notifications/readings", status_code=201, summary="Markera aviseringar som lästa", again=RUNS_AGAIN)
def notification_reading_create(tx: Tx, body: NotificationReadingCreate) -> NotificationReading:
    """Markerar aviseringar som lästa av den som frågar. De står kvar bland alla, och hos den som man ersätter."""
    service.read(tx, *([] if body.ids is None else [Notification.id.in_(body.ids)]))
    return views.reading(tx)


@router.get(views.CHOICE, summary="Läs hur ofta brev kommer")
def notification_choice_read(tx: Tx) -> NotificationChoice:
    """Visar hur ofta den som frågar får ett brev om att något väntar."""
    return views.choice(tx, queries.myself(tx))


@router.put(views.CHOICE, summary="Välj hur ofta brev kommer")
def notification_choice_replace(tx: Tx, body: NotificationChoiceReplace, expected: Expected) -> NotificationChoice:
    """Väljer hur ofta ett brev talar om att något väntar. Brevet säger aldrig vad det gäller."""
    person = expected.check(queries.myself(tx))
    service.choose_letters(tx, person, body.letters)
    return views.choice(tx, person)
