"""Try the whole contract against a running service with Schemathesis: ``python -m tests.contract.fuzz`` in ``backend``.

All phases and all checks, with several seeds, as two people, one who may do everything and one who may only report, and
as a system of each job, with the operations that its job opens.
"""

import argparse
import copy
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
import uvloop
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from qms.kernel.access import policy
from qms.kernel.db import Database
from qms.kernel.ids import new_id
from qms.operations.embedded import EmbeddedServer, Urls
from qms.operations.migrations import upgrade
from qms.service_accounts.models import Job
from qms.service_accounts.policy import scopes
from tests.authz.things import SEAL_KEY
from tests.contract.fuzz_hooks import AGAIN
from tests.document import DOCUMENT
from tests.town import API, Town, build, insert, powerful, service

ROOT = Path(__file__).resolve().parents[3]
SEEDS = (1, 20_261_122, 4_242)
PEOPLE, SYSTEMS = ("everything", "reporter"), tuple(job.value for job in Job)
SENT = re.compile("(Create|Replace|NewUnit|ExistingUnit)$")


@dataclass(frozen=True)
class Outcome:
    """What one run said."""

    identity: str
    seed: int
    cases: int
    failures: int
    again: int
    """How often a busy service asked to be asked again."""
    seconds: float
    output: str


@dataclass(frozen=True)
class Running:
    """Where the service answers, who calls, and the contract with ids that they know."""

    address: str
    credentials: dict[str, str]
    contract: dict[str, Any]


@contextmanager
def running(urls: Urls, place: Path) -> Iterator["Running"]:
    """The service on a free port with a small municipality in it."""
    town = build(urls.owner)
    people = {"everything": powerful(urls.owner, town), "reporter": town.people["reporter at unit"].id}
    credentials = {name: f"person {who}" for name, who in people.items()} | _connected(urls.owner, town)
    database = Database(urls.app, pool_size=4, seal_key=SEAL_KEY)
    config = uvicorn.Config(service(database, place), port=0, log_level="error", server_header=False)
    server = uvicorn.Server(config)

    async def serve() -> None:
        await server.serve()
        await database.close()

    thread = threading.Thread(target=uvloop.run, args=[serve()], daemon=True)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield Running(f"http://127.0.0.1:{port}{API}", credentials, _grounded(copy.deepcopy(DOCUMENT), _ids(town)))
    finally:
        server.should_exit = True
        thread.join(10)


def _connected(owner_url: str, town: Town) -> dict[str, str]:
    """A system of each job at ``north``, with what the job takes and no more."""
    with create_engine(owner_url, poolclass=NullPool).begin() as connection:
        for job in Job:
            account = {"client_id": job, "name": job.label, "job": job, "scopes": scopes(job), "valid_to": "2099-12-31"}
            insert(connection, "service_account", id=new_id(), board_id=town.boards["north"], **account)
    return {job.value: " ".join(["system", job, *scopes(job)]) for job in Job}


def _ids(town: Town) -> dict[str, list[str]]:
    units = [str(town.units[name]) for name in ("home", "team", "south-home")]
    people = [str(town.people[name].id) for name in ("stranger", "sas at unit", "sas in south")]
    deviations = [str(thing.id) for name, thing in town.deviations.items() if name.startswith("at ")]
    return {
        **dict.fromkeys(("unitId", "parentId", "predecessors"), units),
        **dict.fromkeys(("personId", "deputyId", "managerId", "ownerId"), people),
        "boardId": [str(board) for board in town.boards.values()],
        "deviationId": deviations,
    }


def _grounded(document: dict[str, Any], known: dict[str, list[str]]) -> dict[str, Any]:
    """The contract with ids that exist in what is sent, so that it reaches the rules behind the shapes.

    What an operation takes has its example in place: Schemathesis follows no reference to one, and draws no text of
    ten thousand signs of its own. A row of a list may be anything, since each is judged by itself, after the answer.
    Whoever calls introduces herself with a bearer token, also where only people may.
    """
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    parts = document["components"]
    shared = parts["parameters"].values()
    inline = [parameter for operation in operations for parameter in operation["parameters"] if "name" in parameter]
    for parameter in [*shared, *inline]:
        _ground(parameter["schema"], known.get(parameter["name"]))
    for operation in operations:
        if operation["security"]:
            operation["security"] = [{"bearer": []}]
        for content in operation.get("requestBody", {}).get("content", {}).values():
            content["examples"] = {name: _example(parts, said) for name, said in content.get("examples", {}).items()}
    entries = parts["schemas"]["DirectoryRunCreate"]["properties"]["entries"]
    entries["items"] = {"anyOf": [entries["items"], {}]}
    for name, shape in parts["schemas"].items():
        if SENT.search(name):
            for member, schema in shape["properties"].items():
                _ground(schema, known.get(member))
    return document


