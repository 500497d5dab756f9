"""Every way to be let in passes the same rate limits and leaves the same trace when refused."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import text

from qms.kernel import clock
from qms.kernel.db import Database
from qms.kernel.problems import TooManyRequests

TAKE = text("select login.take_from(:key, :size, :seconds, :at)")
REFUSE = text("select login.refuse(:action, :reason, :request)")


@dataclass(frozen=True)
class Limit:
    """So many times in so many seconds."""

    name: str
    times: int
    seconds: int


PER_ADDRESS = Limit("login-address", 300, 300)
"""Generous, since a whole municipality may share one address."""
PER_PERSON = Limit("login-person", 10, 300)
FRESH_LOGINS = Limit("fresh-login-person", 5, 300)
BAD_TOKENS = Limit("bearer-address", 300, 300)
"""Apart from logins, so that a system with an old secret cannot lock out the people behind the same address."""


class AttemptLimiter:
    """Rate limits and refusals, kept in the database so that they hold over all processes and fail closed."""

    def __init__(self, database: Database) -> None:
        """Count in ``database``."""
        self._database = database

    async def take(self, limit: Limit, who: str) -> None:
        """Count one try by ``who``; 429 with the seconds to wait when there have been too many."""
        key = hashlib.sha256(f"{limit.name}:{who}".encode()).digest()
        row = await self._database.one(TAKE, key=key, size=limit.times, seconds=limit.seconds, at=clock.now())
        seconds = row[0] if row else limit.seconds
        if seconds:
            raise TooManyRequests(headers={"Retry-After": str(seconds)})

    async def log_refusal(self, action: str, reason: str, *, request_id: str) -> None:
        """Record that somebody was not let in, and why. The reason is ours; nothing that was sent is kept."""
        await self._database.one(REFUSE, action=action, reason=reason, request=request_id)
