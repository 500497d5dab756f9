"""The commands that a municipal scheduler runs. They need the service's address and a service account, no database."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qms.client import files, quarters
from qms.client.service import Service
from qms.kernel import clock
from qms.laws.calendar import Quarter


def add(commands: Any, service: Callable[[str], Service]) -> None:
    """Add them to the others. The service is asked for by whose account it is called with: ``ivo`` or ``import``."""
    report = commands.add_parser(
        "ivo-report",
        help="hämta kvartalets rapport om ej verkställda beslut",
        description="Hämtar ett kvartals rapport.",
    )
    report.add_argument("--period", type=_quarter, metavar="KVARTAL", help="till exempel 2026-Q3; annars det senaste")
    report.add_argument("--out", required=True, type=Path, metavar="KATALOG", help="var filerna sparas")
    report.set_defaults(command=lambda options: _fetch(service("ivo"), options))
    hand_in = commands.add_parser(
        "import",
        help="lämna in en fil, eller pröva den utan att läsa in något",
        description="Lämnar in en fil till tjänsten och säger vad som hände med raderna. Svarar 0 när alla gick, "
        "5 när något behöver rättas, 2 när det nekades, 3 och 4 när tjänsten inte svarar i tid.",
    )
    hand_in.add_argument("file", type=Path, metavar="FIL", help="CSV eller arbetsbok, med rubriker ovanför raderna")
    hand_in.add_argument("--dry-run", action="store_true", help="pröva raderna; inget läses in och inget finns kvar")
    hand_in.add_argument("--of", choices=files.KINDS, default="beslut", help="vad raderna är (beslut)")
    hand_in.set_defaults(command=lambda options: _hand_in(service("import"), options))


def _fetch(service: Service, options: argparse.Namespace) -> int:
    period = options.period or Quarter.of(clock.today()).plus(-1)
    return quarters.fetch(service, str(period), options.out)


def _hand_in(service: Service, options: argparse.Namespace) -> int:
    return files.hand_in(service, options.file, options.of, is_dry_run=options.dry_run)


def _quarter(text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError("skriv kvartalet som 2026-Q3") from None
