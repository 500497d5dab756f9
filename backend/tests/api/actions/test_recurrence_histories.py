"""Matters linked, links struck, actions judged and opened again in any order, beside every way found by looking.

The model looks at each way from a later matter to what an action was about, link by link, and keeps none of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import exists, select

from qms.actions.models import Action
from qms.connections import service as connections
from qms.connections.models import LinkKind, MatterLink
from qms.connections.schemas import MatterLinkCreate
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import Problem
from qms.matters.models import Effect, Matter
from qms.notifications.models import Notification
from tests import given
from tests.again import caught_up
from tests.conftest import Figure as Told
from tests.given import Place
from tests.hub import Hub, Json, hub
from tests.town import Caller

pytestmark = pytest.mark.anyio
STEPS, MATTERS = 70, 6


@dataclass
class Done:
    """An action: what it was about, and when it was judged to have helped, if that holds."""

    sources: list[UUID]
    status: str = "done"
    helped_at: datetime | None = None


@dataclass
class Said:
    """That a matter is another time of an earlier one."""

    later: UUID
    earlier: UUID
    at: datetime


@dataclass
class History:
    """What happens to some matters and to what is done about them. Time goes on by a minute for each step."""

    hub: Hub
    chance: Random
    now: datetime
    matters: list[UUID] = field(default_factory=list)
    actions: dict[UUID, Done] = field(default_factory=dict)
    links: dict[UUID, Said] = field(default_factory=dict)
    flags: int = 0

    async def play(self) -> None:
        await self.begin()
        for _ in range(STEPS):
            self.now += timedelta(minutes=1)
            with clock.freeze(self.now):
                await self.chance.choices([self.link, self.strike, self.judge, self.reopen], [5, 2, 4, 2])[0]()
                if self.chance.random() < 0.7:
                    await caught_up(self.hub.here)
                    await self.hub.here.do(self.compare)

    async def begin(self) -> None:
        here, unit, doer = self.hub.here, self.hub.unit, self.hub.doer
        for days in range(MATTERS, 0, -1):
            with clock.freeze(self.now - timedelta(days=days)):
                self.matters.append(await here.deviation(unit, by=doer))
        for _ in range(4):
            sources = self.chance.sample(self.matters[:-1], self.chance.randint(1, 2))
            action = await self.hub.taken(await self.hub.decided(*sources), "starts", by=doer)
            await self.hub.taken(action, "completions", {"evidence": "Klart."}, by=doer)
            self.actions[UUID(action["id"])] = Done(sources)

    async def link(self) -> None:
        one, other = sorted(self.chance.sample(range(MATTERS), 2))
        earlier, later = self.matters[one], self.matters[other]
        is_said = any((said.earlier, said.later) == (earlier, later) for said in self.links.values())
        command = MatterLinkCreate(to_id=earlier, kind=LinkKind.RECURRENCE_OF)

        def work(tx: Tx) -> UUID:
            connections.link(tx, tx.get_one(Matter, later), command)
            between = (MatterLink.from_id == later, MatterLink.to_id == earlier, MatterLink.struck_at.is_(None))
            return tx.scalars(select(MatterLink.id).where(*between)).one()

        if is_said:
            with pytest.raises(Problem):
                await self.hub.here.do(work)
        else:
            self.links[await self.hub.here.do(work)] = Said(later, earlier, self.now)

    async def strike(self) -> None:
        if self.links:
            link_id = self.chance.choice(list(self.links))
            later = self.links.pop(link_id).later

            def work(tx: Tx) -> None:
                connections.strike_link(tx, tx.get_one(Matter, later), tx.get_one(MatterLink, link_id), "Fel.")

            await self.hub.here.do(work)

    async def judge(self) -> None:
        for action_id, known in self._some("done"):
            effect = self.chance.choice([Effect.LED_TO_IMPROVEMENT] * 3 + [Effect.NO_EFFECT])
            body = {"effect": effect.value, "holds": effect == Effect.LED_TO_IMPROVEMENT, "reason": "Det märks redan."}
            await self.hub.taken(await self._read(action_id), "judgements", body)
            known.status, known.helped_at = "judged", self.now if effect == Effect.LED_TO_IMPROVEMENT else None

    async def reopen(self) -> None:
        """Open an action again, and do more."""
        for action_id, known in self._some("judged"):
            body = {"reason": "Mer.", "carryOutBy": self.hub.day(1), "followUpOn": self.hub.day(1)}
            action = await self.hub.taken(await self._read(action_id), "reopenings", body)
            await self.hub.taken(action, "completions", {"evidence": "Mer."}, by=self.hub.doer)
            known.status, known.helped_at = "done", None

    def compare(self, tx: Tx) -> None:
        for action_id, known in self.actions.items():
            action = tx.get_one(Action, action_id)
            assert action.recurred_at == self.since(known), (known, self.links)
            told = (Notification.matter_id == action_id, Notification.kind == "recurred")
            waits = tx.scalar(select(exists().where(*told, Notification.done_at.is_(None))))
            assert waits == (action.recurred_at is not None)
            self.flags += action.recurred_at is not None

    def since(self, known: Done) -> datetime | None:
        """When the first of the ways was whole that was not when it was judged to have helped."""
        if known.helped_at is None:
            return None
        ways = [when for source in known.sources for when in self._ways(source, [])]
        return min((when for when in ways if when > known.helped_at), default=None)

    def _ways(self, matter: UUID, made: list[datetime]) -> Iterator[datetime]:
        for said in self.links.values():
            if said.earlier == matter:
                yield max([*made, said.at])
                yield from self._ways(said.later, [*made, said.at])

    async def _read(self, action_id: UUID) -> Json:
        return dict((await self.hub.read(str(action_id))).json())

    def _some(self, status: str) -> list[tuple[UUID, Done]]:
        of = [pair for pair in self.actions.items() if pair[1].status == status]
        return self.chance.sample(of, min(1, len(of)))


@pytest.mark.drill(short=2, long=60)
async def test_it_is_said_when_a_way_is_found(api: Caller, here: Place, amount: int, figure: Told) -> None:
    flags = links = 0
    for seed in range(amount):
        place = await hub(api, given.board(here.database, here.owner_url))
        history = History(place, Random(seed), clock.now())
        await history.play()
        flags, links = flags + history.flags, links + len(history.links)
    figure(
        f"recurrences: histories {amount}, links that stand {links}, times an action was seen to have recurred {flags}"
    )
    assert flags > 10 * amount
