"""Drafts: what somebody is typing survives a lost network, a closed lid and a failed send."""

from sqlalchemy import func, select

from qms.canonical import canonical_json
from qms.drafts import queries
from qms.drafts.models import Draft
from qms.drafts.schemas import DraftCreate, DraftReplace
from qms.kernel import access, clock
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Forbidden, TooLarge

LARGEST = 64 * 1024
MOST = 50


class TooManyDrafts(Conflict):
    """Den som skriver har så många utkast att några måste skickas in eller tas bort först."""

    code = "too-many-drafts"
    title = "Du har för många utkast"
    detail = f"Skicka in eller ta bort några först. Högst {MOST} utkast sparas."


def begin(tx: Tx, command: DraftCreate) -> Draft:
    """Keep what somebody has begun to write. Only they can see it."""
    if command.board_id not in access.reach(tx.actor, "draftCreate").board_ids():
        raise Forbidden(about=("board", command.board_id))
    kept = select(func.count()).where(Draft.person_id == tx.actor.id, Draft.updated_at > queries.oldest())
    if (tx.scalar(kept) or 0) >= MOST:
        raise TooManyDrafts
    draft = Draft(board_id=command.board_id, person_id=tx.actor.id, kind=command.kind)
    write(draft, command)
    tx.add(draft)
    return draft


def write(draft: Draft, command: DraftReplace) -> None:
    """Keep what has been typed since."""
    content = command.model_dump(by_alias=True)["content"]
    if len(canonical_json(content)) > LARGEST:
        raise TooLarge("Ett utkast får vara högst 64 kB.")
    draft.content = content
    draft.updated_at = clock.now()


def discard(tx: Tx, draft: Draft) -> None:
    """Throw a draft away, because it was sent or given up."""
    tx.delete(draft)
