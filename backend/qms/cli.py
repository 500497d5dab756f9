"""The command ``qms``: start the product, tend its database, write its contract."""

import argparse
import asyncio
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from time import perf_counter
from tomllib import TOMLDecodeError

import uvloop
from pydantic import ValidationError

from qms.app import connected, contract, create_app
from qms.client import commands as scheduled
from qms.client.service import Service
from qms.contract.openapi import as_yaml, drift
from qms.demo.people import logins, systems
from qms.demo.seed import seed
from qms.demo.tokens import DemoModeOnly, Mint, as_running, for_system, for_user, remember_address
from qms.kernel import clock
from qms.kernel.db import Database
from qms.kernel.schema import in_words
from qms.operations.doctor import Finding, findings
from qms.operations.embedded import EmbeddedServer
from qms.operations.embedded_binaries import EmbeddedError
from qms.operations.migrations import TooBusy, begin_generation, upgrade
from qms.operations.provisioning.boards import OtherBoardsSystem, provision
from qms.operations.provisioning.municipality import Municipality, read
from qms.operations.restored import after_restore
from qms.operations.self_check import is_ready, refusals
from qms.settings import Settings
from qms.trail import commands as trail
from qms.trail.anchors import NoAnchor
from qms.trail.verification import Verdict
from qms.web.pages import Readiness
from qms.web.server import Server
from qms.worker import run_worker

CONTRACT = Path("openapi.yaml")


