"""What is done to one person when a directory says something. Every way in ends in ``take``.

Whoever leaves has no rights from the next request on. Callers say ``rights_moved``, so that open matters get owners who
reach them by the same job as when an administrator takes a role away.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError

from qms.directory import queries
from qms.directory.models import DirectoryEntry, Verdict
from qms.directory.queries import Holding
from qms.directory.schemas import DirectoryRow
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Problem, UnknownReference
from qms.kernel.rows import valid_on
from qms.organisation.models import Assignment, Person, Role, Unit
from qms.people.service import IDENTIFY, IdentityTaken

A_DAY = timedelta(days=1)


class LoginStands(Conflict):
    """En katalog ändrar aldrig en inloggning som redan är knuten, och knyter ingen till den som har roller för hand."""

    code = "login-stands"
    title = "Inloggningen ändras inte av en katalog"
    detail = "Personen har en annan inloggning, eller roller som har getts för hand. En administratör ändrar den."


class LastAdministrator(Conflict):
    """Nämndens enda behörighetsadministratör slutar aldrig genom en katalog."""

    code = "last-administrator"
    title = "Nämnden skulle stå utan administratör"
    detail = "Ingen annan är nämndens behörighetsadministratör. Ge någon som är kvar den rollen först."


class LastAdministratorLater(Conflict):
    """Nämnden får ingen administratör kvar när de sista dagarna har varit. Raden är med ändå."""

    code = "last-administrator-later"
    title = "Nämnden får ingen administratör kvar"
    detail = (
        "Ge någon annan rollen före dess. Den som är sist behåller den efter sin sista dag, tills någon annan har den."
    )


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks: a directory of a board, whose logins are of one provider, and what it calls the units."""

    board_id: UUID
    name: str
    issuer: str
    units: dict[str, UUID | None]
    rules: Sequence[Holding]


def gives(rules: Sequence[Holding], title: str, unit_id: UUID | None) -> bool:
    """Whether some rule gives a role to who has a title at a unit."""
    return any(rule.fits(title) and (rule.units is None or unit_id in rule.units) for rule in rules)


def judge(tx: Tx, source: Source, row: DirectoryRow, entry: DirectoryEntry | None) -> Verdict:
    """What would become of a row. Refuses what does not fit; changes nothing."""
    today, unit_id = clock.today(), source.units.get(row.unit.casefold())
    is_over = row.valid_to is not None and row.valid_to < today
    if entry is None and is_over:
        return Verdict.UNCHANGED
    is_same = entry is not None and entry.said == row.model_dump(mode="json", exclude_defaults=True)
    if entry and is_same and (is_over or entry.unit_id == unit_id):
        # A whole list that lacked the row has ended it, although it says what it said before.
        return Verdict.UNCHANGED if entry.valid_to == row.valid_to else Verdict.UPDATED
    if not is_over:
        _check_fits(tx, source, row, entry.person_id if entry else None)
    if entry is None:
        return Verdict.CREATED
    return Verdict.ENDED if _ends_sooner(entry, row.valid_to, today) else Verdict.UPDATED


def _check_fits(tx: Tx, source: Source, row: DirectoryRow, person_id: UUID | None) -> None:
    """Refuse a row for all that is wrong with it at once: whoever mends a file mends a row one time."""
    told = [fault for fault in (unit_fault(source, row.unit), _login_fault(tx, source, row, person_id)) if fault]
    if told:
        told[0].errors = [error for fault in told for error in fault.errors or ()]
        raise told[0]


def unit_fault(source: Source, name: str) -> Problem | None:
    """What is wrong with a name of a unit that the board does not know."""
    if source.units.get(name.casefold()):
        return None
    return UnknownReference("Enheten är inte känd här. Lägg till dess kod under Personkatalog.", at="/unit")


def _ends_sooner(entry: DirectoryEntry, last: date | None, today: date) -> bool:
    if last is None or entry.is_over(today):
        return False
    return entry.valid_to is None or last < entry.valid_to


def _login_fault(tx: Tx, source: Source, row: DirectoryRow, person_id: UUID | None) -> Problem | None:
    """A login is tied to who is new, or has neither one nor roles by hand. One that stands is never changed."""
    stands = queries.login_stands(tx, source.issuer, row.login, person_id) if row.login else None
    if not stands:
        return None
    return (IdentityTaken if stands == queries.TAKEN else LoginStands)(at="/login")


