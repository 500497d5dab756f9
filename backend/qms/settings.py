"""Every setting of the service, typed, on one screen.

All are read from the environment with the prefix ``QMS_`` (``QMS_PORT=8080``), or from files with the same names in
``QMS_SECRETS_DIR`` (``qms_identity_key``): what is secret then stands in no environment, where every program that is
started and every crash report can read it. Nothing is read anywhere else.
Secrets have no usable default outside demo mode; ``qms doctor`` says which are missing. Sessions need none: what a
cookie holds is random, and the database holds a digest of it.
"""

import re
from base64 import b64decode
from functools import cached_property
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import quote, urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SecretsSettingsSource, SettingsConfigDict

from qms.refused import Refused

KEY_BYTES = 32
DATABASES = ("database_url", "owner_database_url", "replica_url")
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
TOKEN_TYPE = re.compile(r"at\+jwt|jwt")
MAIL_SERVER = re.compile(r"(smtp|smtps|smtp\+starttls)://([^\s:@/]+@)?[A-Za-z0-9.\[\]:-]+")
MAIL_ADDRESS = re.compile(r"[^\s@<>,;:]+@[A-Za-z0-9.-]+")
SCANNER = re.compile(r"tcp://[A-Za-z0-9.\[\]:-]+|unix:/[!-~]+")
MACHINE_CLAIM = re.compile(r"(/[^\s=/]+)+=\S*")


