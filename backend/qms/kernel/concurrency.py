"""Optimistic concurrency over HTTP: the ETag is the row's version, and a change must name the one it was made from."""

import re
from dataclasses import dataclass
from typing import Annotated, Protocol

from fastapi import Depends, Header

from qms.kernel.problems import PreconditionRequired, StaleVersion


class Versioned(Protocol):
    """Anything stored with a version that counts its changes."""

    @property
    def version(self) -> int:
        """How often it has changed, from 1."""


@dataclass(frozen=True)
class ExpectedVersion:
    """The version that the caller says it has seen."""

    tag: str

    def check(self, row: Versioned) -> None:
        """Refuse with 412 unless the row still is the version that the caller saw."""
        if self.tag != f'"{row.version}"':
            raise StaleVersion(headers={"ETag": f'"{row.version}"'})


def _expected(
    if_match: Annotated[
        str | None,
        Header(
            alias="If-Match", max_length=100, description='ETag för den version som ändringen utgår från, t.ex. "3"'
        ),
    ] = None,
) -> ExpectedVersion:
    if not if_match:
        raise PreconditionRequired
    return ExpectedVersion(re.sub(r"^W/", "", if_match.strip()))


Expected = Annotated[ExpectedVersion, Depends(_expected)]
