"""Stores what the boards of the demo world ask about their matters, and what managers have answered."""

import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from sqlalchemy import select

from qms.demo.municipality import Municipality
from qms.demo.seed_organisation import Places
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import Tx, bind
from qms.matters.models import Matter
from qms.questions import service
from qms.questions.models import AnswerSet, QuestionSet
from qms.questions.schemas import AnswerSetCreate, AnswerSetReplace, QuestionSetCreate

FILE = Path(__file__).parent / "questions.toml"
Planned = dict[str, Any]


def store(tx: Tx, municipality: Municipality, places: Places, today: date) -> None:
    """Publish each version on its day, and answer what was asked then."""
    for planned in tomllib.loads(FILE.read_text(encoding="utf-8"))["sets"]:
        question_set = None
        for version in planned["versions"]:
            if version["published_on"] >= today:
                continue
            _act(tx, municipality, places, planned["by"], planned["board"])
            with clock.freeze(_noon(version["published_on"])):
                question_set = _published(tx, question_set, places, {**planned, **version})
            for answered in version.get("answers", []):
                if answered["on"] < today:
                    _act(tx, municipality, places, municipality.managers[answered["unit"]], planned["board"])
                    with clock.freeze(_noon(answered["on"])):
                        _answer(tx, question_set, places, answered)


def _published(tx: Tx, question_set: QuestionSet | None, places: Places, version: Planned) -> QuestionSet:
    content = {name: version[name] for name in ("name", "kinds", "questions")}
    command = QuestionSetCreate(board_id=places.boards[version["board"]], **content)
    if question_set is None:
        question_set = service.create(tx, command)
    else:
        service.replace(tx, question_set, command)
    tx.flush()
    service.publish(tx, question_set)
    tx.flush()
    return question_set


def _answer(tx: Tx, question_set: QuestionSet, places: Places, planned: Planned) -> None:
    """About the latest matter that the unit had by then, and that nothing is answered about."""
    taken = select(AnswerSet.matter_id)
    here = (Matter.unit_id == places.units[planned["unit"]], Matter.kind == "deviation", Matter.id.not_in(taken))
    latest = select(Matter).where(*here, Matter.reported_at < clock.now()).order_by(Matter.reported_at.desc())
    matter = tx.scalars(latest.limit(1)).one()
    answers = service.begin(tx, matter, AnswerSetCreate(question_set_id=question_set.id))
    step = service.save if planned.get("is_open") else service.finish
    step(tx, answers, AnswerSetReplace.model_validate({"answers": planned["given"]}))
    tx.flush()


def _act(tx: Tx, municipality: Municipality, places: Places, who: str, board: str) -> None:
    name = next(person.name for person in municipality.people if person.key == who)
    grants = tuple(Grant(role, places.boards[board], None) for role in ("quality-developer", "unit-manager"))
    bind(tx, Actor(places.people[who], name, "person", grants), "demoSeed")


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), clock.STOCKHOLM)
