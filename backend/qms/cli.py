"""The command ``qms``: start the product, tend its database, write its contract.

What a command does stands in ``qms.commands`` and is read when it is chosen: to be told which there are costs nothing.
"""

import argparse
import gc
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from importlib import import_module
from pathlib import Path

from qms.command_words import Command, speak_swedish
from qms.file_faults import why
from qms.kernel import clock
from qms.laws.calendar import Quarter
from qms.refused import Refused


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = parser().parse_args(arguments)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        return int(_read(options.command)(options) or 0)
    except KeyboardInterrupt:
        print("\nAvslutat.")
        return 0
    except Refused as refused:
        print(refused, file=sys.stderr)
    except OSError as error:
        if error.filename is None:
            raise
        print(f"{error.filename} går inte att använda: {why(error)}.", file=sys.stderr)
    return 1


def _read(command: str) -> Callable[[argparse.Namespace], int | None]:
    """The function that does a command. What is read for it stays, so nobody looks through it for what is of no use."""
    file, _, name = command.partition(".")
    gc.disable()
    try:
        does: Callable[[argparse.Namespace], int | None] = getattr(import_module(f"qms.commands.{file}"), name)
    finally:
        gc.enable()
    return does


def parser() -> Command:
    """The commands with their options; ``command`` is the file and the function in ``qms.commands`` that does it."""
    speak_swedish()
    parser = Command(prog="qms", description="Kvalitetshjulet")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    for name, does, purpose in (
        ("run", "product.run", "starta allt på den egna datorn, med påhittade uppgifter"),
        ("serve", "service.serve", "starta webbtjänsten"),
        ("worker", "product.worker", "starta bakgrundsarbetet"),
        ("migrate", "upkeep.migrate", "uppdatera databasens tabeller"),
        ("after-restore", "upkeep.after_restore", "glöm inloggningarna i en återställd databas"),
        ("seed", "product.fill", "fyll databasen med den påhittade kommunen"),
        ("doctor", "checks.doctor", "kontrollera installationen och säg vad som saknas"),
        ("openapi", "contract.openapi", "skriv API-beskrivningen till openapi.yaml"),
        ("token", "tokens.token", "visa en åtkomstnyckel för ett system eller en person i demoläget"),
    ):
        commands.add_parser(name, help=purpose, description=purpose).set_defaults(command=does)
    begin = commands.add_parser(
        "found",
        help="lägg upp kommunens nämnder, första administratörer och anslutna system",
        description="Lägger upp det som står i filen och inte finns redan. Ett exempel ligger i deploy/.",
    )
    begin.add_argument("file", type=Path, metavar="FIL", help="till exempel municipality.toml")
    begin.set_defaults(command="upkeep.found_municipality")
    _add_scheduled(commands)
    _add_audit(commands.add_parser("audit", help="granska spåret av vem som gjort och läst vad"))
    commands.choices["serve"].add_argument(
        "--workers", type=_number, default=1, metavar="ANTAL", help="så många processer, eller auto: en för varje kärna"
    )
    commands.choices["openapi"].add_argument(
        "--check", action="store_true", help="skriv inget, säg om filen är inaktuell"
    )
    holder = commands.choices["token"].add_mutually_exclusive_group(required=True)
    holder.add_argument("--client", metavar="NAMN", help="ett system, till exempel deviation-intake")
    holder.add_argument("--user", metavar="NAMN", help="en påhittad person, med de rättigheter --scope anger")
    commands.choices["token"].add_argument("--scope", nargs="+", default=[], metavar="RÄTTIGHET")
    return parser


def _add_scheduled(commands: "argparse._SubParsersAction[Command]") -> None:
    report = commands.add_parser(
        "ivo-report",
        help="hämta kvartalets rapport om ej verkställda beslut",
        description="Hämtar ett kvartals rapport.",
    )
    report.add_argument("--period", type=_quarter, metavar="KVARTAL", help="till exempel 2026-Q3; annars det senaste")
    report.add_argument("--out", required=True, type=Path, metavar="KATALOG", help="var filerna sparas")
    report.set_defaults(command="scheduled.ivo_report")
    hand_in = commands.add_parser(
        "import",
        help="lämna in en fil, eller pröva den utan att läsa in något",
        description="Lämnar in en fil till tjänsten och säger vad som hände med raderna. Svarar 0 när alla gick, "
        "5 när något behöver rättas, 2 när det nekades, 3 och 4 när tjänsten inte svarar i tid.",
    )
    kinds = "decisions: beslut, som är det som läses om inget anges; deviations: avvikelser"
    hand_in.add_argument("of", nargs="?", choices=["decisions", "deviations"], default="decisions", help=kinds)
    hand_in.add_argument("file", type=Path, metavar="FIL", help="CSV eller arbetsbok, med rubriker ovanför raderna")
    hand_in.add_argument("--dry-run", action="store_true", help="pröva raderna; inget läses in och inget finns kvar")
    hand_in.add_argument("--of", dest="_of_old", choices=["beslut"], help=argparse.SUPPRESS)
    hand_in.set_defaults(command="scheduled.hand_in")


def _add_audit(audit: Command) -> None:
    steps = audit.add_subparsers(required=True, metavar="STEG")
    verify = steps.add_parser("verify", help="kontrollera att inget i spåret har ändrats, tagits bort eller lagts till")
    verify.add_argument("--since", type=_instant, metavar="DAG", help="bara rader som förseglats från och med dagen")
    verify.add_argument("--anchors", type=Path, metavar="FIL", help="annars den i QMS_TRAIL_ANCHOR_FILE")
    verify.set_defaults(command="checks.verify_trail")
    anchor = steps.add_parser("anchor", help="skriv ned vad spåret är nu, i ankarfilen och här")
    anchor.add_argument(
        "--restored", action="store_true", help="databasen är återläst från en kopia: senare ankare är förklarade"
    )
    anchor.set_defaults(command="checks.anchor_trail")
    key = steps.add_parser("key", help="visa den publika delen av nyckeln, för den som granskar någon annanstans")
    key.set_defaults(command="checks.show_trail_key")


def _number(text: str) -> int | None:
    if text == "auto":
        return None
    if not text.isdecimal() or not 0 < int(text) < 100:
        raise argparse.ArgumentTypeError("skriv ett antal, eller auto")
    return int(text)


def _instant(day: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(day), time(), clock.STOCKHOLM)
    except ValueError:
        raise argparse.ArgumentTypeError("skriv dagen som 2026-11-29") from None


def _quarter(text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError("skriv kvartalet som 2026-Q3") from None
