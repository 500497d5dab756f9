"""Fetch a quarter: ask for it, wait for it, and save what it consists of.

It prepares and nothing more: checking, approving and telling IVO are done by people in the browser. It can be run
again at any time. The service gives the same report, and a file is there whole or not at all.
"""

import json
import os
from pathlib import Path

from qms.canonical import fingerprint
from qms.client.service import DONE, REFUSED, Failed, Service
from qms.file_faults import why

FILES = {
    "list.json": "content?format=json",
    "list.csv": "content?format=csv",
    "list.pdf": "content?format=pdf",
    "sheets.json": "sheets?format=json",
    "sheets.csv": "sheets?format=csv",
    "sheets.pdf": "sheets?format=pdf",
    "council.json": "council-statistics?format=json",
    "council.csv": "council-statistics?format=csv",
    "council.pdf": "council-statistics?format=pdf",
    "council.docx": "council-statistics?format=docx",
    "auditors.json": "auditor-report?format=json",
    "auditors.csv": "auditor-report?format=csv",
    "auditors.pdf": "auditor-report?format=pdf",
}
PATH, WAITING = "/ivo-reports", frozenset({"open", "requested"})
LATE = "Rapporten blev inte klar i tid. Försök igen senare."


def fetch(service: Service, period: str, out: Path) -> int:
    """Save the quarter's report in a directory and return the exit code."""
    try:
        with service:
            service.say(f"Ber om {period} …")
            asked = service.make(PATH, period, json={"period": period})
            report = service.when_ready(PATH, asked, WAITING, LATE)
            out.mkdir(parents=True, exist_ok=True)
            name_of, at = f"{report['period']}-v{report['number']}-{{}}".format, f"{PATH}/{report['id']}"
            contents = ((name, service.send("GET", f"{at}/{path}").content) for name, path in FILES.items())
            sums = {name: _save(out / name_of(name), bytes(content)) for name, content in contents}
    except Failed as failure:
        service.say(str(failure))
        return failure.code
    except OSError as error:
        service.say(f"Filerna går inte att spara i {out}: {why(error)}.")
        return REFUSED
    if sums["list.json"] != report["contentHash"]:
        service.say("Listan har en annan kontrollsumma än den rapporten anger. Filerna går inte att lita på.")
        return REFUSED
    about = {name: report[name] for name in ("id", "period", "number", "cutOffOn", "contentHash", "ruleVersion")}
    _save(out / name_of("manifest.json"), json.dumps({**about, "sha256": sums}, indent=1, sort_keys=True).encode())
    service.say(f"Klart: {len(sums)} filer i {out}. Nu ska rapporten kontrolleras och godkännas av två personer.")
    return DONE


def _save(path: Path, content: bytes) -> str:
    """Write a file whole or not at all, and return its SHA-256."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return fingerprint(content)
