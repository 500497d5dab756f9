"""Three learning cards of the demo world: one published and discussed in some units, one being read, one not ready."""

from datetime import date, datetime, time, timedelta
from itertools import chain, repeat
from uuid import UUID

from qms.demo.municipality import Municipality
from qms.demo.seed_figures import DEVELOPER
from qms.demo.seed_organisation import Places
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import Tx, bind
from qms.organisation.models import Person
from qms.publications import queries, service
from qms.publications.models import Publication
from qms.publications.schemas import DiscussionCreate, PublicationCreate

UNIT, AREA, BOARD = "nord-bou-mottagning", "nord-bou", "nord"
AUTHOR, READER = "unit-manager", "quality-developer"
WRITTEN, SENT, PUBLISHED, TALKED = 40, 36, 33, 20
"""How many days ago."""
ADDRESS = {
    "title": "Brev till en adress som inte gällde längre",
    "happened": (
        "Ett beslut skickades till en adress som hade ändrats några veckor tidigare. Den nya adressen fanns i "
        "folkbokföringen men inte i verksamhetssystemet."
    ),
    "learnt": "Adressen följer inte med av sig själv. Den som skrev trodde att någon annan hade kontrollerat den.",
    "changed": "Adressen kontrolleras mot folkbokföringen samma dag som brevet skickas, och det syns i systemet.",
    "first_question": "Hur vet vi att en adress gäller den dag vi skickar brevet?",
    "second_question": "Vilka andra uppgifter tror vi att någon annan kontrollerar?",
    "third_question": "Vad gör vi när ett brev kommer tillbaka?",
}
CALLED = {
    "title": "En bevakning som ingen såg",
    "happened": "En bevakning låg kvar hos den som hade bytt arbete. Ett möte blev av två veckor för sent.",
    "learnt": "Vi hade en rutin för nycklar och datorer när någon slutar, men inte för bevakningar.",
    "changed": "Bevakningar lämnas över på ett möte samma vecka, och chefen ser dem som ingen har.",
    "first_question": "Var finns våra bevakningar?",
    "second_question": "Vem ser dem när någon är borta?",
    "third_question": "Vad lämnar vi över först?",
}
INTENT = "Vi läser adressen högt för varandra innan brevet går."
BEGUN = {"title": "Två telefonnummer till samma mottagning", "happened": "Den som ringde hamnade fel två gånger."}


def store(tx: Tx, municipality: Municipality, places: Places, today: date) -> None:
    """Let a manager write them, and a quality developer read what is ready."""
    author, reader = places.people[municipality.managers[UNIT]], places.people[DEVELOPER]
    board_id = places.boards[BOARD]
    published = _written(tx, author, board_id, _noon(today, WRITTEN), unit_id=places.units[AREA], **ADDRESS)
    _sent(tx, published, reader, _noon(today, SENT))
    with clock.freeze(_noon(today, PUBLISHED)):
        _act(tx, reader, board_id, READER)
        service.publish(tx, published)
        tx.flush()
    _act(tx, author, board_id, "department-head")
    with clock.freeze(_noon(today, TALKED)):
        units = queries.units_of(tx, published)
        for unit, intent in zip(units[: len(units) // 3], chain([INTENT], repeat(None)), strict=False):
            said = DiscussionCreate(unit_id=unit.unit_id, discussed_on=clock.today(), intent=intent)
            service.discuss(tx, published, said)
        tx.flush()
    _sent(tx, _written(tx, author, board_id, _noon(today, 6), **CALLED), reader, _noon(today, 5))
    _written(tx, author, board_id, _noon(today, 3), **BEGUN)


def _written(tx: Tx, author: UUID, board_id: UUID, moment: datetime, **texts: object) -> Publication:
    _act(tx, author, board_id, AUTHOR)
    with clock.freeze(moment):
        card = service.create(tx, PublicationCreate.model_validate({"board_id": board_id, **texts}))
        tx.flush()
    return card


def _sent(tx: Tx, card: Publication, reader: UUID, moment: datetime) -> None:
    _act(tx, card.author_id, card.board_id, AUTHOR)
    with clock.freeze(moment):
        service.send(tx, card, reader)
        tx.flush()


def _act(tx: Tx, person_id: UUID, board_id: UUID, role: str) -> None:
    person = tx.get_one(Person, person_id)
    bind(tx, Actor(person.id, person.name, "person", (Grant(role, board_id, None, person.id),)), "demoSeed")


def _noon(today: date, ago: int) -> datetime:
    return datetime.combine(today - timedelta(days=ago), time(12), clock.STOCKHOLM)