class Settings(BaseSettings):
    """What one installation decides for itself."""

    model_config = SettingsConfigDict(env_prefix="QMS_", frozen=True, extra="ignore")

    demo: bool = False
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""
    secrets_dir: Path | None = None
    """Where the files with secrets are. What the environment says goes before them."""
    data_dir: Path = Path(".data")
    frontend_dir: Path = Path("frontend/dist")

    database_url: str = Field(default="", repr=False)
    """External PostgreSQL (role ``qms_app``). Empty: the embedded server under ``data_dir``."""
    database_password: SecretStr = SecretStr("")
    """Put into ``database_url``, which then needs no secret in it."""
    owner_database_url: str = Field(default="", repr=False)
    """The same database as the migrating role. Needed by ``qms migrate`` and ``qms after-restore`` only."""
    owner_database_password: SecretStr = SecretStr("")
    pool_size: int = 8
    replica_url: str = Field(default="", repr=False)
    """A streaming replica of the same database (role ``qms_app``), where figures are counted. Empty: none."""
    replica_password: SecretStr = SecretStr("")

    oidc_issuer: str = ""
    oidc_client_id: str = "qms"
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_scopes: str = "openid profile email"
    oidc_acr: str = ""
    """How surely people must be known, as the provider puts it: its words for the levels that will do, with spaces
    between. A login at another level is refused. Empty: whatever the provider lets in."""
    oidc_subject_claim: str = "/sub"
    """Where a person's lasting id stands, as JSON Pointer. Entra ID: ``/oid``."""
    oidc_name_claim: str = "/name"
    oidc_email_claim: str = "/email"
    oidc_scope_claim: str = "/scope"
    """Where an access token's scopes stand. Entra ID: ``/roles``."""

    api_audience: str = ""
    """The ``aud`` that access tokens must carry. Empty: the API's own address."""
    api_issuer: str = ""
    """The ``iss`` of access tokens, where the provider calls itself something else in them. AD FS does."""
    api_jwt_types: str = "at+jwt"
    """The ``typ`` in the head of an access token, with spaces between: ``at+jwt`` (RFC 9068), ``jwt``, or both."""
    api_jwt_minutes: int = Field(default=5, ge=1, le=120)
    """How long an access token may live in all."""
    api_client_claim: str = ""
    """Where a system's token names its client, as JSON Pointer. Entra ID: ``/azp``. Tokens are then for systems only.
    Empty: the subject is the client, as RFC 9068 has it, and people may use tokens of their own."""
    api_machine_claims: str = ""
    """What a system's token says and a person's never does: ``pointer=value`` with spaces between, where ``{client}``
    is the client, and a pointer without value is what must not be there. Entra ID: ``/idtyp=app``."""

    identity_key: SecretStr = SecretStr("")
    """What identities are sealed with: 32 bytes in base64, kept outside the database and its backups."""

    trail_key: SecretStr = SecretStr("")
    """What the audit trail is sealed with: 32 bytes in base64, known to ``qms worker`` and not to the database."""
    trail_public_keys: str = ""
    """The public halves of the keys that have sealed it before, in base64 with spaces between."""
    trail_anchor_file: Path | None = None
    """Where what has been sealed is written down, beyond the reach of those who keep the database."""

    ivo_client_id: str = "ivo-reporting"
    """The service account that ``qms ivo-report`` asks as."""
    ivo_client_secret: SecretStr = SecretStr("")
    ivo_client_scope: str = ""
    """What it asks the provider for, where the provider wants that said. Entra ID: the API's id and ``/.default``."""
    import_client_id: str = "decision-import"
    """The service account that ``qms import`` asks as, with a file of decisions."""
    import_client_secret: SecretStr = SecretStr("")
    import_client_scope: str = ""
    """As for ``qms ivo-report``."""
    intake_client_id: str = "deviation-intake"
    """The service account that ``qms import deviations`` asks as."""
    intake_client_secret: SecretStr = SecretStr("")
    intake_client_scope: str = ""
    """As for ``qms ivo-report``."""

    smtp_url: str = ""
    """The mail server: ``smtp+starttls://user@host:587``, ``smtps://user@host`` or, within a machine or a closed
    network, ``smtp://host``. TLS that is asked for is demanded. Empty: no letters."""
    smtp_password: SecretStr = SecretStr("")
    smtp_from: str = ""
    """The address that letters come from."""
    smtp_ca_file: Path | None = None
    """Whose word the server's certificate is taken by. Empty: those that the machine trusts."""

    webhook_networks: str = ""
    """Networks of one's own that events may be sent to, as ``10.20.0.0/16`` with spaces between. Empty: none, so that
    only what anybody on the internet can reach is called."""
    webhook_ca_file: Path | None = None
    """Whose word a receiver's certificate is taken by. Empty: those that the machine trusts."""

    clamd_url: str = ""
    """The virus scanner that files are looked through by: ``tcp://host:3310`` or ``unix:/path``. Empty: none."""

    session_idle_minutes: int = 30
    session_idle_minutes_privileged: int = 15
    """For those who administer rights or read the access log."""
    session_hours: int = 10
    rate_per_second: float = 10.0
    rate_burst: int = 50
    head_seconds: float = 10.0
    """How long a request's first line and headers may take to arrive; then the connection is closed."""
    head_bytes: int = 16 * 1024
    body_seconds: float = 30.0
    """How long the rest of it may take."""
    dear_at_once: int = 2
    """How many figures and searches are worked on at once. Of ``pool_size``, so that the others always have places."""
    dear_patience_seconds: float = 10.0
    """How long one more of them waits for its turn before it is asked to try again."""
    connections: int = 1000
    """How many may be open at once. Whoever comes then is asked to try again."""
    drain_seconds: float = 0.0
    """How long a service that is told to stop says so in ``/readyz`` before it takes no more requests."""
    opened_per_five_minutes: int = 120
    opened_per_hour: int = 600
    """How many matters and people somebody who is logged in may open."""
    unknown_per_five_minutes: int = 20
    """How many ids that are not theirs to see somebody who is logged in may ask for."""
    unused_system_days: int = Field(default=90, ge=1, le=3650)
    """After how many days without a call a connected system is pointed out to the administrator."""
    municipality: str = "Älvsala kommun"
    security_contact: str = ""
    """Whom to tell of a weakness, as ``mailto:`` or ``https:``: what ``/.well-known/security.txt`` says."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - given by the library
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given in code, then the environment, then the files that the environment points out."""
        place = env_settings().get("secrets_dir")
        files = [SecretsSettingsSource(settings_cls, place)] if place and Path(place).is_dir() else []
        return init_settings, env_settings, *files

    @field_validator("secrets_dir")
    @classmethod
    def _secrets_are_there(cls, place: Path | None) -> Path | None:
        if place and not place.is_dir():
            raise ValueError(f"Mappen {place} finns inte.")
        return place

    @model_validator(mode="before")
    @classmethod
    def _passwords_are_put_in(cls, given: dict[str, object]) -> dict[str, object]:
        return given | {name: _with_password(given, name) for name in DATABASES}

    @model_validator(mode="after")
    def _demo_stays_at_home(self) -> "Settings":
        host = urlsplit(self.address).hostname or ""
        if self.demo and (host not in LOOPBACK or self.host not in LOOPBACK):
            raise ValueError(
                "Demoläget har påhittade användare utan lösenord och får bara köras på den egna datorn. "
                "Sätt QMS_PUBLIC_URL och QMS_HOST till 127.0.0.1, eller stäng av QMS_DEMO."
            )
        return self

    @field_validator("api_jwt_types", "api_machine_claims")
    @classmethod
    def _is_understood(cls, words: str, field: ValidationInfo) -> str:
        known = TOKEN_TYPE if field.field_name == "api_jwt_types" else MACHINE_CLAIM
        if not all(known.fullmatch(word) for word in words.split()) or (known is TOKEN_TYPE and not words.strip()):
            raise ValueError("Går inte att förstå. deploy/providers.md visar vad som kan stå här.")
        return words

    @field_validator("webhook_networks")
    @classmethod
    def _are_networks(cls, words: str) -> str:
        try:
            any(map(ip_network, words.split()))
        except ValueError:
            raise ValueError("Skriv nät som 10.20.0.0/16, med mellanslag emellan.") from None
        return words

    @field_validator("clamd_url")
    @classmethod
    def _is_a_scanner(cls, url: str) -> str:
        if url and not SCANNER.fullmatch(url):
            raise ValueError("Skriv tcp://server:3310 eller unix:/sökväg till clamd.")
        return url

    @model_validator(mode="after")
    def _only_systems_pass_as_systems(self) -> "Settings":
        looks_like_a_login = "jwt" in self.api_jwt_types.split()
        if (looks_like_a_login or self.api_client_claim) and not (self.api_client_claim and self.api_machine_claims):
            raise ValueError(
                "Ange både QMS_API_CLIENT_CLAIM och QMS_API_MACHINE_CLAIMS: annars går ett systems token inte att "
                "skilja från en persons. deploy/providers.md visar vad som gäller för varje inloggningstjänst."
            )
        if looks_like_a_login and self.audience == self.oidc_client_id:
            raise ValueError(
                "QMS_API_AUDIENCE får inte vara klienten som personer loggar in med (QMS_OIDC_CLIENT_ID): då duger "
                "deras inloggning som ett systems token. Registrera API:et för sig."
            )
        return self

    @model_validator(mode="after")
    def _letters_can_leave(self) -> "Settings":
        if not self.smtp_url:
            return self
        if not MAIL_SERVER.fullmatch(self.smtp_url):
            raise ValueError("Det som står i QMS_SMTP_URL är ingen adress till en e-postserver, utan lösenord i.")
        if not MAIL_ADDRESS.fullmatch(self.smtp_from):
            raise ValueError("Ange adressen som breven kommer från i QMS_SMTP_FROM.")
        if not self.smtp_password.get_secret_value().isascii():
            raise ValueError("Lösenordet till e-postservern får bara ha tecken ur ASCII, så inga å, ä och ö.")
        is_closed = not self.smtp_url.startswith("smtp:") or urlsplit(self.smtp_url).hostname in LOOPBACK
        if self.smtp_password.get_secret_value() and not is_closed:
            raise ValueError("Ett lösenord skickas aldrig utan TLS. Skriv smtp+starttls: eller smtps: i QMS_SMTP_URL.")
        return self

    @cached_property
    def seal_key(self) -> bytes | None:
        """The key for identities. The demo has one that anybody can read, since its people are invented."""
        return self._key(self.identity_key, b"a key for invented people alone!")

    @cached_property
    def trail_secret(self) -> bytes | None:
        """The key for the trail. The demo has one that anybody can read, as for identities."""
        return self._key(self.trail_key, b"a key for what nobody has done!!")

    def _key(self, given: SecretStr, in_demo: bytes) -> bytes | None:
        key = b64decode(given.get_secret_value(), validate=True)
        return key or (in_demo if self.demo else None)

    @field_validator("identity_key", "trail_key")
    @classmethod
    def _key_is_whole(cls, key: SecretStr) -> SecretStr:
        try:
            decoded = b64decode(key.get_secret_value(), validate=True)
        except ValueError:
            decoded = b"?"
        if len(decoded) not in (0, KEY_BYTES):
            raise ValueError("Nyckeln ska vara 32 slumpade byte i base64, till exempel från: openssl rand -base64 32")
        return key

    @cached_property
    def reading_limits(self) -> tuple[int, int, int]:
        """How much somebody who is logged in may open: in five minutes, in an hour, and ids that are not theirs."""
        return self.opened_per_five_minutes, self.opened_per_hour, self.unknown_per_five_minutes

    @cached_property
    def address(self) -> str:
        """The address people and systems use, without a trailing slash."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @cached_property
    def api_url(self) -> str:
        """Where version 1 of the API answers."""
        return f"{self.address}/kvalitet/v1"

    @cached_property
    def issuer(self) -> str:
        """Who vouches for identities: the configured provider, or the demo's own issuer."""
        return self.oidc_issuer or (f"{self.address}/demo-idp" if self.demo else "")

    @cached_property
    def has_demo_logins(self) -> bool:
        """Whether people choose whom to be, since no provider vouches for anybody."""
        return self.demo and not self.oidc_issuer

    @field_validator("security_contact")
    @classmethod
    def _contact_is_an_address(cls, contact: str) -> str:
        if contact and not re.fullmatch(r"(mailto:|https:|tel:)[!-~]+", contact):
            raise ValueError("Skriv adressen med mailto:, https: eller tel: först, och utan mellanslag.")
        return contact

    @cached_property
    def audience(self) -> str:
        """The audience of access tokens for this API."""
        return self.api_audience or self.api_url


