"""How lists of actions are shown: a page with how many there are in each group, and what is done about a matter."""

from typing import cast
from uuid import UUID

from pydantic.alias_generators import to_camel

from qms.action_lists import queries
from qms.action_lists.schemas import ActionsOfMatter
from qms.actions import policy
from qms.actions.models import Action
from qms.kernel.db import Tx
from qms.kernel.paging import Json
from qms.kernel.schema import Link
from qms.matters.models import Matter


def counted(page: Json, groups: dict[str, int]) -> Json:
    """A page with how many open actions there are in each group."""
    named = {to_camel(name.replace("-", "_")): count for name, count in groups.items()}
    return {**page, "_meta": cast("Json", page["_meta"]) | named}


def of_matter(tx: Tx, matter: Matter) -> ActionsOfMatter:
    """What is done about a matter, and whether the caller may propose more."""
    links = [Link(href=tx.href(f"/matters/{matter.id}/actions"), rel="self", method="GET")]
    if policy.may_be_about(tx, "actionPropose", matter):
        links.append(Link(href=tx.href("/actions"), rel="actions", method="POST"))
    every, readable = queries.of_matter(tx, matter)
    known = [{**row, "_links": _itself(tx, row["id"], readable)} for row in every]
    return ActionsOfMatter.model_validate({"matterId": matter.id, "actions": known, "_links": links})


def _itself(tx: Tx, action_id: UUID, readable: set[UUID]) -> list[Link]:
    href = tx.href(f"{Action.path}/{action_id}")
    return [Link(href=href, rel="self", method="GET")] if action_id in readable else []
