"""The HTTP face of reorganisations."""

from qms.kernel.db import Tx
from qms.kernel.problems import UnknownReference
from qms.kernel.route import Router
from qms.organisation.policy import OwnReach
from qms.organisation.service import LeaderWithoutRole, OutsideParent, PeriodReversed
from qms.reorganisation import service, views
from qms.reorganisation.schemas import UnitSuccession, UnitSuccessionCreate

router = Router(prefix="", tag="organisation")


@router.post(
    "/unit-successions",
    status_code=201,
    summary="Dela, slå ihop eller flytta enheter",
    problems=(
        UnknownReference,
        PeriodReversed,
        OutsideParent,
        LeaderWithoutRole,
        OwnReach,
        service.SuccessionImpossible,
    ),
    again=lambda tx, _, body: views.succession(tx, body),
)
def unit_succeed(tx: Tx, body: UnitSuccessionCreate) -> UnitSuccession:
    """Avslutar enheter och låter andra ta över från en dag, så att statistiken kan följas genom omorganisationen."""
    service.succeed(tx, body)
    return views.succession(tx, body)
