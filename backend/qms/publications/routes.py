"""The HTTP face of publications."""

from typing import Annotated

from fastapi import Path, Query

from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import Incomplete, UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters.queries import get_any
from qms.organisation.queries import OutsideReach
from qms.publications import policy, queries, service, views
from qms.publications.schemas import (
    DiscussionCreate,
    DiscussionWithdrawalCreate,
    MatterPublicationList,
    Publication,
    PublicationCreate,
    PublicationFilter,
    PublicationPage,
    PublicationReaderList,
    PublicationReplace,
    PublicationReturnCreate,
    PublicationSendingCreate,
    PublicationWithdrawalCreate,
)
from qms.texts import Sought

router = Router(prefix="", tag="publications")
MatterId = Annotated[Id, Path(alias="matterId", description="Ärendets id")]
PublicationId = Annotated[Id, Path(alias="publicationId", description="Lärkortets id")]


@router.get("/matters/{matterId}/publications", summary="Visa lärkort ur ett ärende")
def matter_publication_list(tx: Tx, matter_id: MatterId) -> MatterPublicationList:
    """Visar de lärkort som är skrivna ur ärendet, och om det går att skriva ett nu. Läsningen loggas."""
    return views.of_matter(tx, get_any(tx, matter_id, policy.OF_MATTER))


@router.get("/publications", response_model=PublicationPage, summary="Lista lärkort", problems=(OutsideReach,))
def publication_list(tx: Tx, filters: Annotated[PublicationFilter, Query()], page: Paging) -> Json:
    """Listar de lärkort som är publicerade, de egna eller de som den som frågar ska läsa, det senaste först."""
    rows, total = queries.page(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("publications", rows, total)


@router.post(
    "/publications",
    status_code=201,
    summary="Börja skriva ett lärkort",
    problems=(UnknownReference, policy.NotYetTold),
)
def publication_create(tx: Tx, body: PublicationCreate) -> Publication:
    """Börjar ett utkast, ur ett avslutat ärende eller ett gott exempel, eller ur ingenting."""
    return views.shown(tx, service.create(tx, body))


@router.get("/publications/{publicationId}", summary="Läs ett lärkort")
def publication_read(tx: Tx, publication_id: PublicationId) -> Publication:
    """Visar ett lärkort och vad den som frågar kan göra nu. Ärendet bakom visas bara för den som får läsa det."""
    return views.shown(tx, queries.get(tx, publication_id))


@router.put("/publications/{publicationId}", summary="Ändra ett lärkort", problems=(WrongState, UnknownReference))
def publication_replace(
    tx: Tx, publication_id: PublicationId, body: PublicationReplace, expected: Expected
) -> Publication:
    """Sparar det som är skrivet hittills. Det går så länge det är ett utkast."""
    publication = expected.check(queries.get(tx, publication_id))
    service.change(tx, publication, body)
    return views.shown(tx, publication)


@router.get("/publications/{publicationId}/readers", summary="Lista vilka som kan läsa före publicering")
def publication_reader_list(
    tx: Tx,
    publication_id: PublicationId,
    q: Annotated[Sought | None, Query(max_length=100, description="Del av namnet")] = None,
) -> PublicationReaderList:
    """Listar de första som kan läsa och publicera lärkortet, i bokstavsordning. Bara namn och titel visas."""
    publication = queries.get(tx, publication_id)
    return views.readers(tx, publication, service.readers(tx, publication, q))


@router.post(
    "/publications/{publicationId}/sendings",
    status_code=201,
    summary="Skicka ett lärkort till den som ska läsa",
    problems=(WrongState, policy.NotYetTold, Incomplete, service.TellsWho, UnknownReference),
)
def publication_send(
    tx: Tx, publication_id: PublicationId, body: PublicationSendingCreate, expected: Expected
) -> Publication:
    """Låser texten och ber en kollega läsa. Först kontrolleras att inget i den säger vem någon är."""
    publication = expected.check(queries.get(tx, publication_id))
    service.send(tx, publication, body.reader_id)
    return views.shown(tx, publication)


@router.post(
    "/publications/{publicationId}/returns",
    status_code=201,
    summary="Skicka tillbaka ett lärkort",
    problems=(WrongState,),
)
def publication_return(
    tx: Tx, publication_id: PublicationId, body: PublicationReturnCreate, expected: Expected
) -> Publication:
    """Skickar tillbaka lärkortet till den som skrev det, med det som ska ändras."""
    publication = expected.check(queries.get(tx, publication_id))
    service.send_back(tx, publication, body.reason)
    return views.shown(tx, publication)


@router.post(
    "/publications/{publicationId}/publishings",
    status_code=201,
    summary="Publicera ett lärkort",
    problems=(WrongState, policy.NotYetTold, Incomplete, service.TellsWho),
)
def publication_publish(tx: Tx, publication_id: PublicationId, expected: Expected) -> Publication:
    """Låter alla i nämnden läsa lärkortet och säger till dem som leder enheterna. Den som skrev kan inte publicera."""
    publication = expected.check(queries.get(tx, publication_id))
    service.publish(tx, publication)
    return views.shown(tx, publication)


@router.post(
    "/publications/{publicationId}/withdrawals",
    status_code=201,
    summary="Dra tillbaka ett lärkort",
    problems=(WrongState,),
)
def publication_withdraw(
    tx: Tx, publication_id: PublicationId, body: PublicationWithdrawalCreate, expected: Expected
) -> Publication:
    """Drar tillbaka lärkortet, med skäl. Det finns kvar för dem som arbetade med det, men ingen annan läser det."""
    publication = expected.check(queries.get(tx, publication_id))
    service.withdraw(tx, publication, body.reason)
    return views.shown(tx, publication)


@router.post(
    "/publications/{publicationId}/revisions",
    status_code=201,
    summary="Skriv om ett tillbakadraget lärkort",
    problems=(WrongState, policy.NotYetTold),
)
def publication_revise(tx: Tx, publication_id: PublicationId) -> Publication:
    """Börjar ett nytt utkast med det gamlas texter. Det gamla står kvar som det var."""
    return views.shown(tx, service.revise(tx, queries.get(tx, publication_id)))


@router.post(
    "/publications/{publicationId}/discussions",
    status_code=201,
    summary="Ange att en enhet har talat om ett lärkort",
    problems=(WrongState, UnknownReference, service.TellsWho),
)
def publication_discuss(tx: Tx, publication_id: PublicationId, body: DiscussionCreate) -> Publication:
    """Anger vilken dag enheten talade om det på sin träff, och en sak som den ska göra annorlunda om den vill."""
    publication = queries.get(tx, publication_id)
    service.discuss(tx, publication, body)
    return views.shown(tx, publication)


@router.post(
    "/publications/{publicationId}/discussion-withdrawals",
    status_code=201,
    summary="Ta tillbaka att en enhet har talat om ett lärkort",
    problems=(WrongState, UnknownReference),
)
def publication_undiscuss(tx: Tx, publication_id: PublicationId, body: DiscussionWithdrawalCreate) -> Publication:
    """Tar tillbaka att enheten har talat om det."""
    publication = queries.get(tx, publication_id)
    service.undiscuss(tx, publication, body.unit_id)
    return views.shown(tx, publication)
