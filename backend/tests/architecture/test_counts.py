"""What is counted is called what so many are called: 1 avvikelse, 3 avvikelser."""

import re
from pathlib import Path

QMS = Path(__file__).parents[2] / "qms"
NOUNS = "|".join(
    (
        *(
            "avvikelser",
            "ärenden",
            "områden",
            "konton",
            "rader",
            "dagar",
            "åtgärder",
            "rapporter",
            "personer",
            "poster",
        ),
        *("incidenter", "enheter", "månader", "listor", "filer", "gånger", "frågor", "uppgifter", "tider"),
        *("timmar", "minuter", "sekunder"),
    )
)
SEVERAL = re.compile(rf"\{{([^{{}}\"]+)\}} (?:öppna )?({NOUNS})\b")
NEVER_ONE = {
    "rendering/layout.py": "more than are printed",
    "list_exports/service.py": "more than the limits of a board",
    "ivo_reporting/reports.py": "more than are printed, and the months of the law",
    "unexecuted_decisions/views.py": "the months of the law",
    "deviation_figures/reports.py": "the seconds that matter",
    "deviations/states.py": "the minutes in which a step is taken back",
    "people/service.py": "the days of a board, seven at least",
}
OF_WHO_RUNS_IT = ("client/", "demo/", "trail/")
"""What is told on a command line, below where documents are made."""


def plain(source: str) -> list[str]:
    """What is counted without asking whether it is one. A name in capitals is a limit, and more than that."""
    counted = (match for match in SEVERAL.finditer(source) if not match[1].isupper())
    return [match[0] for match in counted if " == 1 else" not in source[: match.start()][-30:]]


def test_one_is_never_counted_as_several() -> None:
    places = {
        f"{path.relative_to(QMS)}": told for path in QMS.rglob("*.py") if (told := plain(path.read_text("utf-8")))
    }
    known = {place for place in places if place in NEVER_ONE or place.startswith(OF_WHO_RUNS_IT)}
    assert {place: told for place, told in places.items() if place not in known} == {}
    assert set(NEVER_ONE) <= known, "an excuse that is needed no more"


def test_one_counted_as_several_is_found() -> None:
    source = 'f"{rows} avvikelser" f"{n} ärenden" f"{MOST} rader" f"{counted(n, \'rad\', \'rader\')} här"'
    assert plain(source) == ["{rows} avvikelser", "{n} ärenden"]
