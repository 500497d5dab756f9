"""Fills an empty database with the demo world, through the same verbs as the API. In demo mode only.

Everything is stored in one transaction, so that a start that is broken off leaves nothing half done. The clock is set
to each event's own time while it is stored.
"""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select, text

from qms.demo import (
    seed_actions,
    seed_answers,
    seed_attachments,
    seed_connections,
    seed_cooperation,
    seed_decisions,
    seed_deviations,
    seed_fees,
    seed_figures,
    seed_ideas,
    seed_imports,
    seed_incidents,
    seed_intake,
    seed_investigations,
    seed_notifications,
    seed_organisation,
    seed_participants,
    seed_publications,
    seed_quarters,
    seed_questions,
)
from qms.demo.decisions_plan import decisions
from qms.demo.people import logins
from qms.demo.plan import build
from qms.kernel import clock
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.organisation.models import Person

PURPOSE = Purpose("demoSeed", "demo")
ACTOR = "Demodata"
LINK = text("select access.link_identity(:person, :issuer, :subject)")
UNHURRIED = text("set local statement_timeout = '2min'")
"""A first start on a busy machine is slow, and a demo world that is given up halfway helps nobody."""


async def seed(database: Database, *, issuer: str, say: Callable[[str], object], today: date | None = None) -> None:
    """Store the demo world unless something is there already, and let its people log in at this issuer."""
    boards = await database.all_boards()
    if not boards:
        day = today or clock.today()
        plan, granted = build(day), decisions(day)
        say(f"{len(plan.municipality.boards)} nämnder, {len(plan.municipality.people)} personer")
        say(f"{len(plan.deviations)} rapporter, {len(granted)} beslut")
        boards = [new_id() for _ in plan.municipality.boards]

        def whole(tx: Tx) -> None:
            tx.execute(UNHURRIED)
            places = seed_organisation.store(tx, plan.municipality, boards)
            seed_deviations.store(tx, plan, places)
            seed_participants.store(tx, places)
            seed_decisions.store(tx, granted, plan.municipality, places)
            seed_connections.store(tx, places)
            seed_cooperation.store(tx, places, day)
            seed_investigations.store(tx, places)
            seed_fees.store(tx, places, day)
            seed_quarters.store(tx, places, day)
            seed_questions.store(tx, plan.municipality, places, day)
            seed_figures.store(tx, places, day)
            seed_actions.store(tx, plan.municipality, places, day)
            for each in (seed_answers, seed_incidents, seed_intake, seed_imports):
                each.store(tx, places, day)
            seed_ideas.store(tx, plan.municipality, places, day)
            seed_publications.store(tx, plan.municipality, places, day)
            seed_attachments.store(tx, places)
            seed_notifications.store(tx, places, day)

        await database.as_system(boards, PURPOSE, whole, name=ACTOR)
    await database.as_system(boards, PURPOSE, lambda tx: _link_logins(tx, issuer), name=ACTOR)


def _link_logins(tx: Tx, issuer: str) -> None:
    """Let each invented person log in. The issuer's address follows the port, so this is done at every start."""
    known = {email: person for email, person in tx.execute(select(Person.email, Person.id)) if email}
    for login in logins():
        person = known.get(seed_organisation.email(login.username))
        if person:
            tx.execute(LINK, {"person": person, "issuer": issuer, "subject": login.subject})
