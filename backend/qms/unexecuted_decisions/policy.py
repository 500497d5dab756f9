"""Who can take over a decision: whoever could then tell what happens to it."""

from sqlalchemy import ColumnElement, and_, or_, select

from qms.kernel import access, clock
from qms.organisation.models import Assignment, Person
from qms.unexecuted_decisions.models import Decision


def can_take_over(decision: Decision) -> ColumnElement[bool]:
    """The people with a role today by which they reach a decision that is theirs."""
    today, extents = clock.today(), access.policy()["decisionEventAdd"].roles
    anywhere = [role for role, extent in extents.items() if extent in ("assigned", "board")]
    at_or_above = [role for role, extent in extents.items() if extent == "subtree"]
    here = or_(Assignment.unit_id.is_(None), Assignment.unit_id.in_(access.ancestors(decision.unit_id)))
    held = select(Assignment.id).where(
        Assignment.person_id == Person.id,
        Assignment.board_id == decision.board_id,
        Assignment.valid_from <= today,
        or_(Assignment.valid_to.is_(None), Assignment.valid_to >= today),
        or_(Assignment.role.in_(anywhere), and_(Assignment.role.in_(at_or_above), here)),
    )
    return and_(Person.is_active, held.exists())
