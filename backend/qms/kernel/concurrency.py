"""When two act at once. Over HTTP the ETag is the row's version, and a change must name the one it was made from."""

import re
from dataclasses import dataclass
from typing import Annotated, Protocol, TypeVar

from fastapi import Depends, Header
from sqlalchemy.exc import IntegrityError

from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, PreconditionRequired, StaleVersion

COMPRESSED = "(?:--?(?:gzip|br|zstd|deflate))?"
"""What a proxy that compresses adds to an ETag: Caddy ``"3-gzip"``, Apache and Jetty ``"3--gzip"``."""
TAG = re.compile(f'"([^"]*?){COMPRESSED}"')
VERSION = f'(W/)?"[0-9]{{1,9}}{COMPRESSED}"'


def names(sent: str, tag: str) -> bool:
    """Whether If-Match or If-None-Match names an ETag of ours: alone, in a list, weak, compressed, or as ``*``."""
    return sent.strip() == "*" or tag in {f'"{match[1]}"' for match in TAG.finditer(sent)}


class Versioned(Protocol):
    """Anything stored with a version that counts its changes."""

    @property
    def version(self) -> int:
        """How often it has changed, from 1."""


V = TypeVar("V", bound=Versioned)


@dataclass(frozen=True)
class ExpectedVersion:
    """The version, or versions, that the caller says it has seen."""

    tags: str

    def check(self, row: V) -> V:
        """The row, if it still is the version that the caller saw. Otherwise 412."""
        if not names(self.tags, f'"{row.version}"'):
            raise StaleVersion(headers={"ETag": f'"{row.version}"'})
        return row


async def _expected(
    if_match: Annotated[
        str | None,
        Header(
            alias="If-Match",
            pattern=rf"^(\*|{VERSION}([ \t]*,[ \t]*{VERSION})*)$",
            max_length=400,
            description='ETag för den version som ändringen utgår från, t.ex. "3"',
        ),
    ] = None,
) -> ExpectedVersion:
    if if_match is None:
        raise PreconditionRequired
    return ExpectedVersion(if_match)


def flush_or(tx: Tx, **refusals: Conflict) -> None:
    """Let the database say whether two things fit together: it also knows of what others are doing at this moment.

    A refusal stands under the constraint that it speaks of. What breaks another one is no refusal but a fault of ours.
    """
    try:
        tx.flush()
    except IntegrityError as error:
        broken = getattr(getattr(error.orig, "diag", None), "constraint_name", None)
        if broken not in refusals:
            raise
        raise refusals[broken] from error


Expected = Annotated[ExpectedVersion, Depends(_expected)]
