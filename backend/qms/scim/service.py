"""What a provider does by SCIM: users begin, change and leave, each as a row of the one who sends."""

from uuid import UUID

from pydantic import ValidationError
from pydantic.alias_generators import to_camel

from qms.directory import queries as directory
from qms.directory.models import DirectoryEntry
from qms.directory_runs import service as runs
from qms.kernel import access, clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Conflict
from qms.scim import queries
from qms.scim.schemas import Asked, Resource, ScimInvalid, kept, patched, row_of

MEANT = {"unit": "department", "login": "externalId", "name": "name", "key": "userName", "title": "title"}


class UserStands(Conflict):
    """Användaren finns redan."""

    code = "scim-user-stands"
    title = "Användaren finns redan"
    detail = "Det finns redan en användare med samma userName eller externalId."


def create(tx: Tx, resource: Resource) -> DirectoryEntry | None:
    """A user begins. Nothing where it was inactive from the beginning."""
    name = resource.get("userName")
    if not isinstance(name, str) or not name.strip():
        raise ScimInvalid("userName saknas.")
    for asked in (Asked("userName", name), Asked("externalId", str(resource.get("externalId") or ""))):
        if asked.value and queries.entries(tx, asked, offset=0, limit=1)[1]:
            raise UserStands
    login, source = resource.get("externalId"), queries.source_of(tx)
    if login and directory.called_at(tx, _board(tx), source, tx.issuer, [str(login)]):
        raise UserStands
    key = str(login or name)
    return _take(tx, resource, str(new_id()) if queries.is_anothers(tx, key) else key)


def replace(tx: Tx, entry: DirectoryEntry, resource: Resource) -> DirectoryEntry | None:
    """A user is as said from now on. None where somebody must say yes first."""
    return _take(tx, resource, entry.key)


def patch(tx: Tx, entry: DirectoryEntry, operations: object) -> DirectoryEntry | None:
    """Some of what is said of a user changes. None where somebody must say yes first."""
    said = {**(entry.resource or {}), "active": not entry.is_over(clock.today())}
    return _take(tx, patched(said, operations), entry.key)


def end(tx: Tx, entry: DirectoryEntry) -> DirectoryEntry | None:
    """A user leaves. None where somebody must say yes first."""
    return _take(tx, {**(entry.resource or {}), "active": False}, entry.key)


def _take(tx: Tx, resource: Resource, key: str) -> DirectoryEntry | None:
    try:
        row = row_of(resource, key, clock.today())
    except ValidationError as error:
        fields = sorted(
            {
                MEANT.get(str(fault["loc"][0]), to_camel(str(fault["loc"][0])))
                for fault in error.errors()
                if fault["loc"]
            }
        )
        raise ScimInvalid(f"Saknas eller går inte att använda: {', '.join(fields)}.") from None
    known, board_id = kept(resource), _board(tx)
    taken = runs.take_one(tx, board_id, queries.source_of(tx), row)
    if taken is not None:
        taken.resource = known
        tx.flush()
    return taken


def _board(tx: Tx) -> UUID:
    (board_id,) = access.reach(tx.actor, "directoryRunCreate").boards
    return board_id
