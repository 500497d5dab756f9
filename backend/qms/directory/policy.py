"""What a rule may give: never a role over the rights, the reports or the trail of others."""

from qms.organisation.models import Role

GIVEN_BY_RULE = frozenset({Role.REPORTER, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD})
"""Those who work at a unit and those who lead it. ``access.given_by_rule`` says the same in the database."""