class Refused(Exception):
    """The command cannot be carried out; the text says why in plain Swedish."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        return int(options.command(options) or 0)
    except KeyboardInterrupt:
        print("\nAvslutat.")
        return 0
    except ValidationError as error:
        print(_explained(error), file=sys.stderr)
    except (EmbeddedError, DemoModeOnly, Refused, TooBusy) as error:
        print(error, file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="qms", description="Kvalitetshjulet")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    for name, does, purpose in (
        ("run", _run, "starta allt på den egna datorn, med påhittade uppgifter"),
        ("serve", _serve, "starta webbtjänsten"),
        ("worker", _worker, "starta bakgrundsarbetet"),
        ("migrate", _migrate, "uppdatera databasens tabeller"),
        ("after-restore", _after_restore, "glöm inloggningarna i en återställd databas"),
        ("seed", _seed, "fyll databasen med den påhittade kommunen"),
        ("doctor", _doctor, "kontrollera installationen och säg vad som saknas"),
        ("openapi", _openapi, "skriv API-beskrivningen till openapi.yaml"),
        ("token", _token, "visa en åtkomstnyckel för ett system eller en person i demoläget"),
    ):
        commands.add_parser(name, help=purpose, description=purpose).set_defaults(command=does)
    begin = commands.add_parser(
        "found",
        help="lägg upp kommunens nämnder, första administratörer och anslutna system",
        description="Lägger upp det som står i filen och inte finns redan. Ett exempel ligger i deploy/.",
    )
    begin.add_argument("file", type=Path, metavar="FIL", help="till exempel municipality.toml")
    begin.set_defaults(command=_provision)
    scheduled.add(commands, _service)
    _add_audit(commands.add_parser("audit", help="granska spåret av vem som gjort och läst vad"))
    commands.choices["openapi"].add_argument(
        "--check", action="store_true", help="skriv inget, säg om filen är inaktuell"
    )
    holder = commands.choices["token"].add_mutually_exclusive_group(required=True)
    holder.add_argument("--client", metavar="NAMN", help="ett system, till exempel deviation-intake")
    holder.add_argument("--user", metavar="NAMN", help="en påhittad person, med de rättigheter --scope anger")
    commands.choices["token"].add_argument("--scope", nargs="*", default=[], metavar="RÄTTIGHET")
    return parser


def _add_audit(audit: argparse.ArgumentParser) -> None:
    steps = audit.add_subparsers(required=True, metavar="STEG")
    verify = steps.add_parser("verify", help="kontrollera att inget i spåret har ändrats, tagits bort eller lagts till")
    verify.add_argument("--since", type=_instant, metavar="DAG", help="bara rader som förseglats från och med dagen")
    verify.add_argument("--anchors", type=Path, metavar="FIL", help="annars den i QMS_TRAIL_ANCHOR_FILE")
    verify.set_defaults(command=_audit_verify)
    anchor = steps.add_parser("anchor", help="skriv ned vad spåret är nu, i ankarfilen och här")
    anchor.add_argument(
        "--restored", action="store_true", help="databasen är återläst från en kopia: senare ankare är förklarade"
    )
    anchor.set_defaults(command=_audit_anchor)
    key = steps.add_parser("key", help="visa den publika delen av nyckeln, för den som granskar någon annanstans")
    key.set_defaults(command=lambda _: print(trail.public_key(_own_settings())))


def _run(_: argparse.Namespace) -> None:
    """Everything in one process: database, tables, invented data, API, pages and background jobs."""
    begun = perf_counter()
    settings = _demo_settings()
    _require_free_port(settings)
    with _database(settings) as settings:
        if settings.owner_database_url:
            with _step("Uppdaterar databasens tabeller"):
                upgrade(settings.owner_database_url)
        _require_sound(settings)
        uvloop.run(_everything(settings, begun))


async def _everything(settings: Settings, begun: float) -> None:
    if settings.demo:
        with _step("Fyller på med den påhittade kommunen"):
            await _fill(settings)
        remember_address(settings)
    server = _server(settings, lambda: _welcome(settings, perf_counter() - begun))
    async with asyncio.TaskGroup() as together:
        worker = together.create_task(run_worker(settings))
        await server.serve()
        worker.cancel()


def _serve(_: argparse.Namespace) -> None:
    with _database(Settings()) as settings:
        _require_sound(settings)
        uvloop.run(_server(settings, lambda: print(f"Svarar på {settings.address}", flush=True)).serve())


def _server(settings: Settings, ready: Callable[[], None]) -> Server:
    database = connected(settings)
    readiness = Readiness(partial(is_ready, database))
    try:
        app = create_app(settings, database, readiness=readiness)
    except ValueError as error:
        raise Refused(str(error)) from None
    return Server(app, settings, readiness, ready)


def _worker(_: argparse.Namespace) -> None:
    with _database(Settings()) as settings:
        _require_sound(settings, logs_in=False)
        if settings.trail_secret is None:
            raise Refused("Ange nyckeln som spåret förseglas med i QMS_TRAIL_KEY.")
        uvloop.run(run_worker(settings))


def _migrate(_: argparse.Namespace) -> None:
    with _database(Settings()) as settings, _step("Uppdaterar databasens tabeller"):
        upgrade(_owner(settings))


def _after_restore(_: argparse.Namespace) -> None:
    with _database(Settings()) as settings:
        ended = after_restore(_owner(settings))
    print(f"Alla är utloggade ({ended}). Gå nu igenom roller som har avslutats sedan kopian togs.")


def _owner(settings: Settings) -> str:
    if not settings.owner_database_url:
        raise Refused("Ange databasen med rollen qms_owner i QMS_OWNER_DATABASE_URL.")
    return settings.owner_database_url


def _seed(_: argparse.Namespace) -> None:
    with _database(_demo_settings()) as settings:
        if settings.owner_database_url:
            upgrade(settings.owner_database_url)
        uvloop.run(_fill(settings))


async def _fill(settings: Settings) -> None:
    database = Database(settings.database_url, seal_key=settings.seal_key)
    try:
        await seed(database, issuer=settings.issuer, say=_say)
    finally:
        await database.close()


def _provision(options: argparse.Namespace) -> None:
    try:
        municipality = read(options.file)
    except (OSError, TOMLDecodeError) as error:
        raise Refused(f"Filen {options.file} går inte att läsa: {error}") from None
    except ValidationError as error:
        faults = (f"  {'.'.join(map(str, e['loc']))}: {in_words(e['type'], e.get('ctx', {}))}" for e in error.errors())
        raise Refused("\n".join([f"Filen {options.file} behöver rättas:", *faults])) from None
    if not Settings().issuer:
        raise Refused("Ange kommunens inloggningstjänst i QMS_OIDC_ISSUER: administratörerna är kända därifrån.")
    with _database(Settings()) as settings:
        if settings.owner_database_url:
            upgrade(settings.owner_database_url)
        uvloop.run(_lay_out(settings, municipality))


async def _lay_out(settings: Settings, municipality: Municipality) -> None:
    database = Database(settings.database_url)
    try:
        said = await provision(database, municipality, issuer=settings.issuer)
    except OtherBoardsSystem as error:
        raise Refused(f"Systemet {error} hör redan till en annan nämnd. Ge det ett eget klient-id för varje.") from None
    finally:
        await database.close()
    print("\n".join(said or ["Allt i filen fanns redan."]))


def _doctor(_: argparse.Namespace) -> int:
    with _database(_own_settings()) as settings:
        return _say_all(findings(settings))


def _say_all(checks: Sequence[Finding | Verdict]) -> int:
    for check in checks:
        print(f"{'bra ' if check.fine else 'FEL '} {check.text}")
    return 0 if all(check.fine for check in checks) else 1


def _audit_verify(options: argparse.Namespace) -> int:
    with _database(_own_settings()) as settings:
        if not settings.owner_database_url:
            raise Refused("Ange databasen med rollen qms_owner i QMS_OWNER_DATABASE_URL: spåret läses med den.")
        try:
            verdicts = trail.verify(settings, since=options.since, anchor_file=options.anchors)
        except (OSError, NoAnchor) as error:
            raise Refused(f"Ankarfilen går inte att läsa. {error}") from None
    return _say_all(verdicts)


def _audit_anchor(options: argparse.Namespace) -> None:
    with _database(_own_settings()) as settings:
        line = trail.anchor(settings, what="restored" if options.restored else "checkpoint")
    if line is None:
        raise Refused("Inget är förseglat ännu. Är qms worker igång?")
    print(line)


def _openapi(options: argparse.Namespace) -> int:
    text = as_yaml(contract())
    if not options.check:
        CONTRACT.write_text(text)
        return 0
    if changes := drift(CONTRACT.read_text() if CONTRACT.exists() else "", text):
        print("\n".join(changes[:60]))
        raise Refused("openapi.yaml stämmer inte med koden. Kör make openapi.")
    return 0


def _service(of: str) -> Service:
    """The service as a scheduler calls it: needs its address and a service account, and no database."""
    settings = as_running(_demo_settings() if not Settings().oidc_issuer else Settings())
    client_id, secret, scope = (getattr(settings, f"{of}_client_{part}") for part in ("id", "secret", "scope"))
    plain = secret.get_secret_value() or (Mint(settings).secret(client_id) if settings.demo else "")
    return Service(settings.api_url, settings.issuer, client_id, plain, scope)


def _instant(day: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(day), time(), clock.STOCKHOLM)
    except ValueError:
        raise argparse.ArgumentTypeError("skriv dagen som 2026-11-29") from None


def _token(options: argparse.Namespace) -> None:
    settings = as_running(_demo_settings())
    try:
        if options.client:
            print(for_system(settings, systems(), options.client, scope=options.scope))
        else:
            print(for_user(settings, logins(), options.user, scope=options.scope))
    except LookupError as error:
        raise Refused(str(error)) from None


def _demo_settings() -> Settings:
    """The settings of a trial: demo mode unless ``QMS_DEMO`` says otherwise."""
    settings = Settings()
    return settings if "demo" in settings.model_fields_set else Settings(demo=True)


def _own_settings() -> Settings:
    """The settings of what stands here: an installation that names its database or its logins, or else the trial."""
    settings = Settings()
    return (
        settings if settings.database_url or settings.owner_database_url or settings.oidc_issuer else _demo_settings()
    )


@contextmanager
def _database(settings: Settings) -> Iterator[Settings]:
    """Use the database that the settings name, or start the embedded one and stop it afterwards."""
    if settings.database_url or settings.owner_database_url:
        yield settings
        return
    server = EmbeddedServer(settings.data_dir / "postgres")
    try:
        with _step("Startar databasen"):
            urls = server.start()
        if not server.home.is_relative_to(settings.data_dir.resolve()):
            print(f"  Den ligger i {server.home}: databasens användare når inte {settings.data_dir}.")
        yield settings.model_copy(update={"database_url": urls.app, "owner_database_url": urls.owner})
    finally:
        server.stop()


def _require_sound(settings: Settings, *, logs_in: bool = True) -> None:
    if faults := refusals(settings, logs_in=logs_in):
        raise Refused("\n".join(faults))
    begin_generation(settings.database_url)


def _require_free_port(settings: Settings) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError:
            raise Refused(
                f"Port {settings.port} används redan. Stoppa det som kör där, eller välj en annan port: "
                f"QMS_PORT={settings.port + 1} make run"
            ) from None


@contextmanager
def _step(text: str) -> Iterator[None]:
    """Say what is being done and, when it is done, how long it took."""
    begun = perf_counter()
    print(f"{text:<50}", end="", flush=True)
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f"{perf_counter() - begun:.1f} s".replace(".", ","), flush=True)


def _say(line: str) -> None:
    """Tell of progress within a step, so that the step's time still ends up in its column."""
    print(f"\n{'  ' + line:<50}", end="", flush=True)


def _welcome(settings: Settings, seconds: float) -> None:
    print(f"\nKlart på {seconds:.1f} s.".replace(".", ",", 1), f"Öppna {settings.address}\n")
    if settings.demo:
        print("Logga in som någon av dessa. Alla är påhittade och har inget lösenord.")
        for person in logins():
            print(f"  {person.name:<24}{person.roles}")
    print("\nAvsluta med Ctrl-C.", flush=True)


def _explained(error: ValidationError) -> str:
    lines = []
    for fault in error.errors():
        variable = "".join(f"QMS_{part}: ".upper() for part in fault["loc"][:1])
        lines.append(f"  {variable}{fault['msg'].removeprefix('Value error, ')}")
    return "\n".join(["Inställningarna går inte att använda:", *lines])
