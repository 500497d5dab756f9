"""How a publication is shown to one caller: nothing of the matter behind it to who may not read that."""

from qms.kernel import audit
from qms.kernel.db import Tx
from qms.kernel.rows import Row
from qms.kernel.rows import shown as row_shown
from qms.kernel.schema import Link
from qms.matters import policy as matters
from qms.matters.models import Matter
from qms.matters.schemas import Notice
from qms.publications import policy, queries, states
from qms.publications.models import Publication, PublicationStatus
from qms.publications.schemas import MatterPublicationList, PublicationReaderList, PublicationSummary, PublicationUnit
from qms.publications.schemas import Publication as Shown

UNREAD = {PublicationStatus.DRAFT, PublicationStatus.READING}
SECRET: dict[str, object] = {
    **dict.fromkeys(("author_name", "reader_name", "back_reason", "withdrawn_reason")),
    "no_persons": [],
}
"""What is told to those alone who work with a publication. Who wrote it would say where it happened."""


def shown(tx: Tx, publication: Publication) -> Shown:
    """The publication for this caller, as it is now stored."""
    tx.flush()
    knows = policy.knows(tx, publication)
    matter = policy.behind(tx, publication)
    links = states.LIFECYCLE.links(tx, f"/publications/{publication.id}", publication)
    if matter is not None and not matters.may_read(tx, matter):
        matter = None
    if matter is not None:
        audit.read(tx, matter.kind, matter.id, board_id=matter.board_id)
        links.append(Link(href=tx.href(matter.address), rel="matter", method="GET"))
    row = PublicationSummary.model_validate(queries.row(tx, publication))
    more = {name: getattr(row, name) for name in PublicationSummary.model_fields}
    known: dict[str, object] = {**queries.names_of(tx, publication)} if knows else SECRET
    return row_shown(
        Shown,
        publication,
        **{**more, **known},
        reference=matter.reference if matter is not None else None,
        units=_units(tx, publication),
        warnings=_warnings(tx, publication) if knows and publication.status in UNREAD else [],
        links=links,
    )


def _warnings(tx: Tx, publication: Publication) -> list[Notice]:
    """What is to be mended before others read it. Personal numbers are told of in every text anyway."""
    telling = queries.findings(tx, publication)
    return [Notice.model_validate(one) for one in telling if one["code"] != "personal-number"]


def _units(tx: Tx, publication: Publication) -> list[PublicationUnit]:
    mine = policy.led(tx, policy.DISCUSS, publication)
    return [row_shown(PublicationUnit, one, is_mine=one.unit_id in mine) for one in queries.units_of(tx, publication)]


def of_matter(tx: Tx, matter: Matter) -> MatterPublicationList:
    """What has been written from a matter, and the way to write more for who may tell of it."""
    links = [Link(href=tx.href(f"/matters/{matter.id}/publications"), rel="self", method="GET")]
    if policy.may_tell(tx, matter):
        links.append(Link(href=tx.href("/publications"), rel="publications", method="POST"))
    rows = queries.of_matter(tx, matter)
    return MatterPublicationList(publications=[PublicationSummary.model_validate(row) for row in rows], _links=links)


def readers(tx: Tx, publication: Publication, people: list[Row]) -> PublicationReaderList:
    """Those who could read it before it is published."""
    link = Link(href=tx.href(f"/publications/{publication.id}/readers"), rel="self", method="GET")
    return PublicationReaderList.model_validate({"candidates": people, "_links": [link]})
