"""How those who take part in a matter are shown to one caller."""

from qms.kernel.db import Tx
from qms.kernel.rows import Row, shown
from qms.kernel.schema import Link
from qms.matters import policy
from qms.matters.models import Matter
from qms.participants import queries
from qms.participants.schemas import CandidateList, Participant, ParticipantList


def of_matter(tx: Tx, matter: Matter) -> ParticipantList:
    """Everybody who takes part in a matter or has done so, and what the caller may do about it."""
    tx.flush()
    here = f"/matters/{matter.id}/participants"
    links = [Link(href=tx.href(here), rel="self", method="GET")]
    if policy.may_on_any(tx, "participantAppoint", matter):
        links.append(Link(href=tx.href(here), rel="participants", method="POST"))
    may_end = policy.may_on_any(tx, "participantDismiss", matter)
    people = []
    for one, name, title, is_away, deputy in queries.of_matter(tx, matter):
        end = Link(href=tx.href(f"{here}/{one.id}/ends"), rel="ends", method="POST")
        told = {"name": name, "title": title, "is_away": is_away, "deputy_name": deputy}
        people.append(shown(Participant, one, **told, links=[end] if may_end and one.ended_at is None else []))
    return ParticipantList(participants=people, warnings=[], _links=links)


def candidates(tx: Tx, matter: Matter, people: list[Row]) -> CandidateList:
    """Those who could take part in a matter."""
    link = Link(href=tx.href(f"/matters/{matter.id}/candidates"), rel="self", method="GET")
    return CandidateList.model_validate({"candidates": people, "_links": [link]})
