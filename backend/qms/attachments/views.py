"""How the files of a matter are shown to one caller."""

from urllib.parse import quote

from qms.attachments import policy, queries
from qms.attachments.models import Attachment as Row
from qms.attachments.models import AttachmentStatus
from qms.attachments.schemas import Attachment, AttachmentList
from qms.attachments.states import LIFECYCLE
from qms.kernel.db import Tx
from qms.kernel.rows import shown
from qms.kernel.schema import Link
from qms.matters.models import Matter
from qms.matters.policy import may_on_any
from qms.rendering.swedish import file_name
from qms.screening.kinds import KINDS, TEXT


def of_matter(tx: Tx, matter: Matter) -> AttachmentList:
    """The files of a matter, as far as the caller may know of them, and what the caller may do with them."""
    tx.flush()
    here = f"/matters/{matter.id}/attachments"
    links = [Link(href=tx.href(here), rel="self", method="GET")]
    if may_on_any(tx, policy.ADD, matter):
        links.append(Link(href=tx.href(here), rel="attachments", method="POST"))
    may_fetch = may_on_any(tx, policy.FETCH, matter)

    def one(row: Row) -> Attachment:
        steps = [each for each in LIFECYCLE.links(tx, f"{here}/{row.id}", row) if each.rel != "self"]
        if may_fetch and row.status == AttachmentStatus.CLEAN:
            steps.append(Link(href=tx.href(f"{here}/{row.id}/content"), rel="content", method="GET"))
        return shown(Attachment, row, links=steps)

    rows = [one(row) for row in queries.of_matter(tx, matter)]
    return AttachmentList(attachments=rows, warnings=[], _links=links)


def headers(row: Row) -> dict[str, str]:
    """What a file is sent with: it is saved and not shown, whole, and nothing in it runs (RFC 6266)."""
    kind = KINDS[row.kind]
    plain = file_name(row.file_name.rpartition(".")[0]) or "bilaga"
    exact = quote(row.file_name, safe="")
    return {
        "Content-Type": f"{kind.media_type}; charset=utf-8" if kind is TEXT else kind.media_type,
        "Content-Disposition": f"attachment; filename=\"{plain}.{kind.name}\"; filename*=UTF-8''{exact}",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "Accept-Ranges": "none",
        "Cache-Control": "no-store",
    }
