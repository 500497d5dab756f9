"""The compose file keeps what deploy/README.md promises of every container. Each rule finds its planted fault."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from qms.app import MAX_BODY, create_api
from qms.kernel.db import Database
from qms.settings import Settings
from tests.conftest import Figure

ROOT = Path(__file__).resolve().parents[3]
COMPOSE = ROOT / "docker-compose.yml"
DOCKERFILE = ROOT / "deploy/Dockerfile"
ENVIRONMENT = ROOT / ".env.example"
FROM = re.compile(r"^FROM (\S+)(?: AS (\w+))?$", re.MULTILINE)
EXACT = re.compile(r"[\w./-]+:\d+\.\d+(\.\d+)?-[\w.-]+(@sha256:[0-9a-f]{64})?")
SECRET = re.compile(r"password|secret|key|token", re.IGNORECASE)
KNOWN = {
    "build", "cap_drop", "command", "depends_on", "environment", "healthcheck", "image", "init", "logging", "mem_limit",
    "networks", "pids_limit", "ports", "read_only", "restart", "secrets", "security_opt", "shm_size",
    "stop_grace_period", "tmpfs", "user", "volumes",
}  # fmt: skip
"""The words of the Compose Specification that we use. A misspelt one would be an error, or worse, nothing."""
Document = dict[str, Any]
Service = dict[str, Any]


def compose() -> Document:
    document: Document = yaml.safe_load(COMPOSE.read_text("utf-8"))
    return document


def each(document: Document) -> Iterator[tuple[str, Service]]:
    yield from document["services"].items()


def stages() -> dict[str, str]:
    """Every stage of the Dockerfile by its name, and what it is built on."""
    return {name or "service": image for image, name in FROM.findall(DOCKERFILE.read_text("utf-8"))}


def final_user(target: str) -> str:
    """The last USER of a stage."""
    text = DOCKERFILE.read_text("utf-8")
    parts = re.split(r"^FROM ", text, flags=re.MULTILINE)[1:]
    named = {(FROM.match(f"FROM {part.splitlines()[0]}") or ["", "", ""])[2] or "service": part for part in parts}
    users = re.findall(r"^USER (\S+)", named[target], re.MULTILINE)
    return users[-1] if users else "root"


def names(entries: object) -> list[str]:
    return list(entries) if isinstance(entries, (list, dict)) else []


def unknown_words(document: Document) -> list[str]:
    return [f"{name}: {word}" for name, service in each(document) for word in service if word not in KNOWN]


def without_bounds(document: Document) -> list[str]:
    bounds = ("mem_limit", "pids_limit")
    return [f"{name}: {bound}" for name, service in each(document) for bound in bounds if not service.get(bound)]


def without_log_rotation(document: Document) -> list[str]:
    def turns(service: Service) -> bool:
        options = service.get("logging", {}).get("options", {})
        return {"max-size", "max-file"} <= set(options)

    return [name for name, service in each(document) if not turns(service)]


def with_power(document: Document) -> list[str]:
    """Not as root, without capabilities, and without a way to get any."""
    return [
        name
        for name, service in each(document)
        if str(service.get("user") or final_user(service["build"].get("target", "service"))) in ("root", "0")
        or service.get("cap_drop") != ["ALL"]
        or "no-new-privileges:true" not in service.get("security_opt", [])
    ]


def on_a_disk_that_can_be_written(document: Document) -> list[str]:
    return [name for name, service in each(document) if service.get("read_only") is not True]


def secrets_in_the_environment(document: Document) -> list[str]:
    return [
        f"{name}: {variable}"
        for name, service in each(document)
        for variable, value in service.get("environment", {}).items()
        if (SECRET.search(variable) and not str(value).startswith("/run/secrets"))
        or re.search(r"://[^/@]*:[^/@]*@", str(value))
    ]


def secrets_that_are_nowhere(document: Document) -> list[str]:
    known = set(document["secrets"])
    asked = {word for _, service in each(document) for word in names(service.get("secrets"))}
    mounted = [
        f"{name}: {path}"
        for name, service in each(document)
        for path in re.findall(r"/run/secrets/([\w.]+)", str(service.get("environment", {})))
        if path not in names(service.get("secrets"))
    ]
    return sorted(asked ^ known) + mounted


def databases_without_tls(document: Document) -> list[str]:
    return [
        f"{name}: {variable}"
        for name, service in each(document)
        for variable, value in service.get("environment", {}).items()
        if ("DATABASE_URL" in variable and "sslmode=verify-full&sslrootcert=/run/secrets/" not in str(value))
        or (variable == "PGHOST" and service["environment"].get("PGSSLMODE") != "verify-full")
    ]


def inexact_images(document: Document) -> list[str]:
    bases = [image for image in stages().values() if image not in stages()]
    bare = [
        name for name, service in each(document) if "build" not in service and not EXACT.fullmatch(service["image"])
    ]
    return [image for image in bases if not EXACT.fullmatch(image)] + bare


def what_is_waited_for_in_vain(document: Document) -> list[str]:
    services = document["services"]
    healthy = {
        name
        for name, service in each(document)
        if "test" in service.get("healthcheck", {})
        or (service["build"].get("target") is None and not service.get("healthcheck"))
    }
    return [
        f"{name}: {other}"
        for name, service in each(document)
        for other, how in service.get("depends_on", {}).items()
        if other not in services or (how["condition"] == "service_healthy" and other not in healthy)
    ]


def places_that_are_nowhere(document: Document) -> list[str]:
    volumes = [(name, v.split(":")[0]) for name, s in each(document) for v in s.get("volumes", [])]
    networks = [(name, n) for name, s in each(document) for n in s.get("networks", [])]
    files = [path for path in re.findall(r"/qms/(deploy/[\w./-]+)", str(document)) if not (ROOT / path).is_file()]
    return [
        *(f"{name}: {volume}" for name, volume in volumes if volume not in document["volumes"]),
        *(f"{name}: {network}" for name, network in networks if network not in document["networks"]),
        *files,
    ]


def settings_that_no_example_has(_: Document) -> list[str]:
    asked = set(re.findall(r"\$\{(\w+)", COMPOSE.read_text("utf-8")))
    given = set(re.findall(r"^(\w+)=", ENVIRONMENT.read_text("utf-8"), re.MULTILINE))
    return sorted(asked ^ given)


def reached_from_outside(document: Document) -> list[str]:
    inside = document["networks"]["inside"] == {"internal": True}
    allowed = {"api": ["inside", "outside"], "proxy": ["outside"], "worker": ["inside", "mail"]}
    return [
        name
        for name, service in each(document)
        if not inside
        or service.get("networks") != allowed.get(name, ["inside"])
        or (service.get("ports") and name != "proxy")
    ]


Rule = Callable[[Document], list[str]]
FAULTS: dict[Rule, dict[str, Any]] = {
    unknown_words: {"memlimit": "1g"},
    without_bounds: {"mem_limit": None},
    without_log_rotation: {"logging": {"driver": "local"}},
    with_power: {"user": "root"},
    on_a_disk_that_can_be_written: {"read_only": False},
    secrets_in_the_environment: {"environment": {"QMS_IDENTITY_KEY": "${QMS_IDENTITY_KEY}"}},
    secrets_that_are_nowhere: {"secrets": ["qms_unknown"]},
    databases_without_tls: {"environment": {"QMS_DATABASE_URL": "postgresql+psycopg://qms_app@postgres/qms"}},
    what_is_waited_for_in_vain: {"depends_on": {"nobody": {"condition": "service_healthy"}}},
    places_that_are_nowhere: {"volumes": ["nowhere:/data"]},
    reached_from_outside: {"networks": ["outside", "inside"]},
}


@pytest.mark.parametrize(
    "rule", [*FAULTS, inexact_images, settings_that_no_example_has], ids=lambda rule: rule.__name__
)
def test_every_service_keeps_every_rule(rule: Rule) -> None:
    assert rule(compose()) == []


def test_a_planted_fault_in_every_service_is_found(figure: Figure) -> None:
    planted = noticed = 0
    for rule, fault in FAULTS.items():
        for name in compose()["services"]:
            document = deepcopy(compose())
            document["services"][name] |= fault
            planted += 1
            noticed += any(one.startswith(name) or one in str(fault) for one in rule(document))
    assert noticed == planted > 60
    figure(
        f"compose: services {len(compose()['services'])}, rules {len(FAULTS) + 2}, planted {planted}, found {noticed}"
    )


@pytest.mark.parametrize("line", ["FROM caddy:2-alpine AS proxy", "FROM caddy AS proxy", "FROM caddy:latest AS proxy"])
def test_an_inexact_image_is_found(line: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    changed = tmp_path / "Dockerfile"
    changed.write_text(re.sub(r"^FROM caddy.*$", line, DOCKERFILE.read_text("utf-8"), flags=re.MULTILINE))
    monkeypatch.setitem(globals(), "DOCKERFILE", changed)
    assert inexact_images(compose()) == [line.split(" ")[1]]


def pinned(place: Path, says: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """``make pin-images`` beside a docker that says something."""
    (place / "deploy").mkdir()
    (place / "bin").mkdir()
    (place / "deploy/Dockerfile").write_text(DOCKERFILE.read_text("utf-8"))
    docker = place / "bin/docker"
    docker.write_text(f"#!/bin/sh\n{says}\n")
    docker.chmod(0o755)
    tool = [sys.executable, str(ROOT / "tools/pin_images.py")]
    environment = {"PATH": f"{place}/bin:/usr/bin:/bin"}
    done = subprocess.run(tool, cwd=place, env=environment, capture_output=True, text=True, check=False)
    return done, (place / "deploy/Dockerfile").read_text("utf-8")


def test_digests_are_written_as_the_registry_says(tmp_path: Path) -> None:
    one, other = "a" * 64, "b" * 64
    done, text = pinned(tmp_path, f'test "$4" = caddy:2.10.2-alpine && echo sha256:{other} || echo sha256:{one}')
    assert done.returncode == 0, done.stderr
    assert f"FROM caddy:2.10.2-alpine@sha256:{other} AS proxy\n" in text
    assert len(re.findall(r"^FROM \S+@sha256:[0-9a-f]{64}", text, re.MULTILINE)) == len(FROM.findall(text)) == 5


@pytest.mark.parametrize(
    "says",
    [
        "echo 'dial tcp: no route to host' >&2; exit 1",
        "echo nonsense",
        f'test "$4" = caddy:2.10.2-alpine && exit 1; echo sha256:{"a" * 64}',
    ],
    ids=["no network", "no digest", "one of them lacks"],
)
def test_nothing_is_changed_when_a_registry_does_not_answer(tmp_path: Path, says: str) -> None:
    done, text = pinned(tmp_path, says)
    assert (done.returncode, text) == (1, DOCKERFILE.read_text("utf-8"))
    assert "Inget är ändrat" in done.stderr


def test_the_proxy_lets_through_the_largest_that_the_service_takes() -> None:
    size = re.search(r"max_size (\d+)MB", (ROOT / "deploy/Caddyfile").read_text("utf-8"))
    api = create_api(Settings(demo=True), Database("postgresql+psycopg://localhost/none"))
    largest = max(api.state.larger_bodies.values())
    assert size is not None
    assert largest > MAX_BODY
    assert largest <= int(size[1]) * 10**6 < 2 * largest
    assert f"{size[1]} MB" in (ROOT / "deploy/README.md").read_text("utf-8")
