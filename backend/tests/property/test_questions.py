"""Whatever is edited, published and ended afterwards, what has been answered is read word for word."""

import asyncio
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
import uvloop
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.problems import WrongState
from qms.matters.models import Matter
from qms.operations.embedded import Urls
from qms.questions import queries, service, states, views
from qms.questions.models import QuestionSet, QuestionVersionStatus
from qms.questions.schemas import AnswerSetCreate, AnswerSetReplace, QuestionSetCreate, QuestionSetReplace
from tests import given as towns
from tests.conftest import Figure
from tests.given import Place
from tests.town import insert

PURPOSE = Purpose("test", "test")
WORDS = st.text("abcåäö ", min_size=1, max_size=12).map(lambda words: f"x{words}x")
VERDICTS = ("yes", "no", "not-applicable", "cannot-judge")
QUESTION = st.fixed_dictionaries(
    {"text": WORDS, "help": WORDS | st.none(), "answerKind": st.sampled_from(["verdict", "text"])}
)
CONTENT = st.fixed_dictionaries({"name": WORDS, "questions": st.lists(QUESTION, min_size=1, max_size=4)})
STEPS = st.lists(
    st.tuples(st.sampled_from(["edit", "publish", "end", "answer", "answer", "begin"]), CONTENT), max_size=8
)
Json = dict[str, Any]


