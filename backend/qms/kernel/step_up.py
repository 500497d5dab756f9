"""Some things ask for a fresh login: whoever finds an unlocked screen must not be able to do them."""

from datetime import datetime, timedelta

from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import Forbidden

FRESH = timedelta(minutes=10)


class StepUpRequired(Forbidden):
    """Steget kräver att man nyss har loggat in på nytt."""

    code = "step-up-required"
    title = "Logga in på nytt först"
    detail = "Det här steget kräver en inloggning som är högst tio minuter gammal."


def require_fresh_login(tx: Tx) -> None:
    """Refuse unless a person logged in within the last ten minutes. Systems never have."""
    authenticated_at = tx.info.get("authenticated_at")
    if not isinstance(authenticated_at, datetime) or clock.now() - authenticated_at > FRESH:
        raise StepUpRequired
