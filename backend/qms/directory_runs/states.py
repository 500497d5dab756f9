"""How far a list of people has come, and what may be done with it."""

from sqlalchemy import select

from qms.directory_runs import policy
from qms.directory_runs.models import AT_WORK, DirectoryRun
from qms.directory_runs.models import RunStatus as Status
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Problem
from qms.kernel.states import Lifecycle, Transition

AT = "/manager"


class RunAtWork(Conflict):
    """En lista från samma källa läses in just nu. De läses in en i taget."""

    code = "run-at-work"
    title = "En lista från samma källa läses in just nu"
    detail = "Vänta tills den är klar och försök igen."


class KeyTwice(Conflict):
    """Samma nyckel står på flera rader i listan. Ingen av dem läses in."""

    code = "directory-key-twice"
    title = "Nyckeln står flera gånger"
    detail = "Varje anställning ska ha en egen nyckel, och stå på en rad."

    @classmethod
    def beside(cls, other: int, *, at: str) -> "KeyTwice":
        """What is said of a row whose key another row has."""
        return cls(f"Rad {other} har samma nyckel. {cls.detail}", at=at)


class LoginTwice(Conflict):
    """Samma inloggning står på två rader med olika namn. Den som är ny läses inte in."""

    code = "directory-login-twice"
    title = "Inloggningen står för två"
    detail = "En annan rad har samma inloggning och ett annat namn. En inloggning är en person: rätta den ena."

    @classmethod
    def beside(cls, other: int, *, at: str) -> "LoginTwice":
        """What is said of a row whose login another row has."""
        return cls(cls.detail.replace("En annan rad", f"Rad {other}"), at=at)


class ManagerUnknown(Conflict):
    """Den närmaste chefen står inte i katalogen, eller slutar. Raden är med ändå."""

    code = "directory-manager-unknown"
    title = "Chefen är inte känd"
    detail = "Den närmaste chefen står inte i katalogen, eller slutar. Raden är med ändå."


class ManagerInRing(Conflict):
    """De närmaste cheferna leder tillbaka till personen själv. Raden är med ändå."""

    code = "directory-manager-in-ring"
    title = "Cheferna går i ring"
    detail = "Den närmaste chefen har i sin tur, i ett eller flera led, personen som chef. Raden är med ändå."

    @classmethod
    def of(cls, key: str, manager: str | None) -> "ManagerInRing":
        """What is said of whom a key stands for, who has a manager in a ring."""
        return cls("Personen står som sin egen närmaste chef. Raden är med ändå." if key == manager else None, at=AT)


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
    Transition("replace", {Status.WAITING}, Status.REPLACED, None),
    Transition(
        "accept", {Status.WAITING}, Status.TAKING_IN, "directoryRunAccept", refuses=at_work, relation="acceptances"
    ),
    Transition("decline", {Status.WAITING}, Status.DECLINED, "directoryRunDecline", relation="refusals"),
)
