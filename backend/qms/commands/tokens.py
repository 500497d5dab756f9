"""Show a token of the trial's own issuer."""

from argparse import Namespace

from qms.demo.people import logins, systems
from qms.demo.tokens import as_running, for_system, for_user
from qms.refused import Refused
from qms.service_accounts.policy import known
from qms.settings import demo_settings


def token(options: Namespace) -> None:
    """A bearer token of a system or an invented person, printed for whoever tries the API."""
    settings = as_running(demo_settings())
    if unknown := [scope for scope in options.scope if scope not in known()]:
        raise Refused(f"Det finns ingen rättighet som heter {', '.join(unknown)}. Välj bland: {', '.join(known())}.")
    try:
        if options.client:
            print(for_system(settings, systems(), options.client, scope=options.scope))
        else:
            print(for_user(settings, logins(), options.user, scope=options.scope))
    except LookupError as error:
        raise Refused(str(error)) from None
