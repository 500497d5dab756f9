"""How what stands around a matter is shown to one caller."""

from qms.connections import queries
from qms.connections.models import LinkDirection
from qms.connections.schemas import (
    DiaryNumber,
    DiaryNumberList,
    LinkedMatter,
    MatterLink,
    MatterLinkList,
    Message,
    MessageList,
)
from qms.kernel.db import Tx
from qms.kernel.rows import shown
from qms.kernel.schema import Link
from qms.matters import policy
from qms.matters.models import Matter


def links(tx: Tx, matter: Matter) -> MatterLinkList:
    """What a matter hangs together with, as far as the caller may know."""
    tx.flush()
    rows = []
    for link, end in queries.links(tx, matter):
        seen = {"direction": LinkDirection.FROM if link.from_id == matter.id else LinkDirection.TO}
        strike = _strike(tx, matter, "matterLinkStrike", f"links/{link.id}", is_struck=link.struck_at is not None)
        rows.append(shown(MatterLink, link, **seen, matter=shown(LinkedMatter, end), links=strike))
    return MatterLinkList(matter_links=rows, warnings=[], _links=_around(tx, matter, "links", "matterLinkAdd"))


def numbers(tx: Tx, matter: Matter) -> DiaryNumberList:
    """What a matter is called in diaries."""
    tx.flush()
    rows = []
    for one in queries.numbers(tx, matter):
        here = f"diary-numbers/{one.id}"
        strike = _strike(tx, matter, "diaryNumberStrike", here, is_struck=one.struck_at is not None)
        rows.append(shown(DiaryNumber, one, links=strike))
    around = _around(tx, matter, "diary-numbers", "diaryNumberAdd")
    return DiaryNumberList(diary_numbers=rows, warnings=[], _links=around)


def messages(tx: Tx, matter: Matter) -> MessageList:
    """What is written in a matter, as far as it is to the caller."""
    tx.flush()
    rows = [shown(Message, one) for one in queries.messages(tx, matter)]
    around = _around(tx, matter, "messages", "matterMessageSend")
    return MessageList(messages=rows, warnings=[], _links=around)


def _around(tx: Tx, matter: Matter, rel: str, adding: str) -> list[Link]:
    href = tx.href(f"/matters/{matter.id}/{rel}")
    more = [Link(href=href, rel=rel, method="POST")] if policy.may_on_any(tx, adding, matter) else []
    return [Link(href=href, rel="self", method="GET"), *more]


def _strike(tx: Tx, matter: Matter, operation: str, path: str, *, is_struck: bool) -> list[Link]:
    if is_struck or not policy.may_on_any(tx, operation, matter):
        return []
    return [Link(href=tx.href(f"/matters/{matter.id}/{path}/strikes"), rel="strikes", method="POST")]
