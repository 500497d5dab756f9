"""What happens to publications: written, sent to a reader, sent back, published, discussed, withdrawn, written anew."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm.attributes import flag_modified

from qms.identifying import NAME, SAID, found_in
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Forbidden, Invalid, UnknownReference, WrongState
from qms.kernel.rows import Row
from qms.matters.queries import get_any
from qms.notifications.models import NotificationKind as Kind
from qms.notifications.service import done, tell_once
from qms.organisation import policy as organisation
from qms.organisation import queries as units
from qms.publications import policy, queries
from qms.publications.models import Publication, PublicationUnit
from qms.publications.schemas import DiscussionCreate, NoPerson, PublicationCreate, PublicationReplace
from qms.publications.states import LIFECYCLE
from qms.responsibility.queries import reachable_owner

OF_UNIT = SAID | {NAME: "Namnet på någon som arbetar här"}
COPIED = ("board_id", "kind", "unit_id", "matter_id", *queries.WRITTEN, "no_persons")


class TellsWho(Invalid):
    """I texten står något som säger vem någon är. Det tas bort innan fler får läsa."""

    code = "tells-who"
    title = "Någon går att känna igen"
    detail = "Ta bort det som säger vem någon är."


def create(tx: Tx, command: PublicationCreate) -> Publication:
    """Begin a draft, from a matter that may be told of or from nothing."""
    organisation.require(tx, "publicationCreate", command.board_id)
    if command.matter_id:
        matter = get_any(tx, command.matter_id, policy.OF_MATTER)
        if matter.board_id != command.board_id:
            raise UnknownReference("Ärendet finns inte i nämnden.", at="/matterId")
        policy.require_told(tx, matter)
    told = command.model_dump(exclude={"no_persons"})
    publication = Publication(
        id=new_id(), status=LIFECYCLE.begins, author_id=tx.actor.id, changed_at=clock.now(), **told
    )
    publication.no_persons = _kept(command.no_persons)
    _require_unit(tx, publication)
    tx.add(publication)
    return publication


def change(tx: Tx, publication: Publication, command: PublicationReplace) -> None:
    """Write on, as long as it is a draft."""
    LIFECYCLE.fire("change", tx, publication)
    for name, value in command.model_dump(exclude={"no_persons"}).items():
        setattr(publication, name, value)
    publication.no_persons, publication.changed_at = _kept(command.no_persons), clock.now()
    _require_unit(tx, publication)


def readers(tx: Tx, publication: Publication, words: str | None) -> list[Row]:
    """Those who could read it before it is published."""
    if not policy.may(tx, "publicationSend", publication):
        raise Forbidden(about=("publication", publication.id))
    return queries.readers(tx, publication, words)


def send(tx: Tx, publication: Publication, reader_id: UUID) -> None:
    """Let another read it. From now on it is locked, until that person publishes it or sends it back."""
    LIFECYCLE.fire("send", tx, publication)
    _require_nobody_told(tx, publication)
    publication.reader_id = queries.reader(tx, publication, reader_id).id
    publication.changed_at, publication.back_reason = clock.now(), None
    done(tx, publication.board_id, Kind.PUBLICATION_BACK, publication_id=publication.id)
    _tell(tx, publication, Kind.PUBLICATION_TO_READ, publication.reader_id)


def send_back(tx: Tx, publication: Publication, reason: str) -> None:
    """Let who wrote it mend it first, and say what."""
    LIFECYCLE.fire("send back", tx, publication)
    publication.back_reason, publication.changed_at = reason, clock.now()
    done(tx, publication.board_id, Kind.PUBLICATION_TO_READ, publication_id=publication.id)
    _tell(tx, publication, Kind.PUBLICATION_BACK, publication.author_id)


def publish(tx: Tx, publication: Publication) -> None:
    """Let everybody at the board read it, and those who lead the units that it is for know of it."""
    LIFECYCLE.fire("publish", tx, publication)
    _require_nobody_told(tx, publication)
    publication.published_at = publication.changed_at = clock.now()
    done(tx, publication.board_id, Kind.PUBLICATION_TO_READ, publication_id=publication.id)
    of_it = {"board_id": publication.board_id, "publication_id": publication.id}
    for unit in queries.units_for(tx, publication):
        tx.add(PublicationUnit(unit_id=unit.id, unit_name=unit.name, **of_it))
        if leads := reachable_owner(tx, unit, clock.today()):
            _tell(tx, publication, Kind.PUBLICATION_NEW, leads, key=str(unit.id))


def withdraw(tx: Tx, publication: Publication, reason: str) -> None:
    """Let nobody read it any more but those who worked with it, and say why. It stays."""
    LIFECYCLE.fire("withdraw", tx, publication)
    publication.withdrawn_at = publication.changed_at = clock.now()
    publication.withdrawn_reason, publication.back_reason = reason, None
    done(tx, publication.board_id, publication_id=publication.id)


def revise(tx: Tx, publication: Publication) -> Publication:
    """Begin a new draft from what was withdrawn, which stays as it was."""
    LIFECYCLE.fire("write anew", tx, publication)
    told = {name: getattr(publication, name) for name in COPIED}
    anew = Publication(id=new_id(), status=LIFECYCLE.begins, author_id=tx.actor.id, changed_at=clock.now(), **told)
    anew.earlier_id = publication.id
    tx.add(anew)
    return anew


def discuss(tx: Tx, publication: Publication, command: DiscussionCreate) -> None:
    """Note that a unit has talked about it at its meeting, and one thing that it will do in another way."""
    _locked(tx, publication)
    LIFECYCLE.fire("discuss", tx, publication)
    unit = _led(tx, policy.DISCUSS, publication, command.unit_id)
    _require_day(publication, command.discussed_on)
    telling = found_in(command.intent, queries.people_named_in(tx, command.intent)) if command.intent else []
    if telling:
        raise TellsWho(errors=[{"pointer": "/intent", "code": code, "detail": OF_UNIT[code]} for code in telling])
    unit.discussed_on, unit.intent, unit.told_by = command.discussed_on, command.intent, tx.actor.id
    done(tx, publication.board_id, Kind.PUBLICATION_NEW, key=str(unit.unit_id), publication_id=publication.id)


def undiscuss(tx: Tx, publication: Publication, unit_id: UUID) -> None:
    """Take back that a unit has talked about it."""
    _locked(tx, publication)
    LIFECYCLE.fire("not discuss", tx, publication)
    unit = _led(tx, "publicationUndiscuss", publication, unit_id)
    if unit.discussed_on is None:
        raise WrongState("Enheten har inte angett att den har talat om det.")
    unit.discussed_on, unit.intent, unit.told_by = None, None, tx.actor.id


def _locked(tx: Tx, publication: Publication) -> None:
    """Let units tell one after the other, each of a version of its own: what somebody has kept of it is then old."""
    tx.refresh(publication, with_for_update=True)
    flag_modified(publication, "status")


def _led(tx: Tx, operation: str, publication: Publication, unit_id: UUID) -> PublicationUnit:
    """One of the units that it is for, that the caller leads."""
    unit = next((one for one in queries.units_of(tx, publication) if one.unit_id == unit_id), None)
    if unit is None:
        raise UnknownReference("Det är inte till för den enheten.", at="/unitId")
    if unit_id not in policy.led(tx, operation, publication):
        raise Forbidden(about=("publication", publication.id))
    return unit


def _require_day(publication: Publication, day: date) -> None:
    if day > clock.today():
        detail = "Dagen ligger framåt i tiden."
        raise Invalid(errors=[{"pointer": "/discussedOn", "code": "in-future", "detail": detail}])
    if publication.published_at and day < clock.civil_date(publication.published_at):
        detail = "Det var inte publicerat den dagen."
        raise Invalid(errors=[{"pointer": "/discussedOn", "code": "too-early", "detail": detail}])


def _require_unit(tx: Tx, publication: Publication) -> None:
    if publication.unit_id is None:
        return
    unit = units.unit_on(tx, publication.unit_id, clock.today(), at="/unitId")
    if unit.board_id != publication.board_id:
        raise UnknownReference("Enheten finns inte i nämnden.", at="/unitId")


def _require_nobody_told(tx: Tx, publication: Publication) -> None:
    if telling := queries.findings(tx, publication):
        raise TellsWho(errors=telling)


def _tell(tx: Tx, publication: Publication, kind: Kind, who: UUID, key: str | None = None) -> None:
    key = str(publication.version) if key is None else key
    tell_once(tx, publication.board_id, kind, key=key, to=who, publication_id=publication.id)


def _kept(no_persons: list[NoPerson]) -> list[dict[str, object]]:
    return [one.model_dump() for one in no_persons]
