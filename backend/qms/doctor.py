"""What an installation lacks, found before its users find it. ``qms doctor`` prints the findings."""

from dataclasses import dataclass

from qms.kernel.self_check import weaknesses
from qms.settings import Settings


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is as it should be, and in plain Swedish what it is or what to do."""

    fine: bool
    text: str


def findings(settings: Settings) -> list[Finding]:
    """Look at everything the service needs. Changes nothing."""
    return [*_database(settings), _login(settings), _key(settings), _address(settings), _pages(settings)]


def _database(settings: Settings) -> list[Finding]:
    if not settings.database_url:
        return [Finding(False, "Databas: ange den med rollen qms_app i QMS_DATABASE_URL.")]
    found = [Finding(False, f"Databas: {weakness}") for weakness in weaknesses(settings.database_url)]
    return found or [Finding(True, "Databas: svarar, rätt roll, kan svenska.")]


def _login(settings: Settings) -> Finding:
    if settings.demo:
        return Finding(True, "Inloggning: demoläge, påhittade personer utan lösenord.")
    if not settings.oidc_issuer:
        return Finding(False, "Inloggning: ange kommunens inloggningstjänst i QMS_OIDC_ISSUER.")
    if not settings.oidc_client_secret.get_secret_value():
        return Finding(False, "Inloggning: ange hemligheten hos inloggningstjänsten i QMS_OIDC_CLIENT_SECRET.")
    return Finding(True, f"Inloggning: {settings.oidc_issuer}")


def _key(settings: Settings) -> Finding:
    if settings.seal_key is None:
        return Finding(False, "Nyckel: ange den som personuppgifter förseglas med i QMS_IDENTITY_KEY.")
    return Finding(True, "Nyckel: personuppgifter kan förseglas.")


def _address(settings: Settings) -> Finding:
    if settings.demo or settings.address.startswith("https://"):
        return Finding(True, f"Adress: {settings.address}")
    return Finding(False, "Adress: ange den adress som används i webbläsaren, med https, i QMS_PUBLIC_URL.")


def _pages(settings: Settings) -> Finding:
    page = settings.frontend_dir / "index.html"
    if page.is_file():
        return Finding(True, f"Sidor: {settings.frontend_dir}")
    return Finding(False, f"Sidor: {page} saknas. Bygg dem med make run, eller ange mappen i QMS_FRONTEND_DIR.")
