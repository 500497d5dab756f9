"""How a file that was handed in is shown, and the columns that such files have."""

from typing import TypeVar

from qms.kernel import access
from qms.kernel.db import Tx
from qms.kernel.rows import Row
from qms.kernel.schema import Link
from qms.spreadsheets import schemas
from qms.spreadsheets.columns import ImportKind
from qms.spreadsheets.models import FileImport
from qms.spreadsheets.schemas import Rejection

T = TypeVar("T", bound=schemas.FileImport)
PLAIN = (
    "id",
    "file_name",
    "status",
    "requested_at",
    "row_count",
    "created",
    "updated",
    "unchanged",
    "version",
)


def shown(tx: Tx, shape: type[T], kind: ImportKind, received: FileImport) -> T:
    """A file that was handed in, and what became of its rows."""
    return shape.model_construct(
        **{name: getattr(received, name) for name in PLAIN},
        rejected=len(received.rejections),
        rejections=[Rejection.model_validate(rejection) for rejection in received.rejections],
        links=[Link(href=tx.href(f"{kind.path}/{received.id}"), rel="self", method="GET")],
    )


def columns(tx: Tx, kind: ImportKind) -> list[Row]:
    """The columns of a file, those that are needed first, for those who may hand one in."""
    access.require(tx)
    return [
        {
            "heading": column.heading,
            "isRequired": column.required,
            "says": column.says,
            "help": column.help,
            "codeList": column.code_list,
        }
        for column in sorted(kind.columns, key=lambda column: not column.required)
    ]
