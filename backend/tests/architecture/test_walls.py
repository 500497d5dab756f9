"""The walls between rooms stand around every room: what import-linter is told is compared with the folders.

``lint-imports`` finds what breaks a wall, ``outside`` what no wall was told of. Both are believed because they find the
faults of a planted module.
"""

import os
import re
import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path
from shutil import copytree, ignore_patterns

import grimp
import pytest

from tests.architecture.tree import PACKAGE, ROOT, modules
from tests.conftest import Figure

Contracts = dict[str, dict[str, list[str]]]
ORDER, FILES = "Package order", "File order"
TOLD = {'    "matters",\n': '    "complaints",\n', '    "qms.drafts",\n': '    "qms.complaints",\n'}
"""Before which line of the contracts a new module is written, and how."""


def contracts(configuration: Path) -> Contracts:
    declared = tomllib.loads(configuration.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    return {contract["name"]: contract for contract in declared}


def outside(package: Path, configuration: Path) -> set[str]:
    """The modules whose files no contract puts in order."""
    walls = contracts(configuration)
    named = {f"qms.{name}" for name in modules(package)}
    return named - {room for name in walls if name.startswith(FILES) for room in walls[name]["containers"]}


def test_every_module_keeps_the_file_order() -> None:
    assert outside(PACKAGE, ROOT / "pyproject.toml") == set()
    assert len(modules(PACKAGE)) > 8


def test_contracts_let_nothing_through_by_an_option() -> None:
    walls = contracts(ROOT / "pyproject.toml")
    assert [name for name in walls if name.startswith((ORDER, FILES)) and not walls[name].get("exhaustive")] == []
    assert [name for name in walls if "exhaustive_ignores" in walls[name]] == []


def test_no_arrow_points_up_and_none_goes_round(figure: Figure) -> None:
    order = next(wall for name, wall in contracts(ROOT / "pyproject.toml").items() if name.startswith(ORDER))
    height = {name.strip("() "): -at for at, layer in enumerate(order["layers"]) for name in layer.split("|")}
    graph = grimp.build_graph("qms", cache_dir=None)
    arrows = {
        (module.split(".")[1], used.split(".")[1])
        for module in graph.modules - {"qms"}
        for used in graph.find_modules_directly_imported_by(module) - {"qms"}
    }
    between = {(room, used) for room, used in arrows if room != used}
    up = {(room, used) for room, used in between if height[used] >= height[room]}
    figure(f"rooms {len(height)}, arrows {len(between)}, up {len(up)}, circles {circles(between)}")
    assert up == set()
    assert circles(between) == 0
    assert circles({*between, ("kernel", "deviations")}) == 1


def circles(arrows: set[tuple[str, str]]) -> int:
    """One where there is any."""
    rooms = TopologicalSorter[str]()
    for room, used in arrows:
        rooms.add(room, used)
    try:
        rooms.prepare()
    except ValueError:
        return 1
    return 0


PLANTED = {
    "complaints/routes.py": "from qms.complaints import queries\n",
    "complaints/views.py": "",
    "complaints/queries.py": "import qms.complaints.views\n",
    "complaints/models.py": "import qms.feed.routes\n",
    "complaints/helpme.py": "import fastapi\nimport httpx2\nimport procrastinate\n",
    "complaints/service.py": "import starlette.requests\n",
    "kernel/clock.py": "import qms.complaints.models\n",
    "laws/rules.py": "import qms.laws.queries\n",
}
FAULTS = {
    "a file of another name": r"not listed as layers:\n\n- qms\.complaints\.helpme",
    "HTTP in a file of another name": r"qms\.complaints\.helpme -> fastapi",
    "HTTP in a service": r"qms\.complaints\.service -> starlette",
    "a client of others": r"qms\.complaints\.helpme -> httpx2",
    "the job library": r"qms\.complaints\.helpme -> procrastinate",
    "views read by queries": r"protected package qms\.complaints\.views",
    "routes read by another module": r"protected package qms\.feed\.routes",
    "an arrow up": r"qms\.kernel is not allowed to import qms\.complaints",
    "an arrow up between files": r"qms\.laws\.rules is not allowed to import qms\.laws\.queries",
    "a circle": r"No cycles are allowed in qms\.",
}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with a module that breaks every wall. No wall has been told of it."""
    place = tmp_path_factory.mktemp("walls")
    copytree(PACKAGE, place / "qms", ignore=ignore_patterns("__pycache__", "fonts", "texts"))
    (place / "qms/complaints").mkdir()
    (place / "qms/complaints/__init__.py").touch()
    for name, words in PLANTED.items():
        with (place / "qms" / name).open("a") as file:
            file.write(f"\n{words}")
    (place / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8"), "utf-8")
    return place


def lint(place: Path) -> str:
    program = Path(sys.executable).with_name("lint-imports")
    environment = {**os.environ, "PYTHONPATH": str(place), "NO_COLOR": "1", "COLUMNS": "200"}  # noqa: TID251 - handed on
    command = [str(program), "--config", "pyproject.toml", "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


def test_a_planted_module_is_found_before_any_wall_is_told_of_it(planted: Path) -> None:
    assert outside(planted / "qms", planted / "pyproject.toml") == {"qms.complaints"}
    assert re.search(r"Package order.* BROKEN", said := lint(planted))
    assert re.search(r"complaints", said.partition("Broken contracts")[2])


def test_every_fault_of_a_planted_module_is_found(planted: Path, figure: Figure) -> None:
    configuration = planted / "pyproject.toml"
    words = configuration.read_text("utf-8")
    for line, added in TOLD.items():
        assert words.count(line) == 1
        words = words.replace(line, added + line)
    configuration.write_text(words, "utf-8")
    said = lint(planted)
    assert "BROKEN" in said
    missed = [fault for fault, sign in FAULTS.items() if not re.search(sign, said)]
    figure(f"planted faults in the walls: found {len(FAULTS) - len(missed)} of {len(FAULTS)}")
    assert missed == [], said
