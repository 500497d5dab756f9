"""The HTTP face of the rules of roles, and of what directories call units."""

from typing import Annotated

from fastapi import Path, Query

from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import UnknownReference
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.organisation.queries import OutsideReach
from qms.organisation.schemas import Listed
from qms.role_rules import queries, schemas, service, views
from qms.role_rules.schemas import DirectoryRuleCreate, DirectoryRuleTrial, DirectoryUnitCreate

router = Router(prefix="", tag="directory")
RuleId = Annotated[Id, Path(alias="ruleId", description="Regelns id")]
NameId = Annotated[Id, Path(alias="directoryUnitId", description="Kodens id")]


@router.get(
    "/directory-rules",
    response_model=schemas.DirectoryRulePage,
    summary="Lista nämndens regler för roller",
    problems=(OutsideReach,),
)
def directory_rule_list(tx: Tx, filters: Annotated[Listed, Query()], page: Paging) -> Json:
    """Listar de regler som gäller: vilken befattning som ger vilken roll var, och hur många som har den därigenom."""
    rows, total = queries.rules(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("rules", rows, total)


@router.post(
    "/directory-rules",
    status_code=201,
    summary="Besluta en regel för roller",
    problems=(UnknownReference, service.RoleNotByRule, service.RuleStands),
)
def directory_rule_create(tx: Tx, body: DirectoryRuleCreate) -> schemas.DirectoryRule:
    """Beslutar att en befattning ger en roll på enheten där personen arbetar. Rollen slutar när raden inte passar."""
    return views.rule(tx, service.create_rule(tx, body))


@router.get("/directory-rules/{ruleId}", summary="Läs en regel för roller")
def directory_rule_read(tx: Tx, rule_id: RuleId) -> schemas.DirectoryRule:
    """Visar en regel, vem som beslutade den och hur många som har rollen genom den."""
    return views.rule(tx, queries.visible_rule(tx, rule_id))


@router.delete("/directory-rules/{ruleId}", status_code=204, summary="Ta bort en regel för roller")
def directory_rule_end(tx: Tx, rule_id: RuleId, expected: Expected) -> None:
    """Tar bort en regel. Roller som bara den har gett slutar; de som har getts för hand rörs inte."""
    service.end_rule(tx, expected.check(queries.visible_rule(tx, rule_id)))


@router.get("/directory-rule-effects", summary="Pröva en regel för roller", problems=(UnknownReference, OutsideReach))
def directory_rule_effect(tx: Tx, trial: Annotated[DirectoryRuleTrial, Query()]) -> schemas.DirectoryRuleEffect:
    """Räknar hur många en regel skulle ge rollen, utan att ändra något."""
    return views.effect(tx, trial)


@router.get(
    "/directory-units",
    response_model=schemas.DirectoryUnitPage,
    summary="Lista katalogernas koder för enheter",
    problems=(OutsideReach,),
)
def directory_unit_list(tx: Tx, filters: Annotated[Listed, Query()], page: Paging) -> Json:
    """Listar vad kataloger kallar nämndens enheter, när det är något annat än enhetens namn."""
    rows, total = queries.directory_units(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("directoryUnits", views.units(tx, rows), total)


@router.post(
    "/directory-units",
    status_code=201,
    summary="Ange vad kataloger kallar en enhet",
    problems=(UnknownReference, service.CodeTaken),
)
def directory_unit_create(tx: Tx, body: DirectoryUnitCreate) -> schemas.DirectoryUnit:
    """Anger vilken enhet en kod i katalogen står för, till exempel ett kostnadsställe."""
    return views.unit(tx, service.name_unit(tx, body))


@router.get("/directory-units/{directoryUnitId}", summary="Läs en kod för en enhet")
def directory_unit_read(tx: Tx, name_id: NameId) -> schemas.DirectoryUnit:
    """Visar vilken enhet en kod i katalogen står för."""
    return views.unit(tx, queries.visible_unit(tx, name_id))


@router.delete("/directory-units/{directoryUnitId}", status_code=204, summary="Ta bort en kod för en enhet")
def directory_unit_delete(tx: Tx, name_id: NameId, expected: Expected) -> None:
    """Tar bort koden. Rader med den avvisas tills enheten är känd igen."""
    service.forget_unit(tx, expected.check(queries.visible_unit(tx, name_id)))
