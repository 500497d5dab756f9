"""Reads of the accounts that systems have."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, select

from qms.kernel import access, clock
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.kernel.rows import Row, columns_of, one_visible, page_of, swedish
from qms.organisation.models import Person
from qms.organisation.queries import require_reached
from qms.organisation.schemas import Listed
from qms.service_accounts.models import ServiceAccount, ServiceAccountUse
from qms.service_accounts.policy import in_words
from qms.service_accounts.schemas import ServiceAccountSummary

ACCOUNT = Located(ServiceAccount.__table__.c.board_id)
USED_AT = ServiceAccountUse.used_at


def accounts(tx: Tx, filters: Listed, unused_days: int, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the systems of the caller's boards, in Swedish order."""
    known = access.within(tx.actor, access.reach(tx.actor, "serviceAccountList"), ACCOUNT)
    rows = _rows(unused_days).where(known)
    require_reached(tx, filters)
    if filters.board_id:
        rows = rows.where(ServiceAccount.board_id == filters.board_id)
    listed, total = page_of(
        tx, rows.order_by(swedish(ServiceAccount.name), ServiceAccount.id), offset=offset, limit=limit
    )
    return [_in_words(row) for row in listed], total


def visible_account(tx: Tx, account_id: UUID, operation: str = "serviceAccountRead") -> ServiceAccount:
    """An account that the caller may see. Otherwise it does not exist."""
    visible = access.within(tx.actor, access.reach(tx.actor, operation), ACCOUNT)
    return one_visible(tx, ServiceAccount, account_id, visible)


def account_row(tx: Tx, account_id: UUID, unused_days: int) -> Row:
    """One account as a row of a list."""
    row = tx.execute(_rows(unused_days).where(ServiceAccount.id == account_id)).mappings().one()
    return _in_words(dict(row))


def _rows(unused_days: int) -> Select[*tuple[Any, ...]]:
    quiet = func.coalesce(USED_AT, ServiceAccount.created_at) < clock.now() - timedelta(days=unused_days)
    columns = columns_of(
        ServiceAccountSummary,
        ServiceAccount,
        job_name=None,
        created_by_name=Person.name,
        last_used_at=USED_AT,
        is_unused=and_(ServiceAccount.valid_to >= clock.today(), quiet),
    )
    return (
        select(*columns)
        .outerjoin(ServiceAccountUse, ServiceAccountUse.account_id == ServiceAccount.id)
        .outerjoin(Person, Person.id == ServiceAccount.created_by)
    )


def _in_words(row: Row) -> Row:
    job = row["job"]
    rights = [{"scope": scope, "label": in_words(scope)} for scope in row["scopes"]]
    return {**row, "jobName": job and job.label, "scopes": rights}
