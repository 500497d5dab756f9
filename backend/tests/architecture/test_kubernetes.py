"""What is applied to a cluster is what Kubernetes takes, and keeps what deploy/README.md promises of every container.

CloudNativePG's and Barman's kinds are not checked: there is no schema of theirs here.
"""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from qms.settings import Settings
from tests.conftest import Figure

ROOT = Path(__file__).resolve().parents[3]
PLACE = ROOT / "deploy/kubernetes"
ROLES = ROOT / "backend/qms/operations/roles.sql"
VERSIONS = ("1.34", kubernetes_validate.latest_version())
NOT_CHECKED = {"Cluster", "ScheduledBackup", "ObjectStore", "Kustomization"}
RUN_BY_US = {"Deployment", "Job"}
SECRET = re.compile(r"password|secret|key|token", re.IGNORECASE)
KIND_OF = {"claimName": "PersistentVolumeClaim", "configMapRef": "ConfigMap", "service": "Service"}
Document = dict[str, Any]


def documents() -> list[Document]:
    return [each for file in sorted(PLACE.glob("*.yaml")) for each in yaml.safe_load_all(file.read_text("utf-8"))]


def of(kinds: set[str], among: list[Document]) -> Iterator[Document]:
    return (each for each in among if each["kind"] in kinds)


def pods(among: list[Document]) -> Iterator[tuple[str, Document]]:
    for each in of(RUN_BY_US, among):
        yield each["metadata"]["name"], each["spec"]["template"]["spec"]


def containers(among: list[Document]) -> Iterator[tuple[str, Document]]:
    return ((name, container) for name, pod in pods(among) for container in pod["containers"])


def not_what_kubernetes_takes(among: list[Document]) -> list[str]:
    refused = []
    for each in among:
        for version in VERSIONS if each["kind"] not in NOT_CHECKED else ():
            try:
                kubernetes_validate.validate(each, version, strict=True)
            except kubernetes_validate.ValidationError as error:
                refused.append(f"{each['kind']} {each['metadata']['name']}, {version}: {error.message}")
    return refused


def with_power(among: list[Document]) -> list[str]:
    none = {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]}}
    bare = [name for name, pod in pods(among) if pod.get("automountServiceAccountToken") is not False]
    roots = [name for name, pod in pods(among) if pod["securityContext"].get("runAsNonRoot") is not True]
    return bare + roots + [name for name, one in containers(among) if one.get("securityContext") != none]


def without_bounds(among: list[Document]) -> list[str]:
    return [name for name, one in containers(among) if not one.get("resources", {}).get("limits", {}).get("memory")]


def secrets_in_the_environment(among: list[Document]) -> list[str]:
    own = [(name, each) for name, one in containers(among) for each in one.get("env", [])]
    shared = [("settings", {"name": key}) for each in of({"ConfigMap"}, among) for key in each["data"]]
    return [
        f"{name}: {each['name']}"
        for name, each in own + shared
        if (SECRET.search(each["name"]) and each["name"] != "QMS_SECRETS_DIR") or "valueFrom" in each
    ]


def secrets_of_others(among: list[Document]) -> list[str]:
    """The owner's password is the migration's alone; the trail's key and the mail server's password the worker's."""
    owners = {"qms_owner_database_password": "migrate", "qms_oidc_client_secret": "api"}
    owners |= dict.fromkeys(("qms_trail_key", "qms_smtp_password"), "worker")
    given = [(name, item) for name, pod in pods(among) for item in re.findall(r"'path': '(\w+)'", str(pod["volumes"]))]
    return [f"{name}: {item}" for name, item in given if owners.get(item, name) != name]


def databases_without_proof(among: list[Document]) -> list[str]:
    data = next(of({"ConfigMap"}, among))["data"]
    return [
        key for key, said in data.items() if "DATABASE_URL" in key and "sslmode=verify-full&sslrootcert=" not in said
    ]


def unknown_settings(among: list[Document]) -> list[str]:
    said = {key for each in of({"ConfigMap"}, among) for key in each["data"]}
    said |= {each["name"] for _, one in containers(among) for each in one.get("env", [])}
    known = {f"QMS_{name.upper()}" for name in Settings.model_fields} | {"FORWARDED_ALLOW_IPS"}
    return sorted(said - known)


