"""How what concerns the caller is shown."""

from qms.kernel import access
from qms.kernel.access import Reach
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Page
from qms.kernel.rows import Row
from qms.kernel.schema import Link
from qms.matters import queries as matters
from qms.overview import queries, schemas


def me(tx: Tx, *, municipality: str, guide: str | None) -> schemas.Me:
    """Who the caller is, and what they can do anything with."""
    roles = queries.roles(tx)
    reaches = {name: access.reach(tx.actor, name) for name in sorted(access.policy())}
    return schemas.Me.model_validate(
        {
            "id": tx.actor.id,
            "name": tx.actor.name,
            "kind": tx.actor.kind,
            "municipality": municipality,
            "roles": roles,
            "boards": queries.boards(tx),
            "homeUnit": _home(roles),
            "deputyFor": queries.away(tx),
            "permissions": [name for name, reach in reaches.items() if reach],
            "ownOnly": [name for name, reach in reaches.items() if _is_own(reach)],
            "_links": [_self(tx, "/me"), *([Link(href=guide, rel="guide", method="GET")] if guide else [])],
        }
    )


def work_items(tx: Tx) -> schemas.WorkItems:
    """What the caller must do."""
    items, counts = queries.work(tx)
    return schemas.WorkItems.model_validate(
        {
            "workItems": items,
            "counts": counts,
            "lateUnits": queries.late_by_unit(tx),
            "myReports": queries.own_reports(tx),
            "_links": [_self(tx, "/work-items")],
        }
    )


def work_item_count(tx: Tx) -> schemas.WorkItemCount:
    """How much the caller must do."""
    total, overdue = queries.own_work(tx)
    told, link = queries.new_notifications(tx), _self(tx, "/work-items/count")
    return schemas.WorkItemCount(total=total, overdue=overdue, new_notifications=told, _links=[link])


def notifications(tx: Tx, filters: schemas.NotificationFilter, page: Page) -> Json:
    """A page of what the caller has been told."""
    rows, total = queries.notifications(tx, filters.state, offset=page.offset, limit=page.limit)
    return page.envelope("notifications", rows, total)


def matter_search(tx: Tx, words: str) -> schemas.MatterSearch:
    """What somebody looks for among all that they may search."""
    link = Link(href=tx.href("/searches"), rel="self", method="POST")
    known = {"groups": queries.search(tx, words), "commonWords": matters.common_words(tx, words), "_links": [link]}
    return schemas.MatterSearch.model_validate(known)


def _is_own(reach: Reach) -> bool:
    """Whether nothing is reached but the caller's own: what they report, own or take part in."""
    return bool(reach) and not reach.subtrees and not reach.boards


def _home(roles: list[Row]) -> Row | None:
    """Where somebody works: where they are one of the staff, otherwise where they have another role."""
    at_units = [role for role in roles if role["unitId"] and role["deputyFor"] is None]
    at_units.sort(key=lambda role: role["role"] != "reporter")
    if not at_units:
        return None
    return {"id": at_units[0]["unitId"], "name": at_units[0]["unitName"], "boardId": at_units[0]["boardId"]}


def _self(tx: Tx, path: str) -> Link:
    return Link(href=tx.href(path), rel="self", method="GET")
