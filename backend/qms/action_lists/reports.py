"""One's own actions for a calendar elsewhere: number, step and day, and nothing of what they are about.

The form is RFC 5545. Every line is of our own words and short, so that none needs to be folded or escaped.
"""

from datetime import UTC

from qms.action_lists import queries
from qms.actions.models import Action
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.idempotency import Answer

MEDIA_TYPE = "text/calendar"
HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kvalitetshjulet//SV", "METHOD:PUBLISH")


def calendar(tx: Tx) -> Answer:
    """The days of what waits for the caller, and what is late. An action is one event, also when its day has moved."""
    today, stamp = clock.today(), f"{clock.now().astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = list(HEAD)
    for row in queries.waiting(tx):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{row.id}@kvalitetshjulet",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{row.due_on:%Y%m%d}",
            f"SUMMARY:{Action.prefix}-{row.number} {row.step}{', försenad' if row.due_on < today else ''}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    body = "".join(f"{line}\r\n" for line in (*lines, "END:VCALENDAR")).encode()
    headers = {"Content-Type": f"{MEDIA_TYPE}; charset=utf-8", "Cache-Control": "no-store"}
    return Answer(200, body, headers | {"Content-Disposition": 'attachment; filename="atgarder.ics"'})