@pytest.fixture(scope="module")
def here(database_urls: Urls) -> Iterator[tuple[Place, UUID, asyncio.Runner]]:
    """A board with one matter."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        database = Database(database_urls.app, pool_size=1)
        place = towns.board(database, database_urls.owner)
        unit, matter = runner.run(place.unit()), uuid4()
        with create_engine(database_urls.owner, poolclass=NullPool).begin() as connection:
            keys = {"board_id": place.board_id, "unit_id": unit, "unit_name": "Enheten", "area": "adults"}
            dates = {"due_on": "2026-12-31", "reported_at": "2026-10-01"}
            insert(connection, "matter", id=matter, kind="deviation", title="Brev", status="received", **keys, **dates)
            shown = {"report_type": "deviation", "description": "Ett brev.", "occurred_precision": "unknown"}
            insert(connection, "deviation", id=matter, board_id=place.board_id, affected="one", **shown)
        yield place, matter, runner
        runner.run(database.close())


def content(said: Json) -> Json:
    """What a set is to be: questions with keys of their places."""
    questions = [{"key": f"q{place}", **question} for place, question in enumerate(said["questions"])]
    return {"name": said["name"], "kinds": ["deviation"], "questions": questions}


def answers(questions: list[Json], seed: str) -> Json:
    """An answer to every question."""
    verdict = VERDICTS[len(seed) % len(VERDICTS)]
    by_kind = {"verdict": {"verdict": verdict}, "text": {"words": f"Svar {seed}", "note": seed}}
    return {"answers": [{"key": each["key"], **by_kind[each["answerKind"]]} for each in questions]}


class History:
    """What is done to a set, beside what must be true of it."""

    def __init__(self, tx: Tx, matter: Matter, said: Json) -> None:
        self.tx, self.matter = tx, matter
        command = QuestionSetCreate.model_validate({"boardId": matter.board_id, **content(said)})
        self.set: QuestionSet = service.create(tx, command)
        tx.flush()
        self.draft: Json | None = content(said)
        self.published: Json | None = None
        self.begun: list[tuple[UUID, Json]] = []
        self.finished: dict[UUID, str] = {}

    def take(self, step: str, said: Json) -> None:
        match step:
            case "edit":
                service.replace(self.tx, self.set, QuestionSetReplace.model_validate(content(said)))
                self.draft = content(said)
            case "publish" | "end":
                self._status(step)
            case "begin" | "answer" if self.published and not any(one is self.published for _, one in self.begun):
                command = AnswerSetCreate(question_set_id=self.set.id)
                self.begun.append((service.begin(self.tx, self.matter, command).id, self.published))
        if step == "answer" and self.begun:
            self._finish(said["name"])
        self.tx.flush()

    def _status(self, step: str) -> None:
        act, due = (service.publish, self.draft) if step == "publish" else (service.end, self.published)
        if due is None:
            with pytest.raises(WrongState):
                act(self.tx, self.set)
            return
        act(self.tx, self.set)
        self.draft, self.published = (None, self.draft) if step == "publish" else (self.draft, None)

    def _finish(self, seed: str) -> None:
        """Finish what was begun first, on whatever version that is, with its questions as they were published."""
        answer_set_id, asked = self.begun.pop(0)
        answer_set = queries.get(self.tx, answer_set_id)
        service.finish(self.tx, answer_set, AnswerSetReplace.model_validate(answers(asked["questions"], seed)))
        shown = views.answer_set(self.tx, answer_set)
        assert (shown.name, [each.text for each in shown.questions]) == (
            asked["name"].strip(),
            [each["text"].strip() for each in asked["questions"]],
        )
        self.finished[answer_set_id] = shown.model_dump_json(exclude={"links"})

    def check(self) -> None:
        """Everything finished reads as when it was finished; at most one draft and one version in use."""
        self.tx.expire_all()
        for answer_set_id, shown in self.finished.items():
            now = views.answer_set(self.tx, queries.get(self.tx, answer_set_id))
            assert now.model_dump_json(exclude={"links"}) == shown
            assert {link.rel for link in now.links} == {"self"}
        statuses = [version.status for version in queries.versions(self.tx, self.set)]
        drafts, in_use = (statuses.count(one) for one in (QuestionVersionStatus.DRAFT, QuestionVersionStatus.PUBLISHED))
        assert (drafts, in_use) == (int(self.draft is not None), int(self.published is not None))


def test_what_is_finished_is_read_word_for_word(here: tuple[Place, UUID, asyncio.Runner], figure: Figure) -> None:
    place, matter_id, runner = here
    counts = {"steps": 0, "finished": 0}

    @settings(max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(first=CONTENT, steps=STEPS)
    def history(first: Json, steps: list[tuple[str, Json]]) -> None:
        def work(tx: Tx) -> None:
            one = History(tx, tx.get_one(Matter, matter_id), first)
            for step, said in [("publish", first), ("answer", first), *steps]:
                one.take(step, said)
                one.check()
            counts["steps"] += len(steps)
            counts["finished"] += len(one.finished)

        runner.run(place.database.as_system([place.board_id], PURPOSE, work, name="test"))

    history()
    figure(f"questions: steps {counts['steps']}, answers finished {counts['finished']}, changed afterwards 0")
    assert counts["finished"] > 0


CHANGES = {
    "question_published": (
        "update question set text = 'Ändrad'",
        "delete from question",
        "insert into question (id, board_id, version_id, position, key, text, answer_kind, choices, is_required,"
        " required_values) select gen_random_uuid(), board_id, id, 99, 'new', 'Ny', 'text', '[]', false, '{}'"
        " from question_version where status <> 'draft' limit 1",
        "update question_version set name = 'Ändrad' where status <> 'draft'",
        "update question_version set status = 'draft', published_at = null where status = 'published'",
    ),
    "answer_finished": (
        "update answer set words = 'Ändrat', verdict = null",
        "update answer_set set status = 'open', finished_at = null where status = 'finished'",
        "update answer_set set begun_by = gen_random_uuid() where status = 'open'",
    ),
}


def test_the_database_keeps_it_whatever_the_service_does(here: tuple[Place, UUID, asyncio.Runner]) -> None:
    place, matter_id, runner = here

    def both(tx: Tx) -> None:
        said = {"name": "Frågor", "questions": [{"text": "Hur?", "help": None, "answerKind": "text"}]}
        one = History(tx, tx.get_one(Matter, matter_id), said)
        for step in ("publish", "answer", "begin"):
            one.take(step, said)

    runner.run(place.database.as_system([place.board_id], PURPOSE, both, name="test"))
    with create_engine(place.owner_url, poolclass=NullPool).connect() as connection:
        for constraint, statements in CHANGES.items():
            for statement in statements:
                with pytest.raises(DBAPIError) as refused, connection.begin_nested():
                    connection.execute(text(statement))
                assert getattr(refused.value.orig, "diag").constraint_name == constraint, statement  # noqa: B009
        connection.rollback()
    assert states.VERSIONS.states == {*QuestionVersionStatus}
