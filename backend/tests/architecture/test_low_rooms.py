"""What every kind of matter stands on knows none of them: it would have to be changed for each that comes."""

import re
from pathlib import Path

from tests.architecture.tree import PACKAGE, sources

ROOMS = (
    *("participants", "questions", "figures", "connections", "deadlines", "notifications", "mail"),
    *("actions", "action_lists", "action_figures", "effects", "attachments", "screening"),
)
KNOWN_BY_NAME = re.compile("deviation|avvikels", re.IGNORECASE)


def named(package: Path, rooms: tuple[str, ...]) -> list[str]:
    """Where rooms speak of deviations: in a name, a text that is shown, a docstring or a comment."""
    return [
        f"{path.relative_to(package)}:{number}"
        for room in rooms
        for path in sources(package / room)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if KNOWN_BY_NAME.search(line)
    ]


def test_no_low_room_knows_a_deviation() -> None:
    assert all(sources(PACKAGE / room) for room in ROOMS)
    assert named(PACKAGE, ROOMS) == []
    assert named(PACKAGE, ("deviations",))


def test_a_deviation_in_a_low_room_is_found(tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    planted = (
        "from qms.deviations import models",
        "DEVIATION = 1",
        '"""Of Deviations."""',
        't = "Avvikelsen"',
        "a = 1",
    )
    (tmp_path / "mail" / "sender.py").write_text("\n".join(planted), "utf-8")
    assert named(tmp_path, ("mail",)) == [f"mail/sender.py:{number}" for number in (1, 2, 3, 4)]
