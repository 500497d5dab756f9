"""How what all matters share is shown: where they came from, their timeline, labels and notices."""

from typing import Any

from sqlalchemy import Row as SqlRow

from qms.kernel.db import Tx
from qms.kernel.paging import Json, Page
from qms.kernel.rows import Row
from qms.kernel.schema import Link
from qms.matters import policy, queries
from qms.matters.models import Matter
from qms.matters.schemas import CodeLabel, Source, SuccessorList, TimelineEntry

KEPT_OF_MATTERS = {
    "readers": "matterReaderList",
    "deadlines": "deadlineList",
    "participants": "participantList",
    "links": "matterLinkList",
    "diary-numbers": "diaryNumberList",
    "messages": "matterMessageList",
    "attachments": "attachmentList",
    "answer-sets": "answerSetList",
    "investigations": "investigationRead",
    "actions": "matterActionList",
    "effects": "matterEffectList",
    "answers": "matterAnswerList",
    "cooperations": "cooperationList",
    "data-incidents": "matterDataIncidentList",
    "similar-matters": "similarMatterList",
    "publications": "matterPublicationList",
}
"""What is kept of matters in rooms above, by the last part of its address, and the operation that reads it."""


ASIDE = {
    *("data-incident", "linked", "link-struck", "diary-number-noted", "diary-number-struck", "deadline-waived"),
    *("participant-appointed", "participant-ended", "cooperation-registered", "cooperation-struck", "message-sent"),
    *("attachment-added", "attachment-removed"),
}
"""The steps between those who handle a matter. Whoever has only reported it is not shown that they were taken."""


def shared(matter: Matter, around: SqlRow[Any], *, handles: bool = True) -> dict[str, Any]:
    """What every kind shows besides its row. Who has only reported it reads no notes but their own and to them."""
    told = [one for one in around.timeline or () if handles or one["kind"] not in ASIDE]
    return {
        "owner_name": around.owner_name,
        "source": _source(matter),
        "timeline": [_entry(one, handles=handles) for one in told],
        "warnings": [],
    }


def _entry(known: dict[str, Any], *, handles: bool) -> TimelineEntry:
    is_read = handles or known["ofReporter"] or known["kind"] in policy.TO_REPORTER
    said = {name: value for name, value in known.items() if name != "ofReporter"}
    return TimelineEntry.model_validate(said if is_read else said | {"note": None})


def ties(tx: Tx, matter: Matter) -> list[Link]:
    """The links to what other rooms keep of a matter, for those who may read it there."""
    return [
        Link(href=tx.href(f"/matters/{matter.id}/{kept}"), rel=kept, method="GET")
        for kept, operation in KEPT_OF_MATTERS.items()
        if policy.may_on_any(tx, operation, matter)
    ]


def label(around: SqlRow[Any], list_name: str, code: str | None) -> CodeLabel | None:
    """A code with what its list calls it."""
    return CodeLabel(code=code, label=(around.labels or {}).get(f"{list_name} {code}", code)) if code else None


def successors(tx: Tx, matter: Matter, people: list[Row]) -> SuccessorList:
    """Those to whom the caller can hand a matter over."""
    link = Link(href=tx.href(f"{matter.address}/successors"), rel="self", method="GET")
    return SuccessorList.model_validate({"successors": people, "_links": [link]})


def _source(matter: Matter) -> Source | None:
    told: dict[str, Any] = {"system": matter.source_system, "id": matter.source_id, "version": matter.source_version}
    return Source.model_construct(**told) if matter.source_id is not None else None


def searched(tx: Tx, page: Page, name: str, words: str, listed: queries.Listed) -> Json:
    """A page of what a search has come upon, under the name of what is searched."""
    return {**page.envelope(name, *listed), "commonWords": queries.common_words(tx, words)}
