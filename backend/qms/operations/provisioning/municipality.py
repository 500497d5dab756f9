"""What a municipality writes down before it begins: which boards there are, and who looks after them."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from qms.service_accounts.models import Job
from qms.texts import NAMES_NOBODY


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, str_min_length=1)


class Administrator(_Written):
    """Someone who gives everybody else their roles, known by the identity provider's lasting id."""

    name: str = Field(min_length=2, max_length=120)
    subject: Annotated[str, Field(max_length=255), NAMES_NOBODY]
    email: str = Field(default="", max_length=254, min_length=0)


class System(_Written):
    """A system that calls the API for one board, by its client id at the identity provider."""

    client_id: str = Field(max_length=255)
    name: str = Field(min_length=2, max_length=120)
    job: Job
    valid_to: date


class ProvisionedBoard(_Written):
    """A board with what cannot be made on the screens, since nobody can log in before it is there.

    Two administrators at least: nobody gives roles to themselves, and somebody must be there when the other is away.
    """

    name: str = Field(min_length=2, max_length=120)
    short_name: str = Field(min_length=2, max_length=40)
    department: str = Field(min_length=2, max_length=120)
    administrators: list[Administrator] = Field(min_length=2, max_length=20)
    systems: list[System] = Field(default=[], max_length=50)


class Municipality(_Written):
    """The whole file."""

    boards: list[ProvisionedBoard] = Field(min_length=1, max_length=50)


def read(path: Path) -> Municipality:
    """What stands in a municipality's file.

    Raises ``OSError`` when it cannot be read, ``tomllib.TOMLDecodeError`` when it is no TOML, and
    ``pydantic.ValidationError`` when something is missing or misspelt.
    """
    return Municipality.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
