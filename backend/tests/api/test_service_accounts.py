"""Systems that may call: connected, renewed and ended by who administers, one job each, pointed out when unused."""

import asyncio
import logging
from datetime import timedelta
from itertools import product
from typing import Any
from uuid import UUID, uuid4

import pytest

from qms.kernel import clock
from qms.kernel.access import policy
from qms.service_accounts.models import Job
from qms.service_accounts.policy import in_words, scopes
from tests.given import Place
from tests.town import Caller, as_person, as_person_after

pytestmark = pytest.mark.anyio
FIRST = {"If-Match": '"1"'}
PEOPLES = {"ivoReportApprove", "ivoReportCheck", "deviationAssess", "assignmentCreate", "serviceAccountCreate"}
"""Some of what no system may ever do."""


def body(place: Place, **changes: object) -> dict[str, Any]:
    named = {"name": "Verksamhetssystemet", "clientId": f"vs-{uuid4()}", "job": "deviation-intake"}
    return {"boardId": str(place.board_id), **named, "validTo": "2099-12-31", **changes}


def change(account: dict[str, Any], **changes: object) -> dict[str, Any]:
    return {name: account[name] for name in ("name", "clientId", "validTo")} | changes


def as_client(account: dict[str, Any], *names: str) -> dict[str, str]:
    return {"Authorization": f"Bearer system {account['clientId']} {' '.join(names or ('unit:read',))}"}


async def connected(api: Caller, admin: UUID, place: Place, **changes: object) -> dict[str, Any]:
    answer = await api.post("/service-accounts", json=body(place, **changes), headers=as_person(admin))
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def shown(api: Caller, admin: UUID, account: dict[str, Any]) -> dict[str, Any]:
    answer = await api.get(f"/service-accounts/{account['id']}", headers=as_person(admin))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_a_system_is_connected_renewed_and_ended(api: Caller, here: Place) -> None:
    admin = await here.person("Ada Alm", ("administrator", None))
    account = await connected(api, admin, here)
    path = f"/service-accounts/{account['id']}"
    assert await shown(api, admin, account) == account
    assert (account["createdByName"], account["lastUsedAt"], account["isUnused"]) == ("Ada Alm", None, False)
    assert [right["scope"] for right in account["scopes"]] == scopes("deviation-intake")
    listed = await api.get("/service-accounts", params={"boardId": str(here.board_id)}, headers=as_person(admin))
    assert [row["id"] for row in listed.json()["serviceAccounts"]] == [account["id"]]
    assert (await api.get("/units", headers=as_client(account))).status_code == 200

    renewed = await api.put(path, json=change(account, clientId=f"new-{uuid4()}"), headers=as_person(admin, **FIRST))
    assert (renewed.status_code, renewed.json()["version"]) == (200, 2)
    assert (await api.get("/units", headers=as_client(account))).status_code == 401
    assert (await api.get("/units", headers=as_client(renewed.json()))).status_code == 200

    yesterday = str(clock.today() - timedelta(days=1))
    second = as_person(admin, **{"If-Match": '"2"'})
    ended = await api.put(path, json=change(renewed.json(), validTo=yesterday), headers=second)
    assert (ended.status_code, ended.json()["validTo"]) == (200, yesterday)
    assert (await api.get("/units", headers=as_client(ended.json()))).status_code == 401
    assert (await api.put(path, json=change(account), headers=second)).status_code == 412


