"""Whatever is written, struck, finished and opened again: what was finished is what stood then, and never changes."""

import asyncio
import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
import uvloop
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, select
from sqlalchemy.pool import NullPool

from qms.canonical import fingerprint
from qms.investigation_versions import service as versions
from qms.investigations import queries, service
from qms.investigations.models import InvestigationVersion
from qms.investigations.schemas import (
    CauseCreate,
    InvestigationCreate,
    InvestigationReplace,
    LedgerEntryCreate,
    VoiceCreate,
)
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.problems import Problem
from qms.matters.models import Matter
from qms.operations.embedded import Urls
from tests import given as towns
from tests.conftest import Figure
from tests.given import Place
from tests.town import insert

PURPOSE = Purpose("test", "test")
CODES = ("routine-missing", "no-staff")
WHOLE = [("note", "ett"), ("cause", "två"), ("hear", "tre"), ("write", "fyra"), ("finish", "fem"), ("note", "sex")]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("note", "cause", "hear", "write", "strike", "finish", "finish", "reopen")),
        st.text("abcåäö", min_size=3, max_size=8),
    ),
    max_size=14,
)


@pytest.fixture(scope="module")
def here(database_urls: Urls) -> Iterator[tuple[Place, UUID, asyncio.Runner]]:
    """A board with a unit and two causes in its list."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        database = Database(database_urls.app, pool_size=1)
        place = towns.board(database, database_urls.owner)
        unit = runner.run(place.unit())
        for code in CODES:
            runner.run(place.code("cause", code, code))
        yield place, unit, runner
        runner.run(database.close())


def matter_at(place: Place, unit: UUID) -> UUID:
    """A matter that is open."""
    matter = uuid4()
    with create_engine(place.owner_url, poolclass=NullPool).begin() as connection:
        keys = {"board_id": place.board_id, "unit_id": unit, "unit_name": "Enheten", "area": "adults"}
        dates = {"due_on": "2026-12-31", "reported_at": "2026-10-01"}
        insert(connection, "matter", id=matter, kind="deviation", title="Brev", status="investigating", **keys, **dates)
        shown = {"report_type": "deviation", "description": "Ett brev.", "occurred_precision": "unknown"}
        insert(connection, "deviation", id=matter, board_id=place.board_id, affected="one", **shown)
    return matter


SHAPES: dict[str, tuple[Any, Any, Any]] = {
    "note": (service.note, LedgerEntryCreate, lambda said: {"kind": "fact", "source": said, "words": said}),
    "cause": (
        service.find_cause,
        CauseCreate,
        lambda said: {
            "code": CODES[len(said) % 2],
            "systemArea": "routines",
            "certainty": "possible",
            "note": said,
        },
    ),
    "hear": (
        service.hear,
        VoiceCreate,
        lambda said: {"whose": "individual", "asking": "not-asked", "reason": said},
    ),
    "write": (service.write, InvestigationReplace, lambda said: {"consequence": said, "conclusion": said}),
}
"""What is added, by which verb and with what."""


def take(tx: Tx, matter: Matter, step: str, said: str) -> None:
    investigation = queries.held(tx, matter)
    if step in SHAPES:
        verb, shape, body = SHAPES[step]
        verb(tx, investigation, shape.model_validate(body(said)))
    elif step == "strike":
        rows: list[tuple[str, Any]] = [("strike note", row) for row in queries.ledger(tx, matter)]
        rows += [("strike cause", row) for row in queries.causes(tx, matter)]
        name, row = rows[len(said) % len(rows)]
        service.strike(tx, investigation, name, row, said)
    elif step == "finish":
        versions.finish(tx, investigation)
    else:
        service.reopen(tx, investigation, said)


def standing(tx: Tx, matter: Matter) -> list[set[str]]:
    """The words of what stands: notes, causes, and whose reason was kept."""
    rows: tuple[Any, ...] = (queries.ledger(tx, matter), queries.causes(tx, matter), queries.voices(tx, matter))
    named = ("words", "note", "reason")
    return [
        {str(getattr(row, name)) for row in each if row.struck_at is None}
        for each, name in zip(rows, named, strict=True)
    ]


def frozen(content: str) -> list[set[str]]:
    """The same of a version."""
    said = json.loads(content)
    named = (("ledgerEntries", "words"), ("causes", "note"), ("voices", "reason"))
    return [{row[name] for row in said[part]} for part, name in named]


class History:
    """What is done in the investigation of a matter, beside every version that it has had."""

    def __init__(self, matter_id: UUID) -> None:
        self.matter_id = matter_id
        self.kept: dict[UUID, tuple[str, str]] = {}

    def work(self, tx: Tx, step: str, said: str) -> None:
        matter = tx.get_one(Matter, self.matter_id)
        before = standing(tx, matter)
        take(tx, matter, step, said)
        tx.flush()
        of_this = InvestigationVersion.matter_id == self.matter_id
        versions_of = tx.scalars(select(InvestigationVersion).where(of_this))
        now = {one.id: (one.content, one.content_hash) for one in versions_of}
        assert self.kept.items() <= now.items(), "what was finished has changed"
        assert all(fingerprint(content.encode()) == digest for content, digest in now.values())
        for new in now.keys() - self.kept.keys():
            assert (step, frozen(now[new][0])) == ("finish", before)
            assert all(before), "something was missing"
        self.kept = now


def test_what_is_finished_is_never_changed(here: tuple[Place, UUID, asyncio.Runner], figure: Figure) -> None:
    place, unit, runner = here
    counts = {"steps": 0, "refused": 0, "finished": 0}

    def do(work: Callable[[Tx], object]) -> None:
        runner.run(place.database.as_system([place.board_id], PURPOSE, work, name="test"))

    @settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(steps=STEPS)
    def any_history(steps: list[tuple[str, str]]) -> None:
        history = History(matter_at(place, unit))
        do(lambda tx: service.begin(tx, tx.get_one(Matter, history.matter_id), InvestigationCreate()))
        for step, said in [*WHOLE, *steps]:
            counts["steps"] += 1
            try:
                do(partial(history.work, step=step, said=said))
            except Problem:
                counts["refused"] += 1
        counts["finished"] += len(history.kept)

    any_history()
    told = f"steps {counts['steps']}, refused {counts['refused']}, finished {counts['finished']}"
    figure(f"investigations: {told}, changed afterwards 0")
    assert counts["finished"] > 0
