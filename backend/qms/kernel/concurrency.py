"""When two act at once. Over HTTP the ETag is the row's version, and a change must name the one it was made from."""

from dataclasses import dataclass
from typing import Annotated, Protocol, TypeVar

from fastapi import Depends, Header
from sqlalchemy.exc import IntegrityError

from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, PreconditionRequired, StaleVersion


class Versioned(Protocol):
    """Anything stored with a version that counts its changes."""

    @property
    def version(self) -> int:
        """How often it has changed, from 1."""


V = TypeVar("V", bound=Versioned)


@dataclass(frozen=True)
class ExpectedVersion:
    """The version that the caller says it has seen."""

    tag: str

    def check(self, row: V) -> V:
        """The row, if it still is the version that the caller saw. Otherwise 412."""
        if self.tag != f'"{row.version}"':
            raise StaleVersion(headers={"ETag": f'"{row.version}"'})
        return row


def _expected(
    if_match: Annotated[
        str | None,
        Header(
            alias="If-Match",
            pattern=r'^(W/)?"[0-9]{1,9}"$',
            description='ETag för den version som ändringen utgår från, t.ex. "3"',
        ),
    ] = None,
) -> ExpectedVersion:
    if if_match is None:
        raise PreconditionRequired
    return ExpectedVersion(if_match.removeprefix("W/"))


def flush_or(tx: Tx, refusal: Conflict) -> None:
    """Let the database say whether two things fit together: it also knows of what others are doing at this moment."""
    try:
        tx.flush()
    except IntegrityError as error:
        raise refusal from error


Expected = Annotated[ExpectedVersion, Depends(_expected)]
