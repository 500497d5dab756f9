"""What a municipal scheduler runs: needs the service's address and a service account, and no database."""

from argparse import Namespace

from qms.client import files, quarters
from qms.client.service import Service
from qms.demo.tokens import Mint, as_running
from qms.kernel import clock
from qms.laws.calendar import Quarter
from qms.settings import demo_settings, read_settings


def ivo_report(options: Namespace) -> int:
    """Fetch the files of a quarter's report; the last whole quarter unless another is named."""
    period = options.period or Quarter.of(clock.today()).plus(-1)
    return quarters.fetch(_service("ivo"), str(period), options.out)


def hand_in(options: Namespace) -> int:
    """Hand in a file, or have it tried only, and tell what became of its rows."""
    account = {"decisions": "import", "deviations": "intake"}[options.of]
    return files.hand_in(_service(account), options.file, options.of, is_dry_run=options.dry_run)


def _service(of: str) -> Service:
    settings = as_running(read_settings() if read_settings().oidc_issuer else demo_settings())
    client_id, secret, scope = (getattr(settings, f"{of}_client_{part}") for part in ("id", "secret", "scope"))
    plain = secret.get_secret_value() or (Mint(settings).secret(client_id) if settings.demo else "")
    return Service(settings.api_url, settings.issuer, client_id, plain, scope)
