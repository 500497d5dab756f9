"""What leaves by e-mail, to the last byte; and what is known of a letter whatever the server does."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest
from pydantic import ValidationError

from qms.mail import sender
from qms.mail.sender import NotTaken, Refused, Sender, ServerAway, Unknown
from qms.settings import Settings
from tests.smtp_peer import PASSWORD, USER, Peer, mail_server, trusted

SCRIPT = Path(__file__).resolve().parents[3] / "deploy/secrets.sh"
AT = datetime(2026, 11, 30, 5, 30, tzinfo=UTC)
REFERENCE = "019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11"
TO = "anna@kommun.example"
LETTER = """\
From: kvalitet@kommun.example
To: anna@kommun.example
Subject: =?utf-8?b?TsOlZ290IHbDpG50YXIgcMOl?= dig i Kvalitetshjulet
Date: Mon, 30 Nov 2026 05:30:00 +0000
Message-ID: <019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11@kvalitet.kommun.example>
Auto-Submitted: auto-generated
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable
MIME-Version: 1.0

Hej!

N=C3=A5got v=C3=A4ntar p=C3=A5 dig i Kvalitetshjulet. Logga in f=C3=B6r att s=
e vad: https://kvalitet.kommun.example

Brevet s=C3=A4ger inte vad det g=C3=A4ller, eftersom e-post kan l=C3=A4sas av=
 andra.
Du v=C3=A4ljer sj=C3=A4lv hur ofta brevet kommer: https://kvalitet.kommun.exa=
mple/aviseringar
Det g=C3=A5r inte att svara p=C3=A5 det h=C3=A4r brevet.
"""


def by(url: str, *, password: str = "", ca_file: Path | None = None) -> Sender:
    ours = ("kvalitet@kommun.example", "https://kvalitet.kommun.example")
    return Sender(url, password, *ours, str(ca_file) if ca_file else None)


@pytest.fixture
def peer() -> Iterator[Peer]:
    with mail_server() as peer:
        yield peer


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not shutil.which("openssl"):
        pytest.skip("needs openssl")
    place = tmp_path_factory.mktemp("mail")
    subprocess.run([str(SCRIPT), str(place), "localhost"], check=True, capture_output=True)
    return place


def test_what_leaves_is_known_to_the_last_byte(peer: Peer) -> None:
    by(peer.url).send(TO, REFERENCE, AT)
    assert peer.taken == [(TO, LETTER.replace("\n", "\r\n").encode())]


def test_who_only_stands_in_is_told_so_and_nothing_more(peer: Peer) -> None:
    by(peer.url).send(TO, REFERENCE, AT, is_own=False)
    (told,) = [message_from_bytes(letter, policy=SMTP) for _, letter in peer.taken]
    own = message_from_bytes(LETTER.encode(), policy=SMTP)
    assert told["Subject"] == "Något väntar på någon som du ersätter i Kvalitetshjulet"
    assert told.get_content().splitlines() == [
        line.replace("på dig i", "på någon som du ersätter i") for line in own.get_content().splitlines()
    ]
    kept = set(own.keys()) - {"Subject"}
    assert {name: told[name] for name in kept} == {name: own[name] for name in kept}


@pytest.mark.parametrize(
    ("mode", "becomes", "taken"),
    [("451", NotTaken, 0), ("550", Refused, 0), ("full", NotTaken, 0), ("spam", Refused, 0), ("die", Unknown, 1)],
)
def test_what_the_server_says_decides_what_is_known(peer: Peer, mode: str, becomes: type, taken: int) -> None:
    peer.mode = mode
    with pytest.raises(becomes) as told:
        by(peer.url).send(TO, REFERENCE, AT)
    assert (type(told.value), len(peer.taken)) == (becomes, taken)


def test_whoever_never_answers_may_have_taken_it(peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "PATIENCE", 0.5)
    peer.mode = "hang"
    with pytest.raises(Unknown):
        by(peer.url).send(TO, REFERENCE, AT)


def test_a_server_that_is_not_there_has_taken_nothing(peer: Peer) -> None:
    with pytest.raises(ServerAway):
        by("smtp://127.0.0.1:1").send(TO, REFERENCE, AT)
    with pytest.raises(ServerAway, match="STARTTLS"):
        by(f"smtp+starttls://127.0.0.1:{peer.port}").send(TO, REFERENCE, AT)
    assert peer.taken == []


def test_a_letter_leaves_only_under_tls_that_is_asked_for(certificates: Path) -> None:
    ca_file, others = certificates / "database_ca.crt", certificates / "others.crt"
    others.write_bytes((certificates / "database.crt").read_bytes())
    with mail_server(trust=trusted(certificates)) as peer:
        url = f"smtp+starttls://{USER}@localhost:{peer.port}"
        by(url, password=PASSWORD, ca_file=ca_file).send(TO, REFERENCE, AT)
        assert len(peer.taken) == 1
        for wrong in (by(url, password="fel", ca_file=ca_file), by(url, password=PASSWORD)):
            with pytest.raises(ServerAway):
                wrong.greet()
            with pytest.raises(ServerAway):
                wrong.send(TO, REFERENCE, AT)
        assert len(peer.taken) == 1


@pytest.mark.parametrize("to", ["", "anna", "anna@kommun.example\nBcc: b@c.example", "a@b.example, c@d.se", "å@b.se"])
def test_what_is_no_address_is_never_spoken_of_to_a_server(peer: Peer, to: str) -> None:
    with pytest.raises(Refused):
        by(peer.url).send(to, REFERENCE, AT)
    assert peer.taken == []


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        ({"smtp_url": "smtp+starttls://mail.example:587", "smtp_from": "a@b.example"}, ""),
        ({"smtp_url": "smtps://qms@mail.example", "smtp_from": "a@b.example", "smtp_password": "x"}, ""),
        ({"smtp_url": "smtp://127.0.0.1:25", "smtp_from": "a@b.example", "smtp_password": "x"}, ""),
        ({"smtp_url": "smtp://mail.example", "smtp_from": "a@b.example", "smtp_password": "x"}, "utan TLS"),
        ({"smtp_url": "smtps://mail.example", "smtp_from": "a@b.example", "smtp_password": "å"}, "ASCII"),
        ({"smtp_url": "smtps://qms:hemligt@mail.example", "smtp_from": "a@b.example"}, "utan lösenord"),
        ({"smtp_url": "mail.example", "smtp_from": "a@b.example"}, "ingen adress"),
        ({"smtp_url": "smtps://mail.example", "smtp_from": "Kvalitet\nBcc: a@b.example"}, "QMS_SMTP_FROM"),
    ],
)
def test_settings_that_would_leak_are_refused(given: dict[str, str], refused: str) -> None:
    if not refused:
        assert Sender.of(Settings.model_validate({"demo": True, **given}))
        return
    with pytest.raises(ValidationError, match=refused):
        Settings.model_validate({"demo": True, **given})


def test_without_a_server_there_are_no_letters() -> None:
    assert Sender.of(Settings(demo=True)) is None
