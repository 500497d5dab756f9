"""Who acts: the caller as identified, and the caller with the rights the tables give at this moment."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

Channel = Literal["session", "bearer", "system"]
ActorKind = Literal["person", "service", "system"]


@dataclass(frozen=True)
class Principal:
    """An authenticated caller before any right is known: a person's id, or an issuer's subject."""

    actor_id: UUID | None
    issuer: str | None
    subject: str | None
    scopes: frozenset[str] | None
    channel: Channel
    authenticated_at: datetime | None = None
    """When a person last proved who they are. Some things ask for it to be recent."""
    is_system: bool = False
    """The subject is a client that acts as itself: never a person, whatever it is called."""


@dataclass(frozen=True)
class Grant:
    """One role at one unit, or at a whole board when ``unit_id`` is None, and whose it is. Who is away lends it."""

    role: str
    board_id: UUID
    unit_id: UUID | None
    person_id: UUID | None = None


@dataclass(frozen=True)
class Actor:
    """The caller with today's rights. Read anew in every transaction; never cached."""

    id: UUID
    name: str
    kind: ActorKind
    grants: tuple[Grant, ...]
    scopes: frozenset[str] = field(default_factory=frozenset)
    """The verbs that a system's account has."""
    token_scopes: frozenset[str] | None = None
    """The verbs that the token at hand narrows the caller to. None: no token, as in a session."""
    appointed: frozenset[tuple[UUID, UUID]] = field(default_factory=frozenset)
    """Who takes part in which matter today, of those whose roles the caller has."""

    @property
    def board_ids(self) -> tuple[UUID, ...]:
        """The boards in which this actor has any right, each once."""
        return tuple(dict.fromkeys(grant.board_id for grant in self.grants))

    @property
    def persons(self) -> frozenset[UUID]:
        """The caller, and those away in whose place the caller stands."""
        return frozenset({self.id, *(grant.person_id for grant in self.grants if grant.person_id)})

    def takes_part_in(self, persons: frozenset[UUID]) -> list[UUID]:
        """The matters in which some of those people take part."""
        return sorted({matter_id for person_id, matter_id in self.appointed if person_id in persons})

    def roles(self) -> frozenset[str]:
        """The codes of all roles held, wherever they are held."""
        return frozenset(grant.role for grant in self.grants)