def _with_password(given: dict[str, object], name: str) -> str:
    url, password = given.get(name) or "", given.get(name.replace("_url", "_password"))
    if not url or not password:
        return str(url)
    secret = password.get_secret_value() if isinstance(password, SecretStr) else str(password)
    address = urlsplit(str(url))
    if not address.scheme or not str(url).startswith(f"{address.scheme}://"):
        raise ValueError(f"Det som står i QMS_{name.upper()} är ingen databasadress.")
    user, _, host = address.netloc.rpartition("@")
    return address._replace(netloc=f"{user.partition(':')[0]}:{quote(secret, safe='')}@{host}").geturl()


def read_settings(*, demo: bool | None = None) -> Settings:
    """The settings of this installation. ``Refused`` names each that cannot be used, and why."""
    try:
        return Settings() if demo is None else Settings(demo=demo)
    except ValidationError as error:
        raise Refused(_explained(error)) from None


def demo_settings() -> Settings:
    """The settings of a trial: demo mode unless ``QMS_DEMO`` says otherwise."""
    settings = read_settings()
    return settings if "demo" in settings.model_fields_set else read_settings(demo=True)


def own_settings() -> Settings:
    """The settings of what stands here: an installation that names its database or its logins, or else the trial."""
    settings = read_settings()
    return settings if settings.database_url or settings.owner_database_url or settings.oidc_issuer else demo_settings()


def _explained(error: ValidationError) -> str:
    lines = []
    for fault in error.errors():
        variable = "".join(f"QMS_{part}: ".upper() for part in fault["loc"][:1])
        lines.append(f"  {variable}{fault['msg'].removeprefix('Value error, ')}")
    return "\n".join(["Inställningarna går inte att använda:", *lines])
