"""Look at an installation and at its trail, and say what is well and what is not."""

from argparse import Namespace
from collections.abc import Sequence

from qms.commands.installation import database_of
from qms.file_faults import why
from qms.operations.doctor import Finding, findings
from qms.refused import Refused
from qms.settings import own_settings
from qms.trail import commands as trail
from qms.trail.anchors import NoAnchor
from qms.trail.verification import Verdict


def doctor(_: Namespace) -> int:
    """Say of each thing that an installation needs whether it is there; 1 when something is not."""
    with database_of(own_settings()) as settings:
        return _say_all(findings(settings))


def verify_trail(options: Namespace) -> int:
    """Look whether anything in the trail was changed, taken away or added; 1 when it was."""
    with database_of(own_settings()) as settings:
        if not settings.owner_database_url:
            raise Refused("Ange databasen med rollen qms_owner i QMS_OWNER_DATABASE_URL: spåret läses med den.")
        try:
            verdicts = trail.verify(settings, since=options.since, anchor_file=options.anchors)
        except NoAnchor as error:
            raise Refused(f"Ankarfilen går inte att läsa. {error}") from None
        except (OSError, UnicodeDecodeError) as error:
            raise Refused(f"Ankarfilen går inte att läsa: {why(error)}.") from None
    return _say_all(verdicts)


def anchor_trail(options: Namespace) -> None:
    """Write down what the trail is now, in the anchor file and here."""
    with database_of(own_settings()) as settings:
        line = trail.anchor(settings, what="restored" if options.restored else "checkpoint")
    if line is None:
        raise Refused("Inget är förseglat ännu. Är qms worker igång?")
    print(line)


def show_trail_key(_: Namespace) -> None:
    """Show the public half of the key, for those who verify elsewhere."""
    print(trail.public_key(own_settings()))


def _say_all(checks: Sequence[Finding | Verdict]) -> int:
    for check in checks:
        print(f"{'bra ' if check.fine else 'FEL '} {check.text}")
    return 0 if all(check.fine for check in checks) else 1