def _example(parts: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    return parts["examples"][said["$ref"].rpartition("/")[2]] if "$ref" in said else said


def _for_system(document: dict[str, Any]) -> dict[str, Any]:
    """The contract as a system reads it: what it says of Idempotency-Key is that systems must send one."""
    document = copy.deepcopy(document)
    document["components"]["parameters"]["header.Idempotency-Key"]["required"] = True
    return document


def _opened(job: str) -> list[str]:
    """The operations that a system of a job can call."""
    return [rule.operation for rule in policy().values() if rule.service and rule.scope in scopes(job)]


def _ground(schema: dict[str, Any], ids: list[str] | None) -> None:
    for part in [schema, schema.get("items", {}), *schema.get("anyOf", [])]:
        if ids and part.get("format") == "uuid":
            part["enum"] = [part["example"], *ids]


def run(service: Running, place: Path, *more: str, identity: str, seed: int, examples: int) -> Outcome:
    """One run of Schemathesis as one person, or as a system with what it can call."""
    document = place / "openapi.json"
    is_system = identity in SYSTEMS
    document.write_text(json.dumps(_for_system(service.contract) if is_system else service.contract), "utf-8")
    for operation in _opened(identity) if is_system else []:
        more = ("--include-operation-id", operation, *more)
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        *("--config-file", str(ROOT / "schemathesis.toml"), "run", str(document), "--url", service.address),
        *("-H", f"Authorization: Bearer {service.credentials[identity]}"),
        *("--seed", str(seed), "--max-examples", str(examples), "--warnings", "off", *more),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "backend")}  # noqa: TID251 - handed on
    begun = time.monotonic()
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
    output = done.stdout + done.stderr
    made = re.search(r"Test cases:\s*\n?\s*([\d,]+) generated", output)
    failed = re.search(r"([\d,]+) found ([\d,]+) unique failures", output)
    failures = int(failed.group(2).replace(",", "")) if failed else int(done.returncode != 0)
    cases = int(made.group(1).replace(",", "")) if made else 0
    return Outcome(identity, seed, cases, failures, output.count(AGAIN), time.monotonic() - begun, output)


def main() -> int:
    """Run every seed as everybody, print the totals, and fail if anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=100)
    parser.add_argument("--seeds", type=int, nargs="*", default=SEEDS)
    parser.add_argument("--identities", nargs="*", default=(*PEOPLE, *SYSTEMS))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        server = EmbeddedServer(place / "database", fast=True)
        urls = server.start()
        try:
            upgrade(urls.owner)
            with running(urls, place) as service:
                outcomes = [
                    run(service, place, identity=name, seed=seed, examples=options.examples)
                    for seed in options.seeds
                    for name in options.identities
                ]
        finally:
            server.stop()
    told = (one.output for one in outcomes if one.failures or one.again)
    sys.stdout.write("\n".join([*told, *_table(outcomes)]) + "\n")
    return int(any(one.failures or not one.cases for one in outcomes))


def _table(outcomes: list[Outcome]) -> list[str]:
    rows = [
        f"{one.identity:<18}{one.seed:>10}{one.cases:>8}{one.failures:>10}{one.again:>7}{one.seconds:>9.0f}"
        for one in outcomes
    ]
    cases, failures = (sum(getattr(one, what) for one in outcomes) for what in ("cases", "failures"))
    return [
        f"{'identity':<18}{'seed':>10}{'cases':>8}{'failures':>10}{'again':>7}{'seconds':>9}",
        *rows,
        f"total: cases {cases}, failures {failures}",
    ]


if __name__ == "__main__":
    sys.exit(main())
