"""What an installation lacks, found before its users find it. ``qms doctor`` prints the findings."""

import asyncio
from dataclasses import dataclass

from sqlalchemy import bindparam, create_engine, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.pool import NullPool

from qms.background import jobs
from qms.kernel import access, clock
from qms.login.provider import Provider, ProviderUnreachable
from qms.mail.sender import Sender, ServerAway
from qms.operations.self_check import risks, weaknesses
from qms.rendering.swedish import counted
from qms.screening.clamd import Scanner, ScannerAway
from qms.settings import Settings
from qms.trail import commands as trail

UNHURRIED = text("set statement_timeout = '2min'")
"""A large board on a busy machine takes longer to go through than a request may."""
HAS_BOARDS = text("select exists (select from access.all_boards())")
FAULTS = text(
    "select coalesce(sum(matters), 0), coalesce(sum(deadlines), 0), coalesce(sum(dates), 0) "
    "from access.all_boards() as board, access.faults_of_owners(board, :today, :policy)"
).bindparams(bindparam("policy", type_=JSONB))

UNHELD = text("select count(*) from access.all_boards() as board, access.unheld_intakes(board, :today)")


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is as it should be, and in plain Swedish what it is or what to do."""

    fine: bool
    text: str


def findings(settings: Settings) -> list[Finding]:
    """Look at everything the service needs. Changes nothing."""
    keys = [_key(settings), _trail_key(settings)]
    return [
        *_database(settings),
        _login(settings),
        *keys,
        _address(settings),
        _pages(settings),
        _mail(settings),
        _scanner(settings),
    ]


def _database(settings: Settings) -> list[Finding]:
    if not settings.database_url:
        return [Finding(False, "Databas: ange den med rollen qms_app i QMS_DATABASE_URL.")]
    weak = [Finding(False, f"Databas: {weakness}") for weakness in weaknesses(settings.database_url)]
    if weak:
        return weak
    risky = [Finding(False, f"Databas: {risk}") for risk in risks(settings.database_url)]
    whole = Finding(True, "Databas: svarar, rätt roll, rätt version, kan svenska.")
    return [whole, *risky, *_content(settings)]


def _content(settings: Settings) -> list[Finding]:
    with create_engine(settings.database_url, poolclass=NullPool).connect() as connection:
        connection.execute(UNHURRIED)
        has_boards = connection.scalar(HAS_BOARDS)
        is_at_work, given_up = jobs.state(connection)
        known = {"today": clock.today(), "policy": access.roles_reaching()}
        unreached, unread, misdated = map(int, connection.execute(FAULTS, known).one())
        unheld = int(connection.scalar(UNHELD, {"today": clock.today()}) or 0)
        sealed = [Finding(verdict.fine, f"Spår. {verdict.text}") for verdict in trail.glance(connection, settings)]
    if settings.demo:
        return sealed
    boards = Finding(True, "Kommun: har nämnder.")
    if not has_boards:
        boards = Finding(False, "Kommun: det finns inga nämnder, så ingen kan logga in. Kör qms found.")
    worker = Finding(True, "Bakgrundsarbete: igång.")
    if not is_at_work:
        worker = Finding(False, "Bakgrundsarbete: inget pågår, så tidsgränser bevakas inte. Starta qms worker.")
    elif given_up:
        worker = Finding(False, f"Bakgrundsarbete: {given_up} jobb har gett upp. Felet står i loggen från qms worker.")
    return [boards, worker, _owners(unreached), *_times(unread, misdated), *_intakes(unheld), *sealed]


def _owners(unreached: int) -> Finding:
    if not unreached:
        return Finding(True, "Ärenden: alla öppna ärenden har någon ansvarig som når dem.")
    return Finding(
        False,
        f"Ärenden: {counted(unreached, 'öppet ärende', 'öppna ärenden')} har ingen ansvarig som når dem. Ge någon en "
        "chefsroll på enheten, på en enhet ovanför eller för hela nämnden, så får den ärendena.",
    )


def _times(unread: int, misdated: int) -> list[Finding]:
    told = []
    if unread:
        told.append(f"{counted(unread, 'öppen tid', 'öppna tider')} har ingen ansvarig som kan läsa ärendet")
    if misdated:
        told.append(f"{counted(misdated, 'ärende', 'ärenden')} har en annan dag än sin närmaste tid")
    return [Finding(False, f"Tider: {' och '.join(told)}.")] if told else []


def _intakes(unheld: int) -> list[Finding]:
    if not unheld:
        return []
    return [
        Finding(
            False,
            f"Mottagning: {counted(unheld, 'område', 'områden')} har ingen som är mottagning, så rapporterna går till "
            "enheternas chefer. Ge någon rollen Mottagning av rapporter där, eller avsluta området.",
        )
    ]


def _login(settings: Settings) -> Finding:
    if settings.demo and not settings.oidc_issuer:
        return Finding(True, "Inloggning: demoläge, påhittade personer utan lösenord.")
    if not settings.oidc_issuer:
        return Finding(False, "Inloggning: ange kommunens inloggningstjänst i QMS_OIDC_ISSUER.")
    if not settings.oidc_client_secret.get_secret_value().strip():
        return Finding(False, "Inloggning: ange hemligheten hos inloggningstjänsten i QMS_OIDC_CLIENT_SECRET.")
    return _provider(settings.oidc_issuer)


def _provider(issuer: str) -> Finding:
    try:
        metadata = asyncio.run(Provider(issuer).metadata())
    except ValueError as error:
        return Finding(False, f"Inloggning: {error}")
    except ProviderUnreachable:
        return Finding(
            False, f"Inloggning: {issuer} svarar inte, eller kallar sig något annat. Kontrollera QMS_OIDC_ISSUER."
        )
    lacking = [name for name in ("authorization_endpoint", "token_endpoint") if name not in metadata]
    if lacking:
        return Finding(False, f"Inloggning: {issuer} saknar {', '.join(lacking)}.")
    if "S256" not in _words(metadata.get("code_challenge_methods_supported", ["S256"])):
        return Finding(False, f"Inloggning: {issuer} kan inte PKCE med S256.")
    return Finding(True, f"Inloggning: {issuer} svarar.")


def _words(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _key(settings: Settings) -> Finding:
    if settings.seal_key is None:
        return Finding(False, "Nyckel: ange den som personuppgifter förseglas med i QMS_IDENTITY_KEY.")
    return Finding(True, "Nyckel: personuppgifter kan förseglas.")


def _trail_key(settings: Settings) -> Finding:
    if settings.trail_secret is None:
        return Finding(False, "Nyckel: ange den som spåret förseglas med i QMS_TRAIL_KEY, för qms worker.")
    return Finding(True, "Nyckel: spåret kan förseglas.")


def _address(settings: Settings) -> Finding:
    if settings.demo or settings.address.startswith("https://"):
        return Finding(True, f"Adress: {settings.address}")
    return Finding(False, "Adress: ange den adress som används i webbläsaren, med https, i QMS_PUBLIC_URL.")


def _pages(settings: Settings) -> Finding:
    page = settings.frontend_dir / "index.html"
    if page.is_file():
        return Finding(True, f"Sidor: {settings.frontend_dir}")
    return Finding(False, f"Sidor: {page} saknas. Bygg dem med make run, eller ange mappen i QMS_FRONTEND_DIR.")


def _mail(settings: Settings) -> Finding:
    sender = Sender.of(settings)
    if sender is None:
        return Finding(True, "Brev: ingen e-postserver är inkopplad, så inga brev skickas.")
    try:
        sender.greet()
    except ServerAway as error:
        return Finding(False, f"Brev: e-postservern tar inte emot oss ({error}). Kontrollera QMS_SMTP_URL.")
    return Finding(True, "Brev: e-postservern svarar.")


def _scanner(settings: Settings) -> Finding:
    scanner = Scanner.of(settings)
    if scanner is None:
        return Finding(True, "Bilagor: inget virusskydd är inkopplat. Filer granskas bara av tjänsten själv.")
    try:
        is_old = asyncio.run(_proven(scanner))
    except ScannerAway as away:
        return Finding(
            False,
            f"Bilagor: virusskyddet duger inte ({away}), så filer väntar på granskning. Kontrollera QMS_CLAMD_URL.",
        )
    if is_old:
        return Finding(False, "Bilagor: virusskyddets signaturer är äldre än ett dygn. Kontrollera freshclam.")
    return Finding(True, "Bilagor: virusskyddet svarar och hittar provtexten.")


async def _proven(scanner: Scanner) -> bool:
    await scanner.prove()
    return await scanner.is_old()