def reached_by_everybody(among: list[Document]) -> list[str]:
    closed = any(
        each["spec"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
        for each in of({"NetworkPolicy"}, among)
    )
    rules = [
        (each["metadata"]["name"], rule)
        for each in of({"NetworkPolicy"}, among)
        for rule in each["spec"].get("ingress", [])
    ]
    return [name for name, rule in rules if not rule.get("from")] + ([] if closed else ["everything"])


def names_that_are_nowhere(among: list[Document]) -> list[str]:
    """Of files in the folder, settings, claims, and what the ingress sends to."""
    text = str(among)
    listed = set(next(of({"Kustomization"}, among))["resources"])
    there = {file.name for file in PLACE.glob("*.yaml")} - {"kustomization.yaml"}
    known = {(each["kind"], each["metadata"]["name"]) for each in among if each["kind"] != "Kustomization"}
    asked = re.findall(r"'(claimName|configMapRef|service)': (?:\{'name': )?'(\w+)'", text)
    return sorted(listed ^ there) + sorted(name for word, name in asked if (KIND_OF[word], name) not in known)


def restarts_that_are_felt(among: list[Document]) -> list[str]:
    """One must be ready before another stops, and a stopped one be left alone before it takes no more."""
    api = next(each for each in of({"Deployment"}, among) if each["metadata"]["name"] == "api")
    (container,) = api["spec"]["template"]["spec"]["containers"]
    probe = container["readinessProbe"]
    drain = next((int(each["value"]) for each in container["env"] if each["name"] == "QMS_DRAIN_SECONDS"), 0)
    grace = api["spec"]["template"]["spec"]["terminationGracePeriodSeconds"]
    is_noticed = drain > probe["periodSeconds"] * probe["failureThreshold"] and drain + 10 < grace
    is_one_more = api["spec"]["strategy"]["rollingUpdate"] == {"maxUnavailable": 0, "maxSurge": 1}
    ready = probe["httpGet"]["path"] == "/readyz" and container["livenessProbe"]["httpGet"]["path"] == "/healthz"
    return [] if is_noticed and is_one_more and ready else ["api"]


def roles_otherwise_than_elsewhere(among: list[Document]) -> list[str]:
    told = next(of({"Cluster"}, among))["spec"]["bootstrap"]["initdb"]["postInitSQL"]
    wanted = re.findall(r"^(alter role qms_app set .*);$", ROLES.read_text("utf-8"), re.MULTILINE)
    return sorted(set(wanted) - set(told))


Rule = Callable[[list[Document]], list[str]]
Fault = Callable[[dict[str, Document]], object]
API = "Deployment api"
FAULTS: dict[Rule, Fault] = {
    not_what_kubernetes_takes: lambda all_: all_[API]["spec"].update(replica=3),
    with_power: lambda all_: _container(all_)["securityContext"].update(readOnlyRootFilesystem=False),
    without_bounds: lambda all_: _container(all_)["resources"].pop("limits"),
    secrets_in_the_environment: lambda all_: all_["ConfigMap settings"]["data"].update(QMS_IDENTITY_KEY="…"),
    secrets_of_others: lambda all_: all_[API]["spec"]["template"]["spec"].update(
        volumes=all_["Job migrate"]["spec"]["template"]["spec"]["volumes"]
    ),
    databases_without_proof: lambda all_: all_["ConfigMap settings"]["data"].update(
        QMS_DATABASE_URL="postgresql://x/qms"
    ),
    unknown_settings: lambda all_: all_["ConfigMap settings"]["data"].update(QMS_DRAIN="3"),
    reached_by_everybody: lambda all_: all_["NetworkPolicy api"]["spec"]["ingress"][0].pop("from"),
    names_that_are_nowhere: lambda all_: all_["Service api"]["metadata"].update(name="apis"),
    restarts_that_are_felt: lambda all_: _container(all_)["env"][0].update(value="8"),
    roles_otherwise_than_elsewhere: lambda all_: all_["Cluster database"]["spec"]["bootstrap"]["initdb"].update(
        postInitSQL=[]
    ),
}


def _container(everything: dict[str, Document]) -> Document:
    container: Document = everything[API]["spec"]["template"]["spec"]["containers"][0]
    return container


def test_the_rules_are_kept_and_each_finds_its_planted_fault(figure: Figure) -> None:
    for rule, fault in FAULTS.items():
        assert rule(documents()) == [], rule.__name__
        changed = deepcopy(documents())
        fault({f"{each['kind']} {each.get('metadata', {}).get('name')}": each for each in changed})
        assert rule(changed) != [], rule.__name__
    kinds = [each["kind"] for each in documents()]
    checked = [kind for kind in kinds if kind not in NOT_CHECKED]
    figure(
        f"kubernetes: documents {len(kinds)}, held against the schemas of {' and '.join(VERSIONS)} {len(checked)}, "
        f"not checked {sorted(set(kinds) & NOT_CHECKED)}, rules {len(FAULTS)}, planted and found {len(FAULTS)}"
    )


@pytest.mark.parametrize("kind", sorted(NOT_CHECKED))
def test_what_is_not_checked_has_no_schema_here(kind: str) -> None:
    document = next(of({kind}, documents()))
    with pytest.raises(kubernetes_validate.SchemaNotFoundError):
        kubernetes_validate.validate(document, VERSIONS[-1], strict=True)
