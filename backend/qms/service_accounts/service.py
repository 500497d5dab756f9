"""What is done about the accounts of systems: they begin, are renewed and end. All of it asks for a fresh login."""

from datetime import timedelta

from sqlalchemy import text

from qms.kernel import clock
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict
from qms.organisation.policy import require
from qms.organisation.service import check_ahead
from qms.service_accounts.models import ServiceAccount
from qms.service_accounts.policy import scopes
from qms.service_accounts.schemas import ServiceAccountCreate, ServiceAccountReplace

A_DAY = timedelta(days=1)
PERSON_OF = text("select access.person_of(:issuer, :subject)")


class ClientTaken(Conflict):
    """Ett klient-id hör till ett enda system, och aldrig till en person."""

    code = "client-taken"
    title = "Klient-id:t används redan"
    detail = "Varje system har ett eget klient-id. Ett system som har slutat kan få en ny sista dag i stället."


def create(tx: Tx, command: ServiceAccountCreate) -> ServiceAccount:
    """Let a system call for a board, with what its job takes. Whoever makes it answers for it and is named."""
    require(tx, "serviceAccountCreate", command.board_id)
    check_ahead(command.valid_to)
    account = ServiceAccount(**command.model_dump(), scopes=scopes(command.job), created_by=tx.actor.id)
    tx.add(account)
    _tie(tx, account)
    return account


def replace(tx: Tx, account: ServiceAccount, command: ServiceAccountReplace) -> None:
    """Renew a system, or end it by yesterday as its last day: the next request is then refused.

    What it may do follows its job as that is today, and is never chosen apart from it.
    """
    require(tx, "serviceAccountReplace", account.board_id)
    if command.valid_to not in (account.valid_to, clock.today() - A_DAY):
        check_ahead(command.valid_to)
    account.name, account.client_id, account.valid_to = command.name, command.client_id, command.valid_to
    if account.job:
        account.scopes = scopes(account.job)
    _tie(tx, account)


def _tie(tx: Tx, account: ServiceAccount) -> None:
    """A client is one system. One that is a person's id too would let the system act as that person, or the reverse."""
    if tx.scalar(PERSON_OF, {"issuer": tx.issuer, "subject": account.client_id}):
        raise ClientTaken(at="/clientId")
    flush_or(tx, service_account_client_id_key=ClientTaken(at="/clientId"))
