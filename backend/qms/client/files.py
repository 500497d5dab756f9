"""Hand in a file, and tell what became of its rows or would become of them."""

from base64 import b64encode
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from qms.client.service import DONE, REFUSED, TO_MEND, Failed, Service
from qms.file_faults import why
from qms.rendering.swedish import swedish_number
from qms.spreadsheets.reader import MOST_BYTES

KINDS = {"decisions": "/decision-imports", "deviations": "/deviation-imports"}
"""What a file may hold rows of, as the command names it, with the address where it is handed in."""
AT_WORK = frozenset({"reading", "examining", "taking-in"})
LATE = "Filen är inte färdig än. Tjänsten fortsätter med den; se hur det gick på sidan för inlästa filer."
LONGEST_NAME, ROWS_A_PAGE = 120, 100
Told = dict[str, Any]


def hand_in(service: Service, file: Path, kind: str, *, is_dry_run: bool) -> int:
    """Have a file taken in, or only tried, say what became of each row that needs mending, and return the exit code.

    What was only tried is forgotten again.
    """
    path = KINDS[kind]
    try:
        body = {"fileName": file.name[-LONGEST_NAME:], "content": _content(file), "isDryRun": is_dry_run}
        with service:
            service.say(f"Lämnar in {file.name} …")
            received = service.when_ready(path, service.make(path, file.name, json=body), AT_WORK, LATE)
            at = f"{path}/{received['id']}"
            wrong = list(_wrong(service, at)) if received["rejected"] else []
            if is_dry_run:
                service.make(f"{at}/withdrawals", "", headers={"If-Match": f'"{received["version"]}"'})
    except Failed as failure:
        service.say(str(failure))
        return failure.code
    except OSError as error:
        service.say(f"Filen {file} går inte att läsa: {why(error)}.")
        return REFUSED
    for line in (*_outcome(received), *wrong):
        service.say(line)
    return DONE if received["status"] != "failed" and not wrong else TO_MEND


def _content(file: Path) -> str:
    size = file.stat().st_size
    if size > MOST_BYTES:
        most = swedish_number(MOST_BYTES // 100_000 / Decimal(10), 1)
        raise Failed(REFUSED, f"Filen {file} är för stor. Den får vara högst {most} MB. Dela upp den i flera.")
    content = file.read_bytes()
    if not content:
        raise Failed(REFUSED, f"Filen {file} är tom.")
    return b64encode(content).decode()


def _outcome(received: Told) -> Iterator[str]:
    if received["status"] == "failed":
        yield f"Filen går inte att läsa in: {received['problem']['detail']}"
        return
    taken = received["rowCount"] - received["rejected"]
    how = "är inlästa" if received["status"] == "done" else "går att läsa in"
    counts = f"{received['created']} nya, {received['updated']} uppdaterade, {received['unchanged']} oförändrade"
    yield f"{taken} av {received['rowCount']} rader {how}: {counts}."
    if len(received["sheets"]) > 1:
        yield f"Läst blad: {received['sheet']}."
    if received["notice"]:
        yield received["notice"]
    if received["unusedHeadings"]:
        yield f"Läses inte: {', '.join(received['unusedHeadings'])}."
    if received["rejected"]:
        yield f"{received['rejected']} behöver rättas:"


def _wrong(service: Service, at: str) -> Iterator[str]:
    """What stands in each row that needs mending, and what is nearest to it of what can be read."""
    page, rows = 0, None
    while rows is None or rows:
        page += 1
        rows = service.send("GET", f"{at}/rows?verdict=rejected&page={page}&limit={ROWS_A_PAGE}").json()["rows"]
        for row in rows:
            yield f"  Rad {row['row']}: {row['problem']['detail']}"
            for heading, nearest in row["suggestions"].items():
                stands = row["cells"].get(heading) or "(tomt)"
                yield f"    {heading}: {stands}" + (f". Närmast: {', '.join(nearest)}" if nearest else "")