def take(tx: Tx, source: Source, row: DirectoryRow) -> tuple[Verdict, DirectoryEntry | None]:
    """Take in what a directory says of one person. This is the only way in."""
    entry = queries.entries(tx, source.board_id, source.name, [row.key]).get(row.key)
    verdict = judge(tx, source, row, entry)
    if verdict == Verdict.UNCHANGED:
        return verdict, entry
    if entry is None:
        entry = DirectoryEntry(board_id=source.board_id, source=source.name, key=row.key)
        entry.person_id = _person(tx, source, row).id
        tx.add(entry)
    had_left = queries.has_left(tx, entry.person_id)
    entry.unit_id = source.units.get(row.unit.casefold()) or entry.unit_id
    entry.title, entry.said = row.title, row.model_dump(mode="json", exclude_defaults=True)
    first = row.valid_from or entry.valid_from or clock.today()
    entry.valid_from, entry.valid_to = min(first, row.valid_to or first), row.valid_to
    entry.is_closed = entry.is_closed is True and entry.is_over(clock.today())
    tx.flush()
    _tell(tx, source, row, entry, had_left=had_left)
    if not had_left:
        _check_may_leave(tx, entry.person_id, at="/validTo")
    see_to(tx, source.rules, [entry.person_id])
    return verdict, entry


def end(tx: Tx, rules: Sequence[Holding], entry: DirectoryEntry) -> None:
    """End what a whole list does not name: yesterday was the last day."""
    last = clock.today() - A_DAY
    entry.valid_from, entry.valid_to = min(entry.valid_from, last), last
    tx.flush()
    _check_may_leave(tx, entry.person_id)
    see_to(tx, rules, [entry.person_id])


def _check_may_leave(tx: Tx, person_id: UUID, *, at: str | None = None) -> None:
    entries = queries.of_person(tx, person_id)
    if all(entry.is_over(clock.today()) for entry in entries) and _is_alone(tx, person_id, entries):
        raise LastAdministrator(at=at)


def _is_alone(tx: Tx, person_id: UUID, entries: Sequence[DirectoryEntry]) -> bool:
    """Whether somebody alone administers a board that speaks of the person."""
    return any(queries.administrators(tx, board_id) == {person_id} for board_id in {one.board_id for one in entries})


def _person(tx: Tx, source: Source, row: DirectoryRow) -> Person:
    """Who a new row is about: whose login it is, or else somebody new."""
    known = queries.person_at(tx, source.issuer, row.login) if row.login else None
    if known:
        return tx.get_one(Person, known)
    person = Person(board_id=source.board_id, name=row.name, email=row.email, title=row.title)
    tx.add(person)
    tx.flush()
    return person


def _tell(tx: Tx, source: Source, row: DirectoryRow, entry: DirectoryEntry, *, had_left: bool) -> None:
    """Let the person be called what directories say, and log in by the login of a row."""
    person = tx.get_one(Person, entry.person_id)
    oldest = next(iter(queries.of_person(tx, person.id)), entry)
    if oldest.id == entry.id:
        _call(tx, person, entry)
    is_here = not entry.is_over(clock.today())
    person.is_active = person.is_active or (had_left and is_here)
    if row.login and is_here and queries.login_of(tx, source.issuer, person.id) is None:
        try:
            tx.execute(IDENTIFY, {"person": person.id, "issuer": source.issuer, "subject": row.login})
        except IntegrityError as error:
            raise IdentityTaken(at="/login") from error
    tx.flush()


def _call(tx: Tx, person: Person, oldest: DirectoryEntry) -> None:
    """Let a person be called what the oldest of the person's entries says.

    Whoever has a role that no rule has given, or roles at other boards, is called what people have said.
    """
    is_others = queries.has_roles_elsewhere(tx, person.id, [oldest.board_id])
    if not is_others and not tx.scalar(select(queries.holds_by_hand(person.id))):
        person.name, person.email, person.title = oldest.said["name"], oldest.said.get("email", ""), oldest.title


