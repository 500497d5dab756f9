"""The HTTP face of the accounts that systems have."""

from typing import Annotated

from fastapi import Depends, Path, Query, Request

from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import UnknownReference
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.organisation.queries import OutsideReach
from qms.organisation.schemas import Listed
from qms.organisation.service import EndHasBeen
from qms.service_accounts import queries, schemas, service, views
from qms.service_accounts.schemas import ServiceAccountCreate, ServiceAccountReplace

router = Router(prefix="", tag="organisation")


async def _unused_days(request: Request) -> int:
    """After how many days without a call a system is pointed out."""
    days: int = request.app.state.settings.unused_system_days
    return days


UnusedDays = Annotated[int, Depends(_unused_days)]
AccountId = Annotated[Id, Path(alias="serviceAccountId", description="Systemkontots id")]


@router.get(
    "/service-accounts",
    response_model=schemas.ServiceAccountPage,
    summary="Lista anslutna system",
    problems=(OutsideReach,),
)
def service_account_list(tx: Tx, filters: Annotated[Listed, Query()], page: Paging, unused_days: UnusedDays) -> Json:
    """Listar de system som får anropa API:et, vad de får göra, vem som lade upp dem och när de senast användes."""
    rows, total = queries.accounts(tx, filters, unused_days, offset=page.offset, limit=page.limit)
    return page.envelope("serviceAccounts", rows, total)


@router.post(
    "/service-accounts",
    status_code=201,
    summary="Anslut ett system",
    problems=(UnknownReference, EndHasBeen, service.ClientTaken),
    again=lambda tx, account_id, unused_days, **_: views.account(
        tx, queries.visible_account(tx, account_id, "serviceAccountCreate"), unused_days
    ),
)
def service_account_create(tx: Tx, body: ServiceAccountCreate, unused_days: UnusedDays) -> schemas.ServiceAccount:
    """Låter ett system anropa för en nämnd, med det som dess uppgift kräver och inget mer, till en sista dag."""
    return views.account(tx, service.create(tx, body), unused_days)


@router.get("/service-accounts/{serviceAccountId}", summary="Läs ett anslutet system")
def service_account_read(tx: Tx, account_id: AccountId, unused_days: UnusedDays) -> schemas.ServiceAccount:
    """Visar ett anslutet system."""
    return views.account(tx, queries.visible_account(tx, account_id), unused_days)


@router.put(
    "/service-accounts/{serviceAccountId}",
    summary="Ändra ett anslutet system",
    problems=(EndHasBeen, service.ClientTaken),
)
def service_account_replace(
    tx: Tx, account_id: AccountId, body: ServiceAccountReplace, expected: Expected, unused_days: UnusedDays
) -> schemas.ServiceAccount:
    """Förlänger eller avslutar ett system, eller ger det ett nytt klient-id. Rättigheterna följer vid nästa anrop."""
    account = expected.check(queries.visible_account(tx, account_id))
    service.replace(tx, account, body)
    return views.account(tx, account, unused_days)
