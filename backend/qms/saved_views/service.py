"""Views of lists: somebody names how they want to see a list, and finds it again."""

from qms.kernel import access
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Conflict, Forbidden
from qms.saved_views import queries
from qms.saved_views.models import SavedView
from qms.saved_views.schemas import SavedViewCreate, SavedViewReplace

MOST = 20


class TooManyViews(Conflict):
    """Den som sparar har redan så många vyer av listan att ingen hittar bland dem."""

    code = "too-many-views"
    title = "Du har för många vyer"
    detail = f"Ta bort någon först. Högst {MOST} vyer av en lista sparas."


class ViewNameTaken(Conflict):
    """En annan av de egna vyerna av listan heter så."""

    code = "view-name-taken"
    title = "Namnet är upptaget"
    detail = "En annan av dina vyer heter så. Välj ett annat namn."


def save(tx: Tx, command: SavedViewCreate) -> SavedView:
    """Save a view under a name. Only whoever saves it sees it."""
    if command.board_id not in access.reach(tx.actor, "savedViewCreate").board_ids():
        raise Forbidden(about=("board", command.board_id))
    view = SavedView(id=new_id(), board_id=command.board_id, person_id=tx.actor.id, list_name=command.list_name)
    if len(queries.others(tx, view)) >= MOST:
        raise TooManyViews
    change(tx, view, command)
    return view


def change(tx: Tx, view: SavedView, command: SavedViewReplace) -> None:
    """Give a view another name or content, or let the list begin with it. A list begins with one view at most."""
    others = queries.others(tx, view)
    if command.name.casefold() in {other.name.casefold() for other in others}:
        raise ViewNameTaken(at="/name")
    for other in others:
        other.is_first = other.is_first and not command.is_first
    tx.flush()
    view.name, view.is_first = command.name, command.is_first
    view.search = command.model_dump(mode="json", by_alias=True)["search"]
    tx.add(view)
    flush_or(tx, saved_view_once=ViewNameTaken(at="/name"), saved_view_first=Conflict())


def forget(tx: Tx, view: SavedView) -> None:
    """Throw a view away."""
    tx.delete(view)
