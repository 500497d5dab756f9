"""The transaction: opened here, bound to who acts and why, committed before the answer leaves. Nobody else commits.

Domain code is synchronous and gets a ``Tx``. The whole of it runs in one greenlet over the asynchronous driver, which
is as quick as ``await`` all over the domain and as readable as a script (decision 0005).
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import ARRAY, DateTime, Integer, MetaData, Row, Text, TextClause, bindparam, event, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.orm import DeclarativeBase, Session, TypeResolve, sessionmaker
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.types import Uuid
from sqlalchemy.util import greenlet_spawn

from qms.kernel import clock
from qms.kernel.actor import Actor, ActorKind, Grant, Principal
from qms.kernel.codes import CodeColumn, Codes
from qms.kernel.ids import new_id
from qms.kernel.problems import (
    Conflict,
    Forbidden,
    Invalid,
    PerhapsSaved,
    Problem,
    StaleVersion,
    TooMuchOpened,
    Unauthenticated,
    Unavailable,
    UnknownReference,
)
from qms.sealing import NoKey, Sealer

LOG = logging.getLogger("qms")
T = TypeVar("T")
SYSTEM_ID = UUID(int=0)

ENTER = text("select access.enter(:actor, :issuer, :subject, :action, :request, :today)").bindparams(
    bindparam("actor", type_=Uuid())
)
WHY_NO_ACCOUNT = text("select access.why_no_account(:issuer, :subject, :today)")
OF_PERSONS = ("it is closed", "it is a person here")
REFUSE = text("select login.refuse(:action, 'no-account', :request)")
ENTER_SYSTEM = text("select access.enter_system(:name, :boards, :action, :request)")
RECORD_DENIAL = text(
    "select audit.record('denial', :object_type, :object_id, null, null, null, :reason, null, :limits)"
).bindparams(bindparam("object_id", type_=Uuid()), bindparam("limits", type_=ARRAY(Integer())))


class Base(DeclarativeBase):
    """Base of all tables, with the naming of constraints that problem documents rely on, and a column type per type."""

    type_annotation_map = {
        str: Text(),
        datetime: DateTime(timezone=True),
        dict[str, object]: JSONB(),
        list[dict[str, object]]: JSONB(),
    }
    metadata = MetaData(
        naming_convention={
            "pk": "%(table_name)s_pkey",
            "uq": "%(table_name)s_%(column_0_N_name)s_key",
            "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
            "ck": "%(table_name)s_%(constraint_name)s",
            "ix": "%(table_name)s_%(column_0_N_name)s_idx",
        }
    )


@event.listens_for(Base, "resolve_type_annotation")
def _column_of_codes(column: TypeResolve) -> CodeColumn | None:
    codes = column.resolved_type
    return CodeColumn(codes) if isinstance(codes, type) and issubclass(codes, Codes) else None


class Tx(Session):
    """One transaction with its actor. Handed to every verb and query; committed by the kernel only."""

    @property
    def actor(self) -> Actor:
        """Who acts in this transaction, with the rights read when it began."""
        return cast("Actor", self.info["actor"])

    @property
    def action(self) -> str:
        """The operation id under which everything in this transaction is recorded."""
        return cast("str", self.info["action"])

    @property
    def sealer(self) -> Sealer:
        """Seals and opens what the database must not be able to read."""
        return cast("Sealer", self.info["sealer"])

    @property
    def issuer(self) -> str:
        """The identity provider that people log in at."""
        return cast("str", self.info["issuer"])

    def href(self, path: str) -> str:
        """The absolute address of something in the API."""
        return f"{self.info.get('api_url', '')}{path}"


@dataclass(frozen=True)
class Purpose:
    """Why a transaction is opened: the operation id and the request it belongs to."""

    action: str
    request_id: str
    limits: tuple[int, ...] | None = None
    """How much a person may open: things in five minutes, things in an hour, unknown ids in five minutes."""


class Database:
    """The pool, and the ways to use it: as a caller, as the system for some boards, or for a single look-up."""

    def __init__(self, url: str, *, pool_size: int = 8, seal_key: bytes | None = None) -> None:
        self._sealer = Sealer(seal_key)
        self.engine = create_async_engine(
            url,
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=2,
            hide_parameters=True,
            connect_args={"options": "-c timezone=UTC", "connect_timeout": 3},
        )
        self._single = self.engine.sync_engine.execution_options(isolation_level="AUTOCOMMIT")
        self._transactions = sessionmaker(self.engine.sync_engine, class_=Tx, expire_on_commit=False, autoflush=False)

    async def as_caller(self, principal: Principal, purpose: Purpose, work: Callable[[Tx], T]) -> T:
        """Run ``work`` in one transaction with the caller's rights and commit it.

        Raises ``Unauthenticated`` for a caller without an account and ``Unavailable`` when the database is gone. A
        refusal that is about rights is recorded in a transaction of its own, since the main one is rolled back.
        """
        try:
            try:
                return await self._transaction(lambda tx: _enter(tx, principal, purpose), work)
            except _LostBeforeWork:
                return await self._transaction(lambda tx: _enter(tx, principal, purpose), work)
        except _LostBeforeWork as error:
            raise Unavailable from error
        except NoAccount:
            await self.one(REFUSE, action=purpose.action, request=purpose.request_id)
            raise
        except Problem as problem:
            if problem.denial and (wait := await self._record_denial(principal, purpose, problem)):
                raise TooMuchOpened(wait) from problem
            raise

    async def as_system(self, board_ids: Sequence[UUID], purpose: Purpose, work: Callable[[Tx], T], *, name: str) -> T:
        """Run ``work`` for the named boards without a person: jobs and demo data."""
        return await self._transaction(lambda tx: _enter_system(tx, board_ids, purpose, name), work)

    async def one(self, statement: TextClause, **params: object) -> Row[tuple[object, ...]] | None:
        """Run one statement in its own short transaction, without an actor: sessions, health and board lists."""

        def ask() -> Row[tuple[object, ...]] | None:
            with self._single.connect() as connection:
                return connection.execute(statement, params).first()

        try:
            return await greenlet_spawn(ask)
        except (OperationalError, InterfaceError, PoolTimeout) as error:
            raise Unavailable from error

    async def all_boards(self) -> list[UUID]:
        """The ids of all boards, for jobs, which then work for one board at a time."""
        async with self.engine.begin() as connection:
            return list(await connection.scalars(text("select access.all_boards()")))

    async def close(self) -> None:
        """Give all connections back."""
        await self.engine.dispose()

    async def _transaction(self, enter: Callable[[Tx], None], work: Callable[[Tx], T]) -> T:
        def whole() -> T:
            with self._transactions(info={"sealer": self._sealer}) as tx:
                enter(tx)
                result = work(tx)
                tx.flush()
                _commit(tx)
                return result

        try:
            return await greenlet_spawn(whole)
        except (OperationalError, InterfaceError, PoolTimeout) as error:
            raise Unavailable from error
        except NoKey as error:
            raise Unavailable("Nyckeln som skyddar identiteter är inte inställd. Kontakta förvaltaren.") from error
        except StaleDataError as error:
            raise StaleVersion from error
        except DBAPIError as error:
            if error.connection_invalidated:
                raise Unavailable from error
            raise _problem_of(error) from error

    async def _record_denial(self, principal: Principal, purpose: Purpose, problem: Problem) -> int:
        def record(tx: Tx) -> int:
            kind, row_id = problem.about
            about = {"object_type": kind, "object_id": row_id, "reason": problem.code}
            return tx.scalar(RECORD_DENIAL, {**about, "limits": tx.info["limits"]}) or 0

        return await self._transaction(lambda tx: _enter(tx, principal, purpose), record)


def _commit(session: Session) -> None:
    try:
        session.commit()
    except DBAPIError as error:
        if error.connection_invalidated:
            raise PerhapsSaved from error
        raise


class NoAccount(Unauthenticated):
    """Inloggningen är giltig, men det finns inget aktivt konto för den här."""

    code = "no-account"
    title = "Du har inget konto här"
    detail = "Det finns inget aktivt konto för den här inloggningen. Kontakta kommunens behörighetsadministratör."


class _LostBeforeWork(Exception):
    """The pooled connection had died before anything was done, so the whole can be tried once more."""


def _problem_of(error: DBAPIError) -> Problem:
    """What a refusal by the database means to the caller. Constraint names tell which rule stood in the way."""
    state = getattr(error.orig, "sqlstate", "") or ""
    if state == "42501":
        return Forbidden()
    if state in ("23503", "23505", "23514", "23P01"):
        return UnknownReference() if state == "23503" else Conflict()
    return Invalid() if state.startswith("22") else Problem()


def _enter(tx: Tx, principal: Principal, purpose: Purpose) -> None:
    parameters = {
        "actor": principal.actor_id,
        "issuer": principal.issuer,
        "subject": principal.subject,
        "action": purpose.action,
        "request": purpose.request_id,
        "today": clock.today(),
    }
    try:
        caller = tx.scalar(ENTER, parameters)
    except DBAPIError as error:
        if error.connection_invalidated:
            raise _LostBeforeWork from error
        raise
    if caller is None or (principal.is_system and caller["kind"] != "service"):
        why = tx.scalar(WHY_NO_ACCOUNT, parameters)
        is_client = principal.is_system or (principal.subject and why not in OF_PERSONS)
        who = f"client {principal.subject!r}: {why}" if is_client else f"the subject: {why}"
        LOG.warning("trace=%s channel=%s no active account for %s", purpose.request_id, principal.channel, who)
        raise NoAccount
    tx.info.update(authenticated_at=principal.authenticated_at, limits=purpose.limits, trace=purpose.request_id)
    bind(tx, _actor(caller, principal), purpose.action)


def _enter_system(tx: Tx, board_ids: Sequence[UUID], purpose: Purpose, name: str) -> None:
    tx.execute(
        ENTER_SYSTEM,
        {"name": name, "boards": list(board_ids), "action": purpose.action, "request": purpose.request_id},
    )
    grants = tuple(Grant("system", board_id, None) for board_id in board_ids)
    bind(tx, Actor(SYSTEM_ID, name, "system", grants), purpose.action)


def bind(tx: Tx, actor: Actor, action: str) -> None:
    """Let the transaction know its actor and action."""
    tx.info["actor"] = actor
    tx.info["action"] = action


def _actor(caller: dict[str, Any], principal: Principal) -> Actor:
    kind: ActorKind = caller["kind"]
    grants = tuple(Grant(role, *(each and UUID(each) for each in ids)) for role, *ids in caller["held"])
    appointed = frozenset((UUID(person), UUID(matter)) for person, matter in caller["appointed"])
    scopes = frozenset(caller["scopes"])
    return Actor(UUID(caller["id"]), caller["name"], kind, grants, scopes, principal.scopes, appointed)


@event.listens_for(Tx, "before_flush")
def _give_ids(tx: Tx, _context: object, _instances: object) -> None:
    for row in tx.new:
        if getattr(row, "id", 0) is None:
            row.id = new_id()
