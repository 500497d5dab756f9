"""What a system may do: what its one job takes, as the file of jobs says today."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("jobs.toml").read_text(encoding="utf-8"))


def scopes(job: str) -> list[str]:
    """What a system with a job may do."""
    names: list[str] = _file()["jobs"][job]
    return names


def known() -> list[str]:
    """Every scope that there is."""
    return list(_file()["scopes"])


def in_words(scope: str) -> str:
    """What a scope lets a system do, in plain Swedish."""
    words: str = _file()["scopes"].get(scope, scope)
    return words
