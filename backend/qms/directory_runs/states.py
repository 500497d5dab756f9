"""How far a list of people has come, and what may be done with it."""

from sqlalchemy import select

from qms.directory_runs import policy
from qms.directory_runs.models import AT_WORK, DirectoryRun
from qms.directory_runs.models import RunStatus as Status
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Problem
from qms.kernel.states import Lifecycle, Transition


class RunAtWork(Conflict):
    """En lista från samma källa läses in just nu. De läses in en i taget."""

    code = "run-at-work"
    title = "En lista från samma källa läses in just nu"
    detail = "Vänta tills den är klar och försök igen."


class KeyTwice(Conflict):
    """Samma nyckel står på flera rader i listan. Ingen av dem läses in."""

    code = "directory-key-twice"
    title = "Nyckeln står flera gånger"
    detail = "En annan rad har samma nyckel. Varje anställning ska ha en egen nyckel, och stå på en rad."


class LoginTwice(Conflict):
    """Samma inloggning står på två rader med olika namn, nu eller förut. Den som är ny läses inte in."""

    code = "directory-login-twice"
    title = "Inloggningen står för två"
    detail = "En annan rad har samma inloggning och ett annat namn. En inloggning är en person: rätta den ena."


class ListBroken(Conflict):
    """Tjänsten klarade inte att granska eller läsa in listan. Felet är tjänstens och inte listans."""

    code = "directory-list-broken"
    title = "Tjänsten klarade inte listan"
    detail = "Raden är inte inläst. Felet är vårt och inte listans, och står i driftens logg. Skicka listan igen."


def beside(kind: type[Conflict], other: int | None, *, is_refused: bool, at: str) -> Conflict:
    """What is said of a row that stands beside another, which may be refused for something else, or be no row of it."""
    if other is None:
        return kind(kind.detail.replace("En annan rad", "En annan anställning i katalogen"), at=at)
    named = f"Rad {other}, som också behöver rättas," if is_refused else f"Rad {other}"
    return kind(kind.detail.replace("En annan rad", named), at=at)


def at_work(tx: Tx, run: DirectoryRun) -> Problem | None:
    """Lists of one source are worked on one at a time. A trial takes nothing in, so it stands in nobody's way."""
    same = (DirectoryRun.board_id == run.board_id, DirectoryRun.source == run.source)
    others = select(DirectoryRun.id).where(*same, DirectoryRun.status.in_(AT_WORK), DirectoryRun.is_dry_run.is_(False))
    return None if run.is_dry_run else RunAtWork() if tx.scalar(others.limit(1)) else None


# The service examines every row before it takes in any. Where too many would end it asks, and somebody says yes or no.
LIFECYCLE: Lifecycle[DirectoryRun] = Lifecycle(
    "directory_run",
    Status.EXAMINING,
    policy.may,
    Transition("end dry run", {Status.EXAMINING}, Status.EXAMINED, None),
    Transition("ask", {Status.EXAMINING}, Status.WAITING, None),
    Transition("take in", {Status.EXAMINING}, Status.TAKING_IN, None),
    Transition("all taken in", {Status.TAKING_IN}, Status.DONE, None),
    Transition("fail", AT_WORK, Status.FAILED, None),
    Transition("replace", {Status.WAITING}, Status.REPLACED, None),
    Transition(
        "accept", {Status.WAITING}, Status.TAKING_IN, "directoryRunAccept", refuses=at_work, relation="acceptances"
    ),
    Transition("decline", {Status.WAITING}, Status.DECLINED, "directoryRunDecline", relation="refusals"),
)
