"""The lifecycle of a publication. Nobody publishes what they wrote; only a draft is changed."""

from qms.kernel.db import Tx
from qms.kernel.problems import Forbidden, Problem, WrongState
from qms.kernel.states import Lifecycle, Transition
from qms.publications import policy
from qms.publications.models import Publication
from qms.publications.models import PublicationStatus as Status

LOCKED = "Det ändras bara medan det är ett utkast. Den som läser kan skicka tillbaka det."
NOT_READ, NOT_PUBLISHED = "Ingen läser det just nu.", "Det är inte publicerat."
TEXTS = ("happened", "learnt", "changed", "first_question", "second_question", "third_question")


def _nothing_said(tx: Tx, publication: Publication) -> WrongState | None:
    has_said = policy.led(tx, "publicationUndiscuss", publication, only_said=True)
    return None if has_said else WrongState("Ingen enhet som du leder har angett att den har talat om det.")


def _anothers_draft(tx: Tx, publication: Publication) -> WrongState | None:
    is_own = publication.status != Status.DRAFT or publication.author_id == tx.actor.id
    return None if is_own else WrongState("Bara den som har skrivit ett utkast slänger det.")


def _by_another(tx: Tx, publication: Publication) -> Problem | None:
    """Two pairs of eyes: also who stands in for the reader is another than who wrote it."""
    if publication.author_id == tx.actor.id:
        return WrongState("Den som skrev kan inte publicera.")
    matter = policy.behind(tx, publication)
    return policy.NotYetTold() if matter is not None and policy.told_by(matter) is None else None


def _not_told(tx: Tx, publication: Publication) -> Problem | None:
    """The matter behind may have been opened again, be of another type, or have become somebody else's to tell of."""
    matter = policy.behind(tx, publication)
    if matter is None or policy.may_tell(tx, matter):
        return None
    return policy.NotYetTold() if policy.told_by(matter) is None else Forbidden(about=("publication", publication.id))


LIFECYCLE: Lifecycle[Publication] = Lifecycle(
    "publication",
    Status.DRAFT,
    policy.may,
    Transition("change", {Status.DRAFT}, None, "publicationReplace", untimely=LOCKED, relation="replace", method="PUT"),
    Transition(
        "send",
        {Status.DRAFT},
        Status.READING,
        "publicationSend",
        _not_told,
        missing=TEXTS,
        untimely=LOCKED,
        relation="sendings",
    ),
    Transition("send back", {Status.READING}, Status.DRAFT, "publicationReturn", untimely=NOT_READ, relation="returns"),
    Transition(
        "publish",
        {Status.READING},
        Status.PUBLISHED,
        policy.PUBLISH,
        _by_another,
        missing=TEXTS,
        untimely=NOT_READ,
        relation="publishings",
    ),
    Transition(
        "withdraw",
        {Status.DRAFT, Status.PUBLISHED},
        Status.WITHDRAWN,
        "publicationWithdraw",
        _anothers_draft,
        untimely="Det läses, eller är redan tillbakadraget.",
        relation="withdrawals",
    ),
    Transition(
        "write anew",
        {Status.WITHDRAWN},
        None,
        "publicationRevise",
        _not_told,
        untimely="Det som gäller dras tillbaka först.",
        relation="revisions",
    ),
    Transition("discuss", {Status.PUBLISHED}, None, policy.DISCUSS, untimely=NOT_PUBLISHED, relation="discussions"),
    Transition(
        "not discuss",
        {Status.PUBLISHED},
        None,
        "publicationUndiscuss",
        _nothing_said,
        untimely=NOT_PUBLISHED,
        relation="discussion-withdrawals",
    ),
)