def see_to(tx: Tx, rules: Sequence[Holding], person_ids: Iterable[UUID]) -> None:
    """Let people have by rule what their entries of today give, and nothing else. Who has none any more has left.

    Whoever has left once is let be: an administrator may have let that person in again by hand. Whoever alone
    administers a board leaves when somebody else does so too.
    """
    today = clock.today()
    for person_id in person_ids:
        entries = queries.of_person(tx, person_id)
        held = list(tx.scalars(select(Assignment).where(Assignment.person_id == person_id)))
        if here := [entry for entry in entries if not entry.is_over(today)]:
            _give(tx, held, _wanted(tx, here, rules))
            if here[0] is not entries[0]:
                _call(tx, tx.get_one(Person, person_id), here[0])
        elif _is_alone(tx, person_id, entries):
            continue
        elif entries:
            _leave(tx, person_id, held, {entry.board_id for entry in entries})
        for entry in entries:
            entry.is_closed = entry.is_over(today)
    tx.flush()


def _wanted(tx: Tx, entries: Sequence[DirectoryEntry], rules: Sequence[Holding]) -> list[Assignment]:
    """The roles that entries give by rules, each place and role once: the first that gives it."""
    today, wanted = clock.today(), dict[tuple[UUID, str], Assignment]()
    for rule, entry in product(rules, entries):
        for unit_id in queries.units_today(tx, entry.unit_id) if rule.fits(entry.title) else ():
            if rule.units is None or unit_id in rule.units:
                given = Assignment(
                    board_id=entry.board_id,
                    person_id=entry.person_id,
                    role=rule.role,
                    unit_id=unit_id,
                    valid_from=max(entry.valid_from, today),
                    valid_to=entry.valid_to,
                    rule_id=rule.id,
                )
                wanted.setdefault((unit_id, rule.role), given)
    return list(wanted.values())


def _give(tx: Tx, held: list[Assignment], wanted: list[Assignment]) -> None:
    """Let the roles by rule be those that are wanted. What was given by hand stays, and nothing is given beside it."""
    today = clock.today()
    stands = [one for one in held if one.rule_id and (one.valid_to is None or one.valid_to >= today - A_DAY)]
    kept = set[UUID]()
    for one in wanted:
        goes_on = next((old for old in stands if _same(old, one) and _begins_alike(old, one)), None)
        if goes_on:
            kept.add(goes_on.id)
            goes_on.valid_to = one.valid_to
    for old in stands:
        if old.id not in kept and (old.valid_to is None or old.valid_to >= today):
            _end(old)
    tx.flush()
    for one in wanted:
        if not any(_same(old, one) and _overlap(old, one) for old in held):
            tx.add(one)
            held.append(one)
    tx.flush()


def _leave(tx: Tx, person_id: UUID, held: Sequence[Assignment], board_ids: Set[UUID]) -> None:
    """Let somebody have no roles at the boards that have told so. Who has roles elsewhere goes on there."""
    for assignment in held:
        is_on = assignment.valid_to is None or assignment.valid_to >= clock.today()
        if is_on and assignment.board_id in board_ids:
            _end(assignment)
    tx.flush()
    if not queries.has_roles_elsewhere(tx, person_id, board_ids):
        tx.get_one(Person, person_id).is_active = False


def _end(assignment: Assignment) -> None:
    """Let yesterday be a role's last day. One that began today holds on no day; one that was to begin never did."""
    assignment.valid_from = min(assignment.valid_from, clock.today())
    assignment.valid_to = clock.today() - A_DAY


def _same(one: Assignment, other: Assignment) -> bool:
    return (one.board_id, one.unit_id, one.role) == (other.board_id, other.unit_id, other.role)


def _begins_alike(old: Assignment, one: Assignment) -> bool:
    return max(old.valid_from, clock.today()) == one.valid_from


def _overlap(one: Assignment, other: Assignment) -> bool:
    lasts = [last for last in (one.valid_to, other.valid_to) if last]
    return not lasts or max(one.valid_from, other.valid_from) <= min(lasts)


def name_managers(tx: Tx, board_id: UUID) -> None:
    """Let a unit that nobody here manages have whoever manages it by rule, where that is one person."""
    nobody = or_(Unit.manager_id.is_(None), Unit.manager_id.in_(select(Person.id).where(~Person.is_active)))
    without = select(Unit).where(Unit.board_id == board_id, valid_on(Unit, clock.today()), nobody)
    for unit in tx.scalars(without).all():
        manage = select(Assignment.person_id).distinct()
        manage = manage.where(Assignment.unit_id == unit.id, Assignment.rule_id.is_not(None))
        manage = manage.where(Assignment.role == Role.UNIT_MANAGER, valid_on(Assignment, clock.today()))
        managers = tx.scalars(manage).all()
        if len(managers) == 1:
            unit.manager_id = managers[0]
    tx.flush()
