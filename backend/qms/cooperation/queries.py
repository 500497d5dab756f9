"""Reads of what is sorted out with other organisations."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import exists, select

from qms.cooperation.models import Cooperation
from qms.kernel.db import Tx
from qms.kernel.rows import one_visible
from qms.matters.models import MISTAKEN, DiaryNumber, Matter

M = TypeVar("M", bound=Matter)


def of_matter(tx: Tx, matter: Matter) -> Sequence[Cooperation]:
    """All that has stood, the latest first."""
    rows = select(Cooperation).where(Cooperation.matter_id == matter.id)
    return tx.scalars(rows.order_by(Cooperation.registered_at.desc(), Cooperation.id.desc())).all()


def one(tx: Tx, matter: Matter, cooperation_id: UUID) -> Cooperation:
    """What has stood about a matter. Otherwise there is nothing."""
    return one_visible(tx, Cooperation, cooperation_id, Cooperation.matter_id == matter.id)


def holding(tx: Tx, matter: Matter) -> Cooperation | None:
    """What stands about a matter now."""
    here = (Cooperation.matter_id == matter.id, Cooperation.until.is_(None))
    return tx.scalar(select(Cooperation).where(*here))


def sent_before(tx: Tx, model: type[M], sender: str, number: str) -> M | None:
    """The matter that a system has sent under a number of theirs."""
    sent = (Cooperation.sender == sender, Cooperation.external_number == number, Cooperation.until.is_(None))
    here = exists().where(Cooperation.matter_id == model.id, *sent)
    return tx.scalar(select(model).where(here, model.status != MISTAKEN))


def has_number(tx: Tx, matter: Matter, number: str) -> bool:
    """Whether a number stands among those of a matter, also struck."""
    here = exists().where(DiaryNumber.matter_id == matter.id, DiaryNumber.number == number)
    return bool(tx.scalar(select(here)))
