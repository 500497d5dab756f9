"""Tells the people of the demo world of their times, as the watch of the morning does."""

from datetime import date, datetime, time

from qms.deadlines import service
from qms.demo.seed_organisation import Places
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import SYSTEM_ID, Tx, bind


def store(tx: Tx, places: Places, today: date) -> None:
    """Let every board's times be watched, this morning."""
    for board_id in places.boards.values():
        bind(tx, Actor(SYSTEM_ID, "Tidsbevakning", "system", (Grant("system", board_id, None),)), "demoSeed")
        with clock.freeze(min(clock.now(), datetime.combine(today, time(6), clock.STOCKHOLM))):
            service.watch(tx, board_id)
            tx.flush()
