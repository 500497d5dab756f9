"""Refusals as RFC 9457 problem documents: a stable code, Swedish words, never an echo of a value that was sent.

A problem class is its own documentation: the page ``/problems/{code}`` is made from its docstring and title.
Clients branch on ``type``/``code``; the Swedish texts may change.
"""

from typing import ClassVar
from uuid import UUID

from pydantic_core import to_json

MAX_ERRORS = 50


class Problem(Exception):
    """Något gick fel."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal-error"
    title: ClassVar[str] = "Ett oväntat fel inträffade"
    detail = "Försök igen. Om felet återkommer, ange spårnumret när du kontaktar förvaltningen."
    denial: ClassVar[bool] = False
    """True where the refusal is about rights and so must stand in the audit log."""

    def __init__(
        self,
        detail: str | None = None,
        *,
        at: str | None = None,
        errors: list[dict[str, str]] | None = None,
        headers: dict[str, str] | None = None,
        about: tuple[str, UUID | None] = ("operation", None),
    ) -> None:
        super().__init__(detail or self.detail)
        self.detail = detail or self.detail
        self.errors = [{"pointer": at, "code": self.code, "detail": self.detail}] if at else errors
        self.headers = headers or {}
        self.about = about

    def body(self, *, base_url: str, instance: str, trace_id: str) -> bytes:
        """The problem document as JSON bytes."""
        document: dict[str, object] = {
            "type": f"{base_url}/problems/{self.code}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
            "code": self.code,
            "traceId": trace_id,
        }
        if self.errors:
            document["errors"] = self.errors[:MAX_ERRORS]
        return to_json(document)


class BadRequest(Problem):
    """Begäran går inte att läsa, till exempel för att den inte är giltig JSON."""

    status = 400
    code = "bad-request"
    title = "Begäran går inte att läsa"
    detail = "Kontrollera att innehållet är giltig JSON i UTF-8."


class IdempotencyKeyMissing(BadRequest):
    """System som skickar in uppgifter måste ange Idempotency-Key, så att ett omtag aldrig ger dubbletter."""

    code = "idempotency-key-missing"
    title = "Idempotency-Key saknas"
    detail = "Ange huvudet Idempotency-Key med 8–255 tecken, helst ett UUID."


class Unauthenticated(Problem):
    """Den som anropar är inte inloggad, eller så har inloggningen gått ut."""

    status = 401
    code = "unauthenticated"
    title = "Du är inte inloggad"
    detail = "Logga in på nytt."

    def __init__(self, detail: str | None = None) -> None:
        super().__init__(detail, headers={"WWW-Authenticate": 'Bearer realm="kvalitet"'})


class Forbidden(Problem):
    """Uppgiften finns men den som anropar får inte göra detta med den."""

    status = 403
    code = "forbidden"
    title = "Du har inte rätt att göra detta"
    detail = "Din roll ger inte den här rätten."
    denial = True


class NotFound(Problem):
    """Uppgiften finns inte, eller så får den som anropar inte veta att den finns."""

    status = 404
    code = "not-found"
    title = "Uppgiften finns inte"
    detail = "Det finns ingen sådan uppgift, eller så har du inte tillgång till den."


class NotVisible(NotFound):
    """Uppgiften finns inte, eller så får den som anropar inte veta att den finns."""

    denial = True


class MethodNotAllowed(Problem):
    """Adressen finns men tar inte emot den här metoden."""

    status = 405
    code = "method-not-allowed"
    title = "Metoden stöds inte här"
    detail = "Huvudet Allow visar vilka metoder som går att använda."


class Conflict(Problem):
    """Begäran är riktig i sig men krockar med läget just nu."""

    status = 409
    code = "conflict"
    title = "Begäran krockar med det som redan finns"
    detail = "Hämta uppgiften på nytt och se vad som gäller."


class WrongState(Conflict):
    """Det som steget gäller är i ett läge där steget inte går att ta."""

    code = "wrong-state"
    title = "Steget går inte att ta i det här läget"
    detail = "Läget har ändrats. Hämta uppgiften på nytt och se vad som gäller."


class UnknownReference(Conflict):
    """Begäran pekar på något som inte finns, till exempel en enhet eller en kod."""

    code = "unknown-reference"
    title = "Begäran pekar på något som inte finns"
    detail = "Kontrollera enheten, personen eller koden."


class StaleVersion(Problem):
    """Någon annan har ändrat uppgiften sedan den hämtades."""

    status = 412
    code = "stale-version"
    title = "Någon annan har ändrat uppgiften"
    detail = "Hämta den senaste versionen och gör om ändringen."


class TooLarge(Problem):
    """Innehållet är större än vad som tas emot."""

    status = 413
    code = "too-large"
    title = "Innehållet är för stort"
    detail = "Högst 1 MiB per anrop, där operationen inte säger något annat."

    @classmethod
    def than(cls, most: int) -> "TooLarge":
        """Larger than so many bytes, which is what was asked takes."""
        return cls(f"Högst {in_words(most)} per anrop.")


class UnsupportedMedia(Problem):
    """Innehållet är i ett format som inte tas emot."""

    status = 415
    code = "unsupported-media-type"
    title = "Formatet stöds inte"
    detail = "Skicka application/json."


class Invalid(Problem):
    """Ett eller flera fält har värden som aldrig kan vara giltiga."""

    status = 422
    code = "validation-failed"
    title = "Uppgifterna är inte giltiga"
    detail = "Ett eller flera fält behöver rättas."


class Incomplete(Invalid):
    """Steget kräver uppgifter som saknas."""

    code = "incomplete"
    title = "Det saknas uppgifter"


class IdempotencyKeyReused(Invalid):
    """Samma Idempotency-Key har redan använts till ett annat innehåll."""

    code = "idempotency-key-reused"
    title = "Nyckeln är redan använd"
    detail = "Samma Idempotency-Key har redan använts med ett annat innehåll. Använd en ny nyckel."


class PreconditionRequired(Problem):
    """Ändringar kräver If-Match, så att ingen skriver över någon annans ändring."""

    status = 428
    code = "precondition-required"
    title = "If-Match saknas"
    detail = 'Hämta uppgiften och skicka dess ETag i huvudet If-Match, till exempel "3".'


class TooManyRequests(Problem):
    """För många anrop på kort tid."""

    status = 429
    code = "too-many-requests"
    title = "För många anrop"
    detail = "Vänta den tid som Retry-After anger och försök igen."


class TooMuchOpened(TooManyRequests):
    """För många anrop på kort tid."""

    denial = True

    def __init__(self, seconds: int) -> None:
        minutes = -(-seconds // 60)
        wait = f"Vänta {minutes} {'minut' if minutes == 1 else 'minuter'} och försök igen."
        super().__init__(f"Du har öppnat ovanligt mycket på kort tid. {wait}", headers={"Retry-After": str(seconds)})


class Unavailable(Problem):
    """Tjänsten når inte sin databas just nu."""

    status = 503
    code = "unavailable"
    title = "Tjänsten är tillfälligt otillgänglig"
    detail = "Vänta några sekunder och försök igen."

    def __init__(self, detail: str | None = None) -> None:
        super().__init__(detail, headers={"Retry-After": "3"})


class PerhapsSaved(Unavailable):
    """Kontakten med databasen bröts medan det sparades. Samma sak igen, med samma nyckel eller ETag, görs en gång."""

    code = "perhaps-saved"
    title = "Vi vet inte om det sparades"
    detail = "Vi vet inte om det sparades. Försök igen, det blir inte dubbelt."


def in_words(most: int) -> str:
    """A number of bytes, never told as more than it is."""
    mega, kilo = most * 10 // 1024**2 / 10, most // 1024
    return f"{mega:g} MiB".replace(".", ",") if mega >= 1 else f"{kilo} kiB"


def general(status: int) -> type[Problem]:
    """The most general problem with a status."""
    return next((kind for kind in reversed(every_problem().values()) if kind.status == status), Problem)


def every_problem() -> dict[str, type[Problem]]:
    """Every problem code with its class, also those declared by the domain modules that are loaded."""

    def below(kind: type[Problem]) -> list[type[Problem]]:
        return [kind] + [deeper for sub in kind.__subclasses__() for deeper in below(sub)]

    return {kind.code: kind for kind in reversed(below(Problem))}
