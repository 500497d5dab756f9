"""Lets some matters of the demo world be investigated: one begun, one whole, one finished and one opened again."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from qms.demo.seed_organisation import Places
from qms.deviations.models import Deviation
from qms.investigation_versions import service as versions
from qms.investigations import service
from qms.investigations.models import Asking, Certainty, EntryKind, Investigation, SystemArea, VoiceOf
from qms.investigations.schemas import (
    CauseCreate,
    InvestigationCreate,
    InvestigationReplace,
    LedgerEntryCreate,
    VoiceCreate,
)
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import Tx, bind
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import Code, Person

DEPARTMENT = "nord-bou"
AFTER = timedelta(hours=2)
NOTES = (
    (EntryKind.FACT, "Journalen", "Beslutet är registrerat på rätt person, men adressen är den gamla.", 4, "09:15"),
    (EntryKind.FACT, "Samtal med registraturen", "Post som kommer på fredagar delas ut först på måndagen.", 3, "13:00"),
    (EntryKind.FACT, "Samtal med en medarbetare", "Ingen hade fått veta att rutinen ändrades i våras.", 2, None),
    (EntryKind.ASSESSMENT, "Utredaren", "Felet hade märkts om någon jämfört adressen innan brevet gick.", None, None),
)
CAUSES = (
    (SystemArea.ROUTINES, Certainty.ESTABLISHED, "Rutinen säger inte vem som kontrollerar adressen."),
    (SystemArea.COMMUNICATION, Certainty.PROBABLE, "Ändringen gick bara ut i ett mejl."),
)
WHYS = ("Adressen var gammal", "Ingen jämförde med folkbokföringen", "Det står inte i rutinen att någon ska göra det")
SAID = InvestigationReplace(
    consequence="Beslutet blev känt en vecka för sent. Den enskilde hann inte påverkas mer än så.",
    recurrence_reason="Förra gången ändrades rutinen, men ingen fick veta det.",
    other_causes="Hög arbetsbelastning övervägdes. Veckan var inte mer belastad än andra.",
    conclusion="Adressen kontrolleras av den som skickar, och rutinen tas upp på arbetsplatsträffen.",
)


def store(tx: Tx, places: Places) -> None:
    """Investigate the latest matters under investigation at the units of a department, each as far as its turn."""
    units = {unit_id for name, unit_id in places.units.items() if name.startswith(DEPARTMENT)}
    here = (Deviation.unit_id.in_(units), Deviation.status == "investigating", Deviation.owner_id.is_not(None))
    others = (Deviation.reporter_id.is_distinct_from(Deviation.owner_id), Deviation.assessed_at < clock.now() - AFTER)
    latest = tx.scalars(select(Deviation).where(*here, *others).order_by(Deviation.number.desc()).limit(len(TURNS)))
    for deviation, turn in zip(latest.all(), TURNS, strict=False):
        assert deviation.assessed_at, "what is investigated has been assessed"
        _act(tx, deviation)
        with clock.freeze(deviation.assessed_at + AFTER):
            turn(tx, service.begin(tx, deviation, InvestigationCreate()), deviation)
            tx.flush()


def _begun(tx: Tx, investigation: Investigation, deviation: Deviation) -> None:
    """Two notes, and nothing more yet."""
    _note(tx, investigation, deviation, many=2)


def _whole(tx: Tx, investigation: Investigation, deviation: Deviation) -> None:
    """Everything that is asked for, not yet declared finished."""
    _note(tx, investigation, deviation, many=len(NOTES))
    for code, (area, certainty, note) in zip(_codes(tx, deviation.board_id), CAUSES, strict=False):
        cause = CauseCreate(code=code, system_area=area, certainty=certainty, note=note, whys=[*WHYS])
        service.find_cause(tx, investigation, cause)
    said = VoiceCreate(
        whose=VoiceOf.INDIVIDUAL,
        asking=Asking.ASKED,
        asked_on=clock.today(),
        asked_by=tx.actor.name,
        words="Jag undrade varför inget brev kom. Det hade räckt att någon ringde.",
    )
    service.hear(tx, investigation, said)
    service.write(tx, investigation, SAID)


def _finished(tx: Tx, investigation: Investigation, deviation: Deviation) -> None:
    """The first version."""
    _whole(tx, investigation, deviation)
    tx.flush()
    versions.finish(tx, investigation)


def _opened_again(tx: Tx, investigation: Investigation, deviation: Deviation) -> None:
    """A first version, and something that came up afterwards."""
    _finished(tx, investigation, deviation)
    tx.flush()
    service.reopen(tx, investigation, "Registraturen har hört av sig med mer om hur posten delas ut.")


TURNS: tuple[Callable[[Tx, Investigation, Deviation], None], ...] = (_begun, _whole, _finished, _opened_again)


def _note(tx: Tx, investigation: Investigation, deviation: Deviation, *, many: int) -> None:
    for kind, source, words, days, at in NOTES[:many]:
        happened_on = _before(deviation, days) if days else None
        entry = LedgerEntryCreate(kind=kind, source=source, words=words, happened_on=happened_on, clock_time=at)
        service.note(tx, investigation, entry)


def _before(deviation: Deviation, days: int) -> date:
    return clock.civil_date(deviation.reported_at) - timedelta(days=days)


def _codes(tx: Tx, board_id: UUID) -> list[str]:
    """The causes of a board's list today."""
    of_list = (Code.board_id == board_id, Code.list == CodeListName.CAUSE, Code.valid_to.is_(None))
    return [*tx.scalars(select(Code.code).where(*of_list).order_by(Code.code).limit(len(CAUSES)))]


def _act(tx: Tx, deviation: Deviation) -> None:
    """As who owns the deviation, with the rights of a manager."""
    owner = tx.get_one(Person, deviation.owner_id)
    bind(tx, Actor(owner.id, owner.name, "person", (Grant("unit-manager", deviation.board_id, None),)), "demoSeed")
