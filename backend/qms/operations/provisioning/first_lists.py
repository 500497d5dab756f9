"""What a board has before it has chosen anything itself."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def first_lists() -> dict[str, Any]:
    """The risk scale and the code lists that every board begins with."""
    return tomllib.loads(Path(__file__).with_name("first_lists.toml").read_text(encoding="utf-8"))
