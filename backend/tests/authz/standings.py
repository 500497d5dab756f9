"""The things of the municipality brought into each state of their lifecycle, in a database that may be changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from qms.actions.states import LIFECYCLE as ACTION
from qms.data_incidents.states import LIFECYCLE as INCIDENT
from qms.deadlines.states import LIFECYCLE as DEADLINE
from qms.deviations.states import LIFECYCLE as DEVIATION
from qms.directory_runs.states import LIFECYCLE as RUN
from qms.file_imports.states import LIFECYCLE as IMPORT
from qms.investigations.states import LIFECYCLE as INVESTIGATION
from qms.ivo_reporting.states import LIFECYCLE as REPORT
from qms.kernel.db import Database, Tx
from qms.list_exports.states import LIFECYCLE as EXPORT
from qms.operations.embedded import Urls
from qms.publications.states import LIFECYCLE as PUBLICATION
from qms.questions.states import ANSWERS
from qms.special_fees.states import LIFECYCLE as FEE
from qms.unexecuted_decisions import queries as decisions
from qms.unexecuted_decisions import service
from qms.unexecuted_decisions.schemas import DecisionEventCreate
from qms.unexecuted_decisions.states import LIFECYCLE as DECISION
from qms.webhooks.states import LIFECYCLE as RECEIVER
from tests.authz.specimens import PURPOSE, Specimens, numbered
from tests.authz.things import SEAL_KEY
from tests.town import Thing

HISTORIES = {
    "waiting": [],
    "partly-executed": [("partly-executed", "2026-05-01")],
    "executed": [("executed", "2026-05-01")],
    "interrupted": [("executed", "2026-05-01"), ("interrupted", "2026-06-01")],
    "closed": [("withdrawn", "2026-05-01")],
    "mistaken": [],
}
"""What has happened to a decision in each state, besides an offer."""
NEAREST = ("at home", "own of", "assigned to")
SIGNED = "checked_by = :one, checked_at = now(), approved_by = :two, approved_at = now()"
CHANGES = {
    "superseded": "insert into ivo_report (id, board_id, period, number, replaces_id, correction_reason, status,"
    " cut_off_on, opens_on, due_on) select gen_random_uuid(), board_id, period, 2, id, 'Sen uppgift.', 'requested',"
    " cut_off_on, opens_on, due_on from ivo_report where id = :id",
    "told": "update ivo_report_line set receipt = 'IVO-1', reported_at = now() where report_id = :id",
    "checked by themselves": "update ivo_report set checked_by = :reporter where id = :id",
}
"""What else a step on a quarter depends on."""


SETTLED = {
    "fee": "update special_fee set status = :state, paid_on = case when :state = 'paid' then date '2026-10-01' end,"
    " struck_at = case when :state = 'struck' then timestamptz '2026-10-02' end,"
    " struck_reason = case when :state = 'struck' then 'Fel beslut.' end",
    "answer set": "update answer_set set status = :state,"
    " finished_at = case when :state = 'finished' then timestamptz '2026-10-03' end",
    "data incident": "update data_incident set status = :state,"
    " decided_at = case when :state not in ('reported', 'withdrawn') then timestamptz '2026-11-01' end,"
    " decision_reason = case when :state in ('not-notified', 'no-incident') then 'Ingen har sett det.' end,"
    " withdrawn_reason = case when :state = 'withdrawn' then 'Fel.' end",
    "publication": "update publication set status = :state,"
    " withdrawn_at = case when :state = 'withdrawn' then timestamptz '2026-11-01' end,"
    " withdrawn_reason = case when :state = 'withdrawn' then 'Fel.' end",
    "investigated matter": "update investigation set status = :state",
    "deadline": "update deadline set status = :state,"
    " basis = case when :change = 'of the law' then 'law' else 'board' end,"
    " ended_on = case when :state in ('met', 'waived') or :change = 'late' then least(due_on, date '2026-11-01') end,"
    " reason = case when :state = 'waived' then 'Fel dag.' end",
}
"""How all of a kind come to stand in a state."""
OF_BOARD = {
    "run": "update directory_run set status = :state",
    "receiver": "update webhook_endpoint set status = :state,"
    " secret_sealed = case when :state <> 'ended' then secret_sealed end",
}
"""How what a board has one of comes to stand in a state."""
OUTSIDE = {
    "outside": "",
    "sent": ", sent_on = '2026-11-01'",
    "answered": ", sent_on = '2026-11-01', answered_on = '2026-11-01', answer = 'Ja.'",
}
"""How far somebody outside has come, who carries all actions out."""
GOING_ON = (
    "update matter set status = :state, assessed_at = '2026-10-02',"
    " handled_at = case when :state in ('done', 'judged') then timestamptz '2026-10-20' end where kind = 'action'",
    "update action set doer_id = :doer, decision = 'wholly'",
    "insert into effect_measure (id, board_id, action_id, number, form, statement, follow_up_on, follower_id,"
    " registered_at) select gen_random_uuid(), board_id, id, 1, 'statement', 'Det syns.', '2099-06-30', :doer, now()"
    " from action",
)
"""How all actions come to be decided."""
FINISHED = (
    "update matter set answered_at = '2026-10-04' where kind = 'deviation'",
    "insert into matter_effect (id, board_id, matter_id, effect, judged_at)"
    " select gen_random_uuid(), board_id, id, 'led-to-improvement', '2026-10-04' from matter where kind = 'deviation'",
)
"""How nothing comes to be left to do in all deviations."""
DONE_BY_HAND = {
    "finished": FINISHED,
    "an idea": (
        "update deviation set report_type = 'improvement-idea'",
        "update investigation set status = 'finished'",
    ),
}
JUST_DONE = (
    "insert into matter_event (id, board_id, matter_id, kind, at, actor_id, actor_name, note, data)"
    " select gen_random_uuid(), board_id, id, :step, now(), :who, 'En chef', 'Fel.', '{}' from matter"
    " where kind = 'deviation' and board_id = :board",
    "insert into earlier_matter (id, board_id, matter_id, until, stood)"
    " select gen_random_uuid(), board_id, id, now(),"
    " jsonb_build_object('unit_id', cast(:unit as text), 'owner_id', null)"
    " from matter where kind = 'deviation' and board_id = :board",
)
"""A step that the manager at the unit has just taken with every deviation, all of them at that unit before it."""


@dataclass(frozen=True)
class Standing:
    """Where all things of a kind stand: in a state, and in what else a step depends on."""

    kind: str
    state: str
    change: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.kind, self.state, self.change)))


STANDINGS = [
    *(Standing("deviation", state) for state in sorted(DEVIATION.states)),
    Standing("deviation", "dismissed", "assessed"),
    Standing("deviation", "received", "rerouted"),
    Standing("deviation", "acting", "concluded"),
    *(Standing("deviation", state, "an idea") for state in ("received", "considered", "tried", "declined")),
    *(Standing("deviation", state, state) for state in ("considered", "tried")),
    *(Standing("deviation", state, "finished") for state in ("investigating", "acting")),
    *(Standing("decision", state) for state in sorted(DECISION.states)),
    *(Standing("deadline", state) for state in sorted(DEADLINE.states)),
    Standing("deadline", "missed", "late"),
    Standing("deadline", "running", "of the law"),
    *(Standing("fee", state) for state in sorted(FEE.states)),
    *(Standing("import", state) for state in sorted(IMPORT.states)),
    Standing("import", "done", "refused"),
    *(Standing("run", state) for state in sorted(RUN.states)),
    *(Standing("export", state) for state in sorted(EXPORT.states)),
    *(Standing("answer set", state) for state in sorted(ANSWERS.states)),
    *(Standing("investigated matter", state) for state in sorted(INVESTIGATION.states)),
    *(Standing("data incident", state) for state in sorted(INCIDENT.states)),
    *(Standing("publication", state) for state in sorted(PUBLICATION.states)),
    *(Standing("receiver", state) for state in sorted(RECEIVER.states)),
    *(Standing("action", state) for state in sorted(ACTION.states)),
    *(Standing("action", "under-way", change) for change in OUTSIDE),
    *(Standing("report", state) for state in sorted(REPORT.states)),
    *(Standing("report", state, "superseded") for state in sorted(REPORT.states)),
    Standing("report", "approved", "told"),
    Standing("report", "checked", "checked by themselves"),
]


async def brought(specimens: Specimens, standing: Standing, urls: Urls) -> Specimens:
    """The municipality, where the things of one kind that are nearest to each caller stand in one state."""
    database = Database(urls.app, pool_size=1, seal_key=SEAL_KEY)
    engine = create_engine(urls.owner, poolclass=NullPool)
    try:
        near = specimens.things[standing.kind].items()
        things = {name: thing for name, thing in near if name.startswith(NEAREST)}
        if standing.kind == "decision":
            north, histories = [specimens.town.boards["north"]], _histories(things.values(), standing.state)
            await database.as_system(north, PURPOSE, histories, name="specimens")
        with engine.begin() as connection:
            if stand := {"deviation": _handled, "action": _decided}.get(standing.kind):
                stand(connection, specimens, standing)
            if standing.kind in SETTLED:
                things = _settled(connection, standing, things)
            if standing.kind == "import":
                things = {"north": specimens.things["import"]["north"]}
                _filed(connection, standing)
            if standing.kind in OF_BOARD:
                things = {"north": specimens.things[standing.kind]["north"]}
                connection.execute(text(OF_BOARD[standing.kind]), {"state": standing.state})
            if standing.kind == "export":
                things = specimens.things["export"]
                connection.execute(text("update list_export set status = :state"), {"state": standing.state})
            if standing.kind == "report":
                things = {"north": _quarter(connection, specimens, standing)}
            return numbered(connection, replace(specimens, things={**specimens.things, standing.kind: things}))
    finally:
        await database.close()


def _filed(connection: Connection, standing: Standing) -> None:
    connection.execute(text("update file_import set status = :state"), {"state": standing.state})
    if standing.change == "refused":
        connection.execute(text("update file_import_row set verdict = 'rejected'"))


def _histories(things: Iterable[Thing], state: str) -> Callable[[Tx], None]:
    def register(tx: Tx) -> None:
        for thing in things:
            decision = decisions.get(tx, thing.id)
            for kind, day in HISTORIES[state]:
                extent = 4 if kind == "partly-executed" else None
                service.add_event(
                    tx,
                    decision,
                    DecisionEventCreate.model_validate({"kind": kind, "happenedOn": day, "executedExtent": extent}),
                )
            tx.flush()
            if state == "mistaken":
                service.take_back(tx, [thing.id], "Fel fil.", tx.actor)
                tx.refresh(decision)
            assert decision.status == state

    return register


def _settled(connection: Connection, standing: Standing, things: dict[str, Thing]) -> dict[str, Thing]:
    """All of a kind in a state. What is not published exists for those who work with it, and is for no unit yet."""
    connection.execute(text(SETTLED[standing.kind]), vars(standing))
    if standing.kind != "publication" or standing.state == "published":
        return things
    connection.execute(text("delete from publication_unit"))
    return {name: replace(thing, stage="kept") for name, thing in things.items()}


def _handled(connection: Connection, specimens: Specimens, standing: Standing) -> None:
    connection.execute(
        text(
            "update matter set status = :state, assessed_at = assessed, handled_at = handled,"
            " closed_at = case when :state not in ('acting', 'tried') then handled end"
            " from (select case when :state <> 'received' then timestamptz '2026-10-02' end as assessed,"
            " case when :state not in ('received', 'investigating', 'considered')"
            " then timestamptz '2026-10-03' end as handled) m"
            " where kind = 'deviation'"
        ),
        {"state": standing.state},
    )
    if standing.change in DONE_BY_HAND:
        for statement in DONE_BY_HAND[standing.change]:
            connection.execute(text(statement))
    else:
        _just_done(connection, specimens, standing.change)


def _decided(connection: Connection, specimens: Specimens, standing: Standing) -> None:
    if standing.state == "proposed":
        return
    known = {"state": standing.state, "doer": specimens.town.people["stranger"].id}
    party = "update action set outside_kind = 'it-owner', outside_name = 'Systemet', doer_id = :doer"
    asked = [party + OUTSIDE[standing.change]] if standing.change else []
    for statement in (*asked, *GOING_ON):
        connection.execute(text(statement), known)


def _just_done(connection: Connection, specimens: Specimens, step: str) -> None:
    if not step:
        return
    town = specimens.town
    who, unit = town.people["unit-manager at unit"].id, str(town.units["home"])
    for statement in JUST_DONE:
        known = {"step": step, "who": who, "unit": unit, "board": town.boards["north"]}
        connection.execute(text(statement), known)


def _quarter(connection: Connection, specimens: Specimens, standing: Standing) -> Thing:
    """A quarter of ``north`` whose list is drawn up, in any state, checked and approved by people who do not call."""
    thing = replace(specimens.things["report"]["north, drawn-up"], stage=standing.state)
    people = {
        "one": specimens.town.people["stranger"].id,
        "two": specimens.town.people["worker at other"].id,
        "reporter": specimens.town.people["decision-reporter at unit"].id,
    }
    connection.execute(
        text(f"update ivo_report set status = :state, {SIGNED} where id = :id"),
        {"state": standing.state, "id": thing.id, **people},
    )
    if standing.change:
        connection.execute(text(CHANGES[standing.change]), {"id": thing.id, **people})
    return thing
