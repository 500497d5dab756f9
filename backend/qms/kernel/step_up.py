"""Some things ask for a fresh login: whoever finds an unlocked screen must not be able to do them.

Which they are stands in the policy table: what gives somebody rights, and what shows a sealed identity.
"""

from datetime import datetime, timedelta

from qms.kernel import access, clock
from qms.kernel.db import Tx
from qms.kernel.problems import Forbidden

FRESH = timedelta(minutes=10)


class StepUpRequired(Forbidden):
    """Steget kräver att man nyss har loggat in på nytt."""

    code = "step-up-required"
    title = "Logga in på nytt först"
    detail = "Det här steget kräver en inloggning som är högst tio minuter gammal."


def require(tx: Tx) -> None:
    """Refuse the operation in hand if it asks people for a login of the last ten minutes.

    A system has no login: what it may do stands in a column of its own, and its token is as young.
    """
    if tx.actor.kind == "service":
        return
    authenticated_at = tx.info.get("authenticated_at")
    is_fresh = isinstance(authenticated_at, datetime) and clock.now() - authenticated_at <= FRESH
    if access.policy()[tx.action].needs_fresh_login and not is_fresh:
        raise StepUpRequired
