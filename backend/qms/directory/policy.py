"""What a rule may give, never a role over the rights, reports or trail of others, and who can be whose manager."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from qms.directory.models import Verdict
from qms.kernel import access
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, UnknownReference
from qms.organisation.models import Role

GIVEN_BY_RULE = frozenset({Role.REPORTER, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD})
"""Those who work at a unit and those who lead it. ``access.given_by_rule`` says the same in the database."""
MANAGER = "/manager"


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
        return cls(
            "Personen står som sin egen närmaste chef. Raden är med ändå." if key == manager else None, at=MANAGER
        )


def board_of(tx: Tx, operation: str, board_id: UUID | None) -> UUID:
    """The board that a caller means: the one that is named, or the only one that the operation reaches."""
    boards = access.reach(tx.actor, operation).boards
    named = board_id or (next(iter(boards)) if len(boards) == 1 else None)
    if named is None or named not in boards:
        raise UnknownReference("Nämnden finns inte eller är inte din.", at="/boardId")
    return named


def in_rings(managers: Mapping[str, str | None]) -> set[str]:
    """Whose managers lead back to themselves, by the key of each one's manager. Each is looked at once."""
    passed, ringed = set[str](), set[str]()
    for start in managers:
        way, at = dict[str, int](), start
        while at in managers and at not in passed:
            passed.add(at)
            way[at] = len(way)
            at = managers[at] or ""
        ringed.update(list(way)[way.get(at, len(way)) :])
    return ringed


class Told(NamedTuple):
    """What a row of a list says of whom, or what its directory said before where it says nothing."""

    number: int
    key: str | None
    verdict: Verdict | None
    login: str | None
    name: str | None
    stays: bool

    @property
    def called(self) -> tuple[str, int | None, bool]:
        """The name, however it is written, and where it stands."""
        return (self.name or "").casefold(), self.number, self.verdict == Verdict.REJECTED


def beside_others(
    told: Sequence[Told], known: Iterable[Sequence[str]], *, lacking_leave: bool
) -> dict[int, tuple[int | None, bool]]:
    """The new rows whose login is somebody's with another name: in which row, if in any, and whether that is refused.

    A login is of who has it, as the list calls who does not leave by it; or else of who stands first, whatever becomes
    of that row. Those who are known stand before those who are new.
    """
    of_key = {one.key: one for one in told}
    first, beside = dict[str, tuple[str, int | None, bool]](), dict[int, tuple[int | None, bool]]()
    for login, key, name in known:
        if one := of_key.get(key):
            if one.stays:
                first.setdefault(login, one.called)
        elif not lacking_leave:
            first.setdefault(login, (name.casefold(), None, False))
    for one in told:
        if one.login and one.stays:
            name, other, is_refused = first.setdefault(one.login, one.called)
            if one.verdict == Verdict.CREATED and name != one.called[0]:
                beside[one.number] = (other, is_refused)
    return beside