async def test_who_gave_a_system_what_stands_in_the_trail(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    account = await connected(api, admin, here, job="kolada-import")
    (event,) = here.audit("serviceAccountCreate")
    assert (event["actor_id"], event["object_id"]) == (admin, UUID(account["id"]))
    assert event["changes"]["fields"]["scopes"] == scopes("kolada-import")
    today = str(clock.today())
    headers = as_person(admin, **FIRST)
    await api.put(f"/service-accounts/{account['id']}", json=change(account, validTo=today), headers=headers)
    (event,) = here.audit("serviceAccountReplace")
    assert event["changes"]["fields"]["valid_to"] == ["2099-12-31", today]


async def test_it_asks_for_a_fresh_login(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    account = await connected(api, admin, here)
    old = as_person_after(11, admin, **FIRST)
    for answer in (
        await api.post("/service-accounts", json=body(here), headers=old),
        await api.put(f"/service-accounts/{account['id']}", json=change(account), headers=old),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "step-up-required")


async def test_who_stands_in_for_an_administrator_connects_nothing(api: Caller, here: Place) -> None:
    admin, deputy = [await here.person(name, ("administrator", None)) for name in ("Ada", "Bo")]
    rut = await here.person("Rut", ("reporter", None))
    today = clock.today()
    await here.away(admin, rut, today, today)
    assert (await api.post("/service-accounts", json=body(here), headers=as_person(rut))).status_code == 403
    assert (await api.get("/service-accounts", headers=as_person(rut))).status_code == 403
    assert (await api.post("/service-accounts", json=body(here), headers=as_person(deputy))).status_code == 201


async def test_a_client_is_one_system_and_never_a_person(api: Caller, here: Place, elsewhere: Place) -> None:
    admin, other = (
        await here.person("Ada", ("administrator", None)),
        await elsewhere.person("Eva", ("administrator", None)),
    )
    account = await connected(api, admin, here)
    rut, subject = await here.person("Rut"), f"rut-{uuid4()}"
    tied = await api.put(f"/persons/{rut}/login", json={"subject": subject}, headers=as_person(admin, **FIRST))
    assert tied.status_code == 200
    second = await connected(api, admin, here)
    for answer in (
        await api.post(
            "/service-accounts", json=body(elsewhere, clientId=account["clientId"]), headers=as_person(other)
        ),
        await api.post("/service-accounts", json=body(here, clientId=subject), headers=as_person(admin)),
        await api.put(
            f"/service-accounts/{second['id']}",
            json=change(second, clientId=account["clientId"]),
            headers=as_person(admin, **FIRST),
        ),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "client-taken")
        assert [error["pointer"] for error in answer.json()["errors"]] == ["/clientId"]


async def test_nobody_chooses_scopes(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    for changes in ({"job": "everything"}, {"scopes": ["person:write"]}, {"job": None}):
        answer = await api.post("/service-accounts", json=body(here, **changes), headers=as_person(admin))
        assert answer.status_code == 422, changes


def test_a_job_takes_no_more_than_its_own() -> None:
    writing = [scope for job in Job for scope in scopes(job) if not scope.endswith(":read")]
    assert len(writing) == len(set(writing))
    opened = {rule.operation for rule in policy().values() for job in Job if rule.scope in scopes(job) and rule.scope}
    assert opened.isdisjoint(PEOPLES)
    assert len(opened) > 20


def test_every_scope_is_told_in_swedish() -> None:
    known = {rule.scope for rule in policy().values() if rule.scope}
    assert {scope for job in Job for scope in scopes(job)} <= known
    assert [scope for scope in known if in_words(scope) == scope] == []
    assert in_words("planted:read") == "planted:read"


async def test_when_it_was_last_used_is_written_at_most_once_an_hour(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    account = await connected(api, admin, here)
    answers = await asyncio.gather(*(api.get("/units", headers=as_client(account)) for _ in range(8)))
    assert {answer.status_code for answer in answers} == {200}
    used = "select used_at from service_account_use where account_id = :id"
    (first,) = here.sql(used, id=account["id"])
    await api.get("/units", headers=as_client(account))
    assert here.sql(used, id=account["id"]) == [first]
    assert (await shown(api, admin, account))["lastUsedAt"] is not None
    assert (await shown(api, admin, account))["version"] == account["version"]

    two_hours = (
        "update service_account_use set used_at = used_at - interval '2 hours' where account_id = :id returning 1"
    )
    here.sql(two_hours, id=account["id"])
    await api.get("/units", headers=as_client(account))
    assert here.sql(used, id=account["id"])[0]["used_at"] > first["used_at"]
    assert not [event for event in here.audit("unitList") if event["object_type"] == "service_account_use"]


async def test_what_has_not_called_for_long_is_pointed_out(api: Caller, here: Place) -> None:
    admin = await here.person("Ada", ("administrator", None))
    account = await connected(api, admin, here)
    here.sql(
        "update service_account set created_at = now() - interval '89 days' where id = :id returning 1",
        id=account["id"],
    )
    assert not (await shown(api, admin, account))["isUnused"]
    here.sql(
        "update service_account set created_at = now() - interval '91 days' where id = :id returning 1",
        id=account["id"],
    )
    assert (await shown(api, admin, account))["isUnused"]
    await api.get("/units", headers=as_client(account))
    assert not (await shown(api, admin, account))["isUnused"]
    here.sql(
        "update service_account_use set used_at = now() - interval '91 days' where account_id = :id returning 1",
        id=account["id"],
    )
    assert (await shown(api, admin, account))["isUnused"]
    here.sql("update service_account set valid_to = '2026-01-01' where id = :id returning 1", id=account["id"])
    assert not (await shown(api, admin, account))["isUnused"]


async def test_the_operators_log_says_that_a_client_is_not_connected(
    api: Caller, here: Place, caplog: pytest.LogCaptureFixture
) -> None:
    admin = await here.person("Ada", ("administrator", None))
    ended = await connected(api, admin, here)
    over = "update service_account set valid_to = '2026-01-01' where id = :id returning 1"
    here.sql(over, id=ended["id"])
    causes = {ended["clientId"]: "it ended on 2026-01-01", f"unknown-{uuid4()}": "it is unknown here"}
    ways = (as_client, lambda of: {"Authorization": f"Bearer bearer {of['clientId']} unit:read"})
    for (client, why), headers in product(causes.items(), ways):
        caplog.clear()
        with caplog.at_level(logging.WARNING, "qms"):
            answer = await api.get("/units", headers=headers({"clientId": client}))
        assert (answer.status_code, answer.json()["code"]) == (401, "no-account")
        assert f"no active account for client '{client}': {why}" in caplog.text
        assert client not in answer.text
        assert why not in answer.text
    here.sql("update person set is_active = false where id = :who returning 1", who=admin)
    assert (await api.get("/units", headers=as_person(admin))).status_code == 401
    assert "no active account for the subject: it is closed" in caplog.text


async def test_a_token_without_scope_is_told_which_one_it_lacks(
    api: Caller, here: Place, caplog: pytest.LogCaptureFixture
) -> None:
    """In the token, or at the account that it is of. Where it is no scope that lacks, none is named."""
    admin = await here.person("Ada", ("administrator", None))
    account = await connected(api, admin, here)
    asked = {
        as_client(account, " ")["Authorization"]: "Åtkomstbeviset saknar rättigheten unit:read.",
        as_client(account, "event:read")["Authorization"]: "Åtkomstbeviset saknar rättigheten unit:read.",
        f"Bearer bearer {account['clientId']} event:read": "Åtkomstbeviset saknar rättigheten unit:read.",
    }
    for token, told in asked.items():
        caplog.clear()
        with caplog.at_level(logging.WARNING, "qms"):
            answer = await api.get("/units", headers={"Authorization": token})
        assert (answer.status_code, answer.json()["code"], answer.json()["detail"]) == (403, "forbidden", told)
        assert f"{account['id']} has no scope unit:read" in caplog.text
        assert answer.json()["traceId"] in caplog.text
    lacks = await api.get("/persons", headers=as_client(account, "person:read"))
    assert (lacks.status_code, lacks.json()["detail"]) == (403, "Systemets konto saknar rättigheten person:read.")
    nobody = await api.get("/service-accounts", headers=as_person(await here.person("Bo", ("reporter", None))))
    assert nobody.json()["detail"] == "Din roll ger inte den här rätten."


async def test_a_system_is_neither_made_nor_renewed_with_a_last_day_that_has_been(api: Caller, here: Place) -> None:
    """Yesterday ends one that may call. Any earlier day would say that it could not call when it could."""
    admin = await here.person("Ada", ("administrator", None))
    today = clock.today()
    yesterday, earlier = (str(today - timedelta(days=days)) for days in (1, 2))
    for day in (yesterday, "2020-01-01"):
        made = await api.post("/service-accounts", json=body(here, validTo=day), headers=as_person(admin))
        assert (made.status_code, made.json()["code"]) == (422, "end-has-been")
        assert made.json()["errors"][0]["pointer"] == "/validTo"
    account = await connected(api, admin, here, validTo=str(today))

    async def put(version: int, **changes: object) -> int:
        headers = as_person(admin, **{"If-Match": f'"{version}"'})
        path = f"/service-accounts/{account['id']}"
        return int((await api.put(path, json=change(account, **changes), headers=headers)).status_code)

    assert await put(1, validTo=earlier) == 422
    assert await put(1, validTo=yesterday) == 200
    with clock.freeze(clock.now() + timedelta(days=5)):
        assert await put(2, validTo=yesterday, name="Ett annat namn") == 200, "what stood may stand"
        assert await put(3, validTo=str(today)) == 422
