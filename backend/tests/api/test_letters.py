"""Letters against a real mail server: one at most a person and day, nothing lost, nothing doubled."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import SMTP
from uuid import UUID, uuid4

import pytest

from qms.kernel import clock
from qms.mail.sender import Sender
from qms.notifications import service
from qms.notifications.jobs import LettersLeft, send
from qms.notifications.models import DigestStatus
from qms.notifications.models import NotificationKind as Kind
from tests.given import SINCE, Place
from tests.smtp_peer import Peer, mail_server
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
MONDAY = datetime(2027, 3, 1, 5, 30, tzinfo=UTC)


@pytest.fixture
def peer() -> Iterator[Peer]:
    with mail_server() as peer:
        yield peer


class Office:
    """A board whose letters are made and sent as the worker does, on days that the test chooses."""

    def __init__(self, here: Place, peer: Peer) -> None:
        self.here, self.peer, self.url = here, peer, peer.url
        self.day = MONDAY

    async def someone(self, name: str, *roles: tuple[str, UUID | None], **chosen: str) -> UUID:
        """Somebody with an address, for whom something waits."""
        who = await self.here.person(name, *(roles or (("sas", None),)))
        known = {"id": who, "email": f"{name.lower()}@kommun.example", "letters": "daily", **chosen}
        self.here.sql("update person set email = :email, letters = :letters where id = :id returning 1", **known)
        return who

    async def tell(self, who: UUID, key: str = "") -> None:
        board = self.here.board_id
        with clock.freeze(self.day):
            about = key or str(uuid4())
            assert await self.here.do(lambda tx: service.tell_once(tx, board, Kind.OWNER_MISSING, key=about, to=who))

    async def morning(self, day: datetime | None = None) -> None:
        self.day = day or self.day
        with clock.freeze(self.day):
            await self.here.do(lambda tx: service.make_letters(tx, self.here.board_id))

    async def sent(self, url: str | None = None) -> None:
        sender = Sender(url or self.url, "", "kvalitet@kommun.example", "https://kvalitet.kommun.example")
        known = {"board_id": str(self.here.board_id), "day": str(clock.civil_date(self.day))}
        with clock.freeze(self.day):
            await send(sender, self.here.database, **known)

    def letters(self) -> list[tuple[str, str, int]]:
        """To whom, how it stands, and how often it was tried, oldest first."""
        rows = self.here.sql(
            "select p.name, d.progress, d.attempts from digest d join person p on p.id = d.person_id"
            " where d.board_id = :board order by d.day, p.name",
            board=self.here.board_id,
        )
        return [tuple(row.values()) for row in rows]

    def taken(self) -> list[str]:
        return [to.partition("@")[0] for to, _ in self.peer.taken]


@pytest.fixture
def office(here: Place, peer: Peer) -> Office:
    return Office(here, peer)


async def test_one_letter_a_day_whatever_waits_and_at_how_many_boards(
    office: Office, elsewhere: Place, peer: Peer
) -> None:
    anna, other = await office.someone("Anna"), Office(elsewhere, peer)
    elsewhere.sql(
        "insert into assignment (id, board_id, person_id, role, valid_from) values (:id, :board, :who, 'sas', :since)"
        " returning 1",
        id=uuid4(),
        board=elsewhere.board_id,
        who=anna,
        since=SINCE,
    )
    for each in (office, office, other):
        await each.tell(anna)
    await office.someone("Bo")
    for each in (office, other, office, other):
        await each.morning()
        await each.sent()
    assert office.taken() == ["anna"]
    assert office.letters() + other.letters() == [("Anna", "sent", 1)]
    content = peer.taken[0][1].decode()
    assert not [word for word in ("Anna", "Socialnämnden", "Mottagningen", "AVV") if word in content]


async def test_a_server_that_was_away_gets_each_letter_once(office: Office, peer: Peer) -> None:
    for name in ("Anna", "Bo"):
        await office.tell(await office.someone(name))
    await office.morning()
    for _ in range(3):
        with pytest.raises(LettersLeft):
            await office.sent("smtp://127.0.0.1:1")
    assert sorted(tried for _, _, tried in office.letters()) == [0, 3]  # nobody else is tried while it is away
    peer.mode = "451"
    with pytest.raises(LettersLeft):
        await office.sent()
    peer.mode = "accept"
    for _ in range(2):
        await office.sent()
    assert sorted(office.taken()) == ["anna", "bo"]
    assert [status for _, status, _ in office.letters()] == ["sent", "sent"]


async def test_what_is_read_or_done_meanwhile_gives_no_letter(api: Caller, office: Office) -> None:
    anna, bo = await office.someone("Anna"), await office.someone("Bo")
    await office.tell(anna)
    await office.tell(bo)
    await office.morning()
    await api.post("/notifications/readings", json={}, headers=as_person(anna))
    board = office.here.board_id
    await office.here.do(lambda tx: service.done(tx, board, Kind.OWNER_MISSING))
    await office.sent()
    assert (office.taken(), [status for _, status, _ in office.letters()]) == ([], ["dropped", "dropped"])


async def test_an_address_that_refuses_is_told_those_who_can_mend_it(api: Caller, office: Office, peer: Peer) -> None:
    ada = await office.someone("Ada", ("administrator", None), letters="never")
    anna, bo = await office.someone("Anna"), await office.someone("Bo")
    await office.tell(anna)
    await office.tell(bo)
    peer.mode, peer.refused = "550", "anna@kommun.example"
    await office.morning()
    await office.sent()
    assert office.letters() == [("Anna", "undeliverable", 1), ("Bo", "sent", 1)]
    shown = (await api.get("/notifications", headers=as_person(ada))).json()["notifications"]
    assert [(row["kind"], row["about"], row["aboutId"], row["title"]) for row in shown] == [
        ("address-refused", "person", str(anna), "Anna")
    ]
    await office.morning(MONDAY + timedelta(days=1))
    await office.sent()
    assert len((await api.get("/notifications", headers=as_person(ada))).json()["notifications"]) == 1
    peer.mode = "accept"
    await office.morning(MONDAY + timedelta(days=2))
    await office.sent()
    assert (await api.get("/notifications", headers=as_person(ada))).json()["notifications"] == []


@pytest.mark.parametrize("how", ["die", "killed"])
async def test_what_may_have_left_is_never_sent_again_and_tomorrow_says_the_same(
    office: Office, peer: Peer, how: str
) -> None:
    await office.tell(await office.someone("Anna"))
    await office.morning()
    if how == "killed":
        killed = "update digest set progress = 'sending' where board_id = :board returning 1"
        office.here.sql(killed, board=office.here.board_id)
    else:
        peer.mode = "die"
    await office.sent()
    peer.mode = "accept"
    await office.sent()
    assert [status for _, status, _ in office.letters()] == ["unknown"]
    assert len(peer.taken) == (how == "die")
    await office.morning(MONDAY + timedelta(days=1))
    await office.sent()
    assert [status for _, status, _ in office.letters()] == ["unknown", "sent"]


async def test_what_was_left_yesterday_is_given_up_today(office: Office) -> None:
    await office.tell(await office.someone("Anna"))
    await office.morning()
    await office.morning(MONDAY + timedelta(days=1))
    await office.sent()
    assert [status for _, status, _ in office.letters()] == ["dropped", "sent"]
    assert len(office.taken()) == 1


async def test_who_gets_a_letter(office: Office) -> None:
    """Daily, weekly on Mondays, never; with an address, a role, an account; and who stands in, till they look."""
    day = clock.civil_date(MONDAY)
    told = {
        "Dag": await office.someone("Dag"),
        "Vera": await office.someone("Vera", letters="weekly"),
        "Nils": await office.someone("Nils", letters="never"),
        "Utan": await office.someone("Utan", email=""),
        "Borta": await office.someone("Borta"),
        "Slut": await office.someone("Slut"),
        "Roll": await office.someone("Roll"),
    }
    await office.someone("Stina")
    for who in told.values():
        await office.tell(who)
    with clock.freeze(MONDAY):
        eva = await office.someone("Eva")
        await office.here.away(told["Borta"], eva, day, day + timedelta(days=1))
    sql = office.here.sql
    sql("update person set is_active = false where id = :id returning 1", id=told["Slut"])
    sql("update assignment set valid_to = '2026-12-31' where person_id = :id returning 1", id=told["Roll"])
    expected = (["dag", "eva", "vera"], ["dag"], ["borta", "dag"])
    for number, names in enumerate(expected):
        office.peer.taken.clear()
        await office.morning(MONDAY + timedelta(days=number))
        await office.sent()
        assert sorted(office.taken()) == names
        said = {to: message_from_bytes(letter, policy=SMTP)["Subject"] for to, letter in office.peer.taken}
        instead = [to for to, subject in said.items() if "någon som du ersätter" in subject]
        assert instead == (["eva@kommun.example"] if "eva" in names else []), "who only stands in is told so"
        sql(
            "insert into notification_reading select id, :eva, board_id, told_at from notification"
            " where recipient_id = :who on conflict do nothing returning 1",
            eva=eva,
            who=told["Borta"],
        )


async def test_what_is_reported_is_told_its_owner_once(office: Office) -> None:
    unit = await office.here.unit()
    boss = await office.someone("Bo", ("unit-manager", unit))
    rut = await office.someone("Rut", ("reporter", unit))
    office.here.sql("update unit set manager_id = :boss where id = :unit returning 1", boss=boss, unit=unit)
    with clock.freeze(MONDAY - timedelta(hours=20)):
        await office.here.deviation(unit, by=rut)
        await office.here.deviation(unit, by=boss)
    for day in (0, 1, 2):
        await office.morning(MONDAY + timedelta(days=day))
        await office.sent()
    assert office.taken() == ["bo"]
    assert {status for _, status, _ in office.letters()} == {DigestStatus.SENT}
