"""Reads of the caller's drafts."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from qms.drafts.models import Draft
from qms.drafts.schemas import DraftSummary
from qms.kernel import access, clock
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.kernel.rows import Row, columns_of, one_visible, page_of

DRAFT = Located(Draft.__table__.c.board_id, reporter_id=Draft.__table__.c.person_id)
KEPT = timedelta(days=7)


def page(tx: Tx, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the caller's drafts, the latest first."""
    rows = select(*columns_of(DraftSummary, Draft)).where(
        access.within(tx.actor, access.reach(tx.actor, "draftList"), DRAFT), Draft.updated_at > oldest()
    )
    return page_of(tx, rows.order_by(Draft.updated_at.desc(), Draft.id), offset=offset, limit=limit)


def get(tx: Tx, draft_id: UUID) -> Draft:
    """One of the caller's drafts. Those of others do not exist."""
    own = access.within(tx.actor, access.reach(tx.actor, "draftRead"), DRAFT)
    return one_visible(tx, Draft, draft_id, own, Draft.updated_at > oldest())


def oldest() -> datetime:
    """When a draft that is still kept was last written to."""
    return clock.now() - KEPT
