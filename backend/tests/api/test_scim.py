"""SCIM as Entra ID and midPoint send it: users begin, change and leave, and errors have SCIM's own form.

The requests have the shapes that the providers document. No living provider has been tried.
"""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from qms.directory_runs.jobs import work_on_run
from qms.kernel import clock
from qms.kernel.db import Database
from qms.kernel.trace import TraceMiddleware
from qms.role_rules.jobs import apply_rules
from qms.scim.routes import Scim
from qms.settings import Settings
from qms.web.head import HeadMiddleware
from tests.directory import SYSTEM_SCOPES, Directory
from tests.given import Place
from tests.town import UNLIMITED, Caller, StubVerifier, as_person, as_system

pytestmark = pytest.mark.anyio
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp"


def entra(key: str, **more: object) -> dict[str, Any]:
    """A user as Entra ID creates one at its default mapping, with ``objectId`` as ``externalId``."""
    return {
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE],
        "externalId": f"oid-{key}",
        "userName": f"{key}@kommun.example.se",
        "active": True,
        "displayName": f"Person {key}",
        "emails": [{"primary": True, "type": "work", "value": f"{key}@kommun.example.se"}],
        "meta": {"resourceType": "User"},
        "name": {"formatted": f"Person {key}", "familyName": key, "givenName": "Person"},
        "title": "Undersköterska",
        ENTERPRISE: {"department": "Norr", "employeeNumber": "4711", "manager": {"value": "oid-boss"}},
        **more,
    }


class Provider:
    """Sends as a provider does, for one board."""

    def __init__(self, client: httpx2.AsyncClient, here: Place) -> None:
        self.client, self.here = client, here

    async def send(
        self, method: str, path: str, body: object = None, *, scopes: tuple[str, ...] = SYSTEM_SCOPES
    ) -> Any:
        headers = as_system(str(self.here.board_id), scopes, **{"Content-Type": "application/scim+json"})
        return await self.client.request(method, path, json=body, headers=headers)

    async def create(self, key: str, **more: object) -> dict[str, Any]:
        answer = await self.send("POST", "/scim/v2/Users", entra(key, **more))
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def patch(self, user: dict[str, Any], *operations: object) -> Any:
        body = {"schemas": [PATCH_OP], "Operations": list(operations)}
        return await self.send("PATCH", f"/scim/v2/Users/{user['id']}", body)

    async def told(self, user: dict[str, Any]) -> dict[str, Any]:
        return dict((await self.send("GET", f"/scim/v2/Users/{user['id']}")).json())


@pytest.fixture
async def provider(database: Database, here: Place) -> AsyncIterator[Provider]:
    here.system(SYSTEM_SCOPES)
    for name in ("Norr", "Söder"):
        await here.unit(name)
    settings = Settings.model_validate({"demo": True, **UNLIMITED})
    scim = Scim(settings, database, StubVerifier())  # type: ignore[arg-type]  # stands for login
    app = TraceMiddleware(HeadMiddleware(Starlette(routes=[Mount("/scim/v2", scim.app)])))
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://api.test") as client:
        yield Provider(client, here)


@pytest.fixture
async def directory(api: Caller, here: Place, provider: Provider) -> Directory:
    return Directory(api, here, await here.person("Ada", ("administrator", None)), source="Ett system")


async def test_what_there_is_is_told(provider: Provider) -> None:
    config = await provider.client.get("/scim/v2/ServiceProviderConfig")
    assert config.headers["content-type"] == "application/scim+json"
    assert (config.json()["patch"], config.json()["bulk"]["supported"]) == ({"supported": True}, False)
    missing = await provider.client.get("/scim/v2/Groups")
    assert (missing.status_code, missing.json()["status"]) == (404, "404")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("POST", ".search", 404), ("POST", "Bulk", 404), ("POST", "Users/.search", 405), ("DELETE", "Users", 405)],
)
async def test_what_is_not_spoken_is_refused_as_scim(provider: Provider, method: str, path: str, status: int) -> None:
    answer = await provider.send(method, f"/scim/v2/{path}", {})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/scim+json")
    assert answer.json()["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"]
    assert answer.json()["status"] == str(status)
    assert ("allow" in answer.headers) == (status == 405)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
async def test_a_user_that_is_there_is_not_changed_by_who_says_it_is_not(provider: Provider, method: str) -> None:
    user = await provider.create(f"there-{method}")
    path, body, tag = f"/scim/v2/Users/{user['id']}", entra(f"there-{method}", title="Chef"), user["meta"]["version"]
    for condition in ({"If-None-Match": "*"}, {"If-None-Match": tag}, {"If-Match": 'W/"7"'}):
        headers = as_system(str(provider.here.board_id), SYSTEM_SCOPES, **condition)
        answer = await provider.client.request(method, path, json=body, headers=headers)
        assert (answer.status_code, answer.headers["etag"]) == (412, tag), condition
    told = await provider.send("GET", path)
    assert (told.json(), told.headers["etag"]) == (user, tag)


async def test_schemas_and_resource_types_are_told_as_rfc_7644_says(provider: Provider, directory: Directory) -> None:
    async def told(path: str) -> Any:
        return await provider.client.get(f"/scim/v2/{path}")

    types = (await told("ResourceTypes")).json()
    assert (types["totalResults"], types["itemsPerPage"]) == (1, 1)
    (user,) = types["Resources"]
    assert (user["endpoint"], user["schemaExtensions"]) == ("/Users", [{"schema": ENTERPRISE, "required": True}])
    listed = (await told("Schemas")).json()["Resources"]
    assert {one["id"] for one in listed} == {user["schema"], ENTERPRISE}
    for one in [user, *listed]:
        alone = await told(one["meta"]["location"].split("/scim/v2/")[1])
        assert (alone.status_code, alone.json(), alone.headers["content-type"]) == (200, one, "application/scim+json")
    assert [(await told(path)).status_code for path in ("Schemas/none", "ResourceTypes/Group")] == [404, 404]
    assert (await told('Schemas?filter=name eq "User"')).status_code == 403
    made = await provider.create("all", nickName="Ingen")
    attributes = {one["name"] for schema in listed for one in schema["attributes"]}
    common = {"schemas", "id", "externalId", "meta", ENTERPRISE}
    assert {*made, *made[ENTERPRISE]} - common == attributes, "what is told is what is kept"


async def test_users_are_looked_up_as_providers_match_them(provider: Provider) -> None:
    user = await provider.create("look")
    await provider.create("look-2", emails=[])
    await provider.create("look-3", emails="not a list")
    headers = as_system(str(provider.here.board_id), SYSTEM_SCOPES)
    asked = {
        'emails[type eq "work"].value eq "LOOK@kommun.example.se"': [user["id"]],
        'emails.value eq "look@kommun.example.se"': [user["id"]],
        'emails eq "look@kommun.example.se"': [user["id"]],
        'urn:ietf:params:scim:schemas:core:2.0:User:userName eq "look@kommun.example.se"': [user["id"]],
        'emails[type eq "home"].value eq "look@kommun.example.se"': [],
        'emails.value eq "nobody@kommun.example.se"': [],
    }
    for words, known in asked.items():
        answer = await provider.client.get("/scim/v2/Users", params={"filter": words}, headers=headers)
        assert [one["id"] for one in answer.json()["Resources"]] == known, words
    wrong = {"filter": 'userName[type eq "work"] eq "look"'}
    answer = await provider.client.get("/scim/v2/Users", params=wrong, headers=headers)
    assert (answer.status_code, answer.json()["scimType"]) == (400, "invalidFilter")


NAME, UNIT = f"{ENTERPRISE.replace('extension:enterprise', 'core')}:name.familyName", f"{ENTERPRISE}:department"
ALWAYS = {"schemas", "id"}
CHOSEN: dict[str, set[str]] = {
    "attributes=userName": {"userName"},
    "attributes=USERNAME,active": {"userName", "active"},
    "attributes=id,nothing": set(),
    "attributes=name.familyName": {"name"},
    f"attributes={NAME},{UNIT}": {"name", ENTERPRISE},
    "excludedAttributes=emails,meta,id,schemas": {
        "externalId", "userName", "active", "displayName", "name", "title", ENTERPRISE
    },
}  # fmt: skip


@pytest.mark.parametrize("query", CHOSEN)
async def test_what_is_asked_for_of_a_user_is_told(provider: Provider, query: str) -> None:
    """RFC 7644, 3.9: of whatever answers with a user, alone or in a list, by whatever case and schema it is named."""
    key = f"some-{list(CHOSEN).index(query)}"
    user = await provider.create(key)
    path = f"/scim/v2/Users/{user['id']}?{query}"
    answers = [await provider.send("GET", path), await provider.send("PUT", path, entra(key, title="Boende"))]
    told = [answer.json() for answer in answers]
    only = quote(f'id eq "{user["id"]}"')
    told += (await provider.send("GET", f"/scim/v2/Users?filter={only}&{query}")).json()["Resources"]
    assert [set(one) for one in told] == [CHOSEN[query] | ALWAYS] * 3
    if "familyName" in query:
        assert [one["name"] for one in told] == [{"familyName": key}] * 3
    if UNIT in query:
        assert [one[ENTERPRISE] for one in told] == [{"department": "Norr"}] * 3


async def test_both_ways_to_choose_are_refused(provider: Provider) -> None:
    answer = await provider.send("GET", "/scim/v2/Users?attributes=id&excludedAttributes=name")
    assert (answer.status_code, answer.json()["scimType"]) == (400, "invalidValue")


async def test_a_version_is_told_and_kept_to(provider: Provider) -> None:
    """RFC 7644, 3.14: the ETag is the version, what is known is not sent, and what has changed is not overwritten."""
    made = await provider.send("POST", "/scim/v2/Users", entra("tag"))
    user, first = made.json(), made.headers["etag"]
    assert (first, made.headers["location"]) == (user["meta"]["version"], user["meta"]["location"])
    path = f"/scim/v2/Users/{user['id']}"

    async def asked(method: str, body: object = None, **headers: str) -> Any:
        known = as_system(str(provider.here.board_id), SYSTEM_SCOPES, **{"Content-Type": "application/scim+json"})
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return await provider.client.request(method, path, json=body, headers=known | sent)

    same = await asked("GET", If_None_Match=first)
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", first)
    changed = await asked("PUT", entra("tag", title="Chef"), If_Match=first)
    assert (changed.status_code, changed.json()["meta"]["version"]) == (200, changed.headers["etag"])
    assert changed.headers["etag"] != first
    assert (await asked("GET", If_None_Match=first)).status_code == 200
    for method, body in (("PUT", entra("tag")), ("PATCH", {"Operations": []}), ("DELETE", None)):
        late = await asked(method, body, If_Match=first)
        assert (late.status_code, late.json()["status"]) == (412, "412"), method
    head = await asked("HEAD")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", changed.headers["etag"])
    assert (await asked("PATCH", {"Operations": []}, If_Match=f"{first}, {head.headers['etag']}")).status_code == 200
    config = await provider.client.get("/scim/v2/ServiceProviderConfig")
    assert config.json()["etag"] == {"supported": True}


async def test_a_name_that_stands_twice_is_no_user(provider: Provider) -> None:
    headers = as_system(str(provider.here.board_id), SYSTEM_SCOPES, **{"Content-Type": "application/scim+json"})
    content = '{"userName": "a", "userName": "b"}'
    answer = await provider.client.post("/scim/v2/Users", content=content, headers=headers)
    told = "userName står flera gånger i samma objekt. Varje namn får stå en gång."
    assert (answer.status_code, answer.json()["scimType"], answer.json()["detail"]) == (400, "invalidSyntax", told)


async def test_systems_of_one_name_are_told_apart_and_a_new_name_forgets_nobody(
    provider: Provider, directory: Directory
) -> None:
    user = await provider.create("apart")
    twin = {"client_id": f"system-{provider.here.board_id}-2", "name": "Ett system", "scopes": list(SYSTEM_SCOPES)}
    provider.here.sql(
        "insert into service_account (id, board_id, client_id, name, scopes, valid_to)"
        " values (gen_random_uuid(), :board, :client_id, :name, :scopes, '2099-12-31') returning 1",
        board=provider.here.board_id,
        **twin,
    )
    other = as_system(f"{provider.here.board_id}-2", SYSTEM_SCOPES)
    theirs = await provider.client.get("/scim/v2/Users", headers=other)
    assert theirs.json()["totalResults"] == 0
    assert (await provider.client.delete(f"/scim/v2/Users/{user['id']}", headers=other)).status_code == 404
    provider.here.sql(
        "update service_account set name = 'Nytt namn' where client_id = :client returning 1",
        client=f"system-{provider.here.board_id}",
    )
    assert (await provider.told(user))["userName"] == "apart@kommun.example.se"
    (run,) = (await directory.read("/directory-runs"))["runs"]
    assert run["source"] == "Ett system"


async def test_the_last_who_waited_and_came_back_leaves_nothing_waiting(
    provider: Provider, directory: Directory
) -> None:
    users = [await provider.create(f"w{number}") for number in range(10)]
    inactive = {"op": "replace", "path": "active", "value": False}
    assert (await provider.patch(users[0], inactive)).status_code == 409
    assert (await provider.patch(users[0], {"op": "replace", "path": "title", "value": "Kock"})).status_code == 200
    assert (await directory.read("/directory-runs?status=waiting"))["runs"] == []


async def test_a_role_that_came_and_went_and_came_in_a_day_begins_that_day(
    provider: Provider, directory: Directory
) -> None:
    users = [await provider.create(f"r{number}") for number in range(40)]
    await directory.rule("undersköterska", "reporter")
    for title in ("Kock", "Undersköterska"):
        await provider.patch(users[0], {"op": "replace", "path": "title", "value": title})
    held = await directory.read(f"/assignments?personId={directory.person('oid-r0')}")
    today = clock.today().isoformat()
    assert [one["validFrom"] for one in held["assignments"] if one["validTo"] is None] == [today]


async def test_the_connection_is_tried_as_entra_id_does(provider: Provider) -> None:
    asked = "/scim/v2/Users?filter=userName%20eq%20%22fe1f5bd5-9df0-4bbd-9a4f-e3b9c4a8f9f5%22"
    nobody = await provider.send("GET", asked)
    assert nobody.status_code == 200
    assert nobody.json() == {
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        "totalResults": 0,
        "startIndex": 1,
        "itemsPerPage": 0,
        "Resources": [],
    }


async def test_a_user_begins_changes_and_leaves_as_entra_id_says_it(provider: Provider, directory: Directory) -> None:
    others = [await provider.create(f"p{number}") for number in range(40)]
    user = await provider.create("eva")
    await directory.rule("undersköterska", "reporter")
    assert (user["userName"], user["active"], user[ENTERPRISE]["department"]) == ("eva@kommun.example.se", True, "Norr")
    assert directory.roles("oid-eva") == {("reporter", "Norr")}
    for words in ('userName eq "EVA@kommun.example.se"', 'externalId eq "oid-eva"', f'id eq "{user["id"]}"'):
        listed = (
            await provider.client.get(
                "/scim/v2/Users",
                params={"filter": words},
                headers=as_system(str(directory.here.board_id), SYSTEM_SCOPES),
            )
        ).json()
        assert [one["id"] for one in listed["Resources"]] == [user["id"]]
    moved = await provider.patch(
        user,
        {"op": "Replace", "path": f"{ENTERPRISE}:department", "value": "Söder"},
        {"op": "Replace", "path": 'emails[type eq "work"].value', "value": "eva.ny@kommun.example.se"},
        {"op": "Add", "path": "name.familyName", "value": "Evasson"},
        {"op": "Replace", "path": f"{ENTERPRISE}:manager", "value": "oid-other"},
    )
    assert moved.status_code == 200, moved.text
    assert directory.roles("oid-eva") == {("reporter", "Söder")}
    person = await directory.read(f"/persons/{directory.person('oid-eva')}")
    assert (person["name"], person["email"]) == ("Person Evasson", "eva.ny@kommun.example.se")
    gone = await provider.patch(user, {"op": "Replace", "path": "active", "value": "False"})
    assert (gone.status_code, gone.json()["active"]) == (200, False)
    assert not await directory.is_let_in("oid-eva")
    back = await provider.patch(user, {"op": "replace", "value": {"active": True}})
    assert (back.status_code, back.json()["active"]) == (200, True)
    assert await directory.is_let_in("oid-eva")
    assert (await provider.send("DELETE", f"/scim/v2/Users/{others[0]['id']}")).status_code == 204
    assert not await directory.is_let_in("oid-p0")
    (run,) = (await directory.read("/directory-runs"))["runs"]
    assert (run["way"], run["status"], run["created"], run["ended"]) == ("scim", "done", 41, 2)


async def test_a_user_is_replaced_as_midpoint_says_it(provider: Provider, directory: Directory) -> None:
    user = await provider.create("bo", active=True)
    body = {**entra("bo"), "id": user["id"], "title": "Kock", ENTERPRISE: {"department": "Söder"}}
    put = await provider.send("PUT", f"/scim/v2/Users/{user['id']}", body)
    assert (put.status_code, put.json()["title"]) == (200, "Kock")
    trail = directory.here.sql(
        "select count(*) as n from audit.event where board_id = :b and object_type = 'assignment'",
        b=directory.here.board_id,
    )
    again = await provider.send("PUT", f"/scim/v2/Users/{user['id']}", body)
    assert again.json()["meta"]["version"] == put.json()["meta"]["version"]
    assert (
        directory.here.sql(
            "select count(*) as n from audit.event where board_id = :b and object_type = 'assignment'",
            b=directory.here.board_id,
        )
        == trail
    )


@pytest.mark.parametrize(
    ("change", "status", "scim_type"),
    [
        ({"userName": ""}, 400, "invalidValue"),
        ({"name": {}, "displayName": ""}, 400, "invalidValue"),
        ({ENTERPRISE: {}}, 400, "invalidValue"),
        ({ENTERPRISE: {"department": "Ingenstans"}}, 400, "invalidValue"),
        ({"active": "kanske"}, 400, "invalidValue"),
        ({"title": "Vikarie 19121212-1212"}, 400, "invalidValue"),
    ],
)
async def test_what_does_not_fit_is_refused_in_scims_form(
    provider: Provider, change: dict[str, object], status: int, scim_type: str
) -> None:
    answer = await provider.send("POST", "/scim/v2/Users", entra("eva", **change))
    assert answer.headers["content-type"] == "application/scim+json"
    told = answer.json()
    assert (answer.status_code, told["status"], told["schemas"]) == (
        status,
        str(status),
        ["urn:ietf:params:scim:api:messages:2.0:Error"],
    )
    assert told["scimType"] == scim_type


async def test_only_what_is_known_is_kept_and_no_personal_number(provider: Provider) -> None:
    user = await provider.create("known", phoneNumbers=[{"value": "070-1740605"}], nickName="850101-1236")
    assert {"phoneNumbers", "nickName"}.isdisjoint(user)
    for path in ("displayName", "externalId", f"{ENTERPRISE}:employeeNumber"):
        refused = await provider.patch(user, {"op": "replace", "path": path, "value": "198501011236"})
        assert (refused.status_code, refused.json()["scimType"]) == (400, "invalidValue"), path


async def test_the_same_user_twice_is_a_conflict(provider: Provider) -> None:
    await provider.create("twin")
    twice = await provider.send("POST", "/scim/v2/Users", entra("twin"))
    assert (twice.status_code, twice.json()["scimType"]) == (409, "uniqueness")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", '/scim/v2/Users?filter=name.familyName co "a"', 400),
        ("GET", "/scim/v2/Users/nobody", 404),
        ("GET", f"/scim/v2/Users/{UUID(int=1)}", 404),
        ("DELETE", f"/scim/v2/Users/{UUID(int=1)}", 404),
    ],
)
async def test_what_is_not_there_or_not_understood(provider: Provider, method: str, path: str, status: int) -> None:
    assert (await provider.send(method, path)).status_code == status


async def test_only_a_system_with_the_scope_is_let_in(provider: Provider, directory: Directory) -> None:
    assert (await provider.client.get("/scim/v2/Users")).status_code == 401
    assert (await provider.send("GET", "/scim/v2/Users", scopes=("unit:read",))).status_code == 403
    person = as_person(directory.admin)
    assert (await provider.client.post("/scim/v2/Users", json=entra("a"), headers=person)).status_code == 403


async def test_leavers_one_by_one_stop_and_wait_for_a_yes(provider: Provider, directory: Directory) -> None:
    users = [await provider.create(f"q{number}") for number in range(40)]
    inactive = {"op": "replace", "path": "active", "value": False}
    answers = [await provider.patch(user, inactive) for user in users[:4]]
    assert [answer.status_code for answer in answers] == [200, 200, 409, 409]
    assert "väntar" in answers[2].json()["detail"]
    assert [await directory.is_let_in(f"oid-q{n}") for n in range(4)] == [False, False, True, True]
    assert (await provider.patch(users[2], inactive)).status_code == 409, "asked again it waits once"
    (waiting,) = (await directory.read("/directory-runs?status=waiting"))["runs"]
    run = await directory.read(f"/directory-runs/{waiting['id']}")
    assert [one["personName"] for one in await directory.rows(run, "ended")] == ["Person q2", "Person q3"]
    assert (await provider.patch(users[2], {"op": "replace", "path": "title", "value": "Kock"})).status_code == 200
    run = await directory.read(f"/directory-runs/{run['id']}")
    assert (run["status"], run["ended"], run["unchanged"]) == ("waiting", 1, 1), "one waits no more"
    await directory.step(run, "acceptances")
    assert await directory.is_let_in("oid-q2"), "whoever works after all does not wait any more"
    assert not await directory.is_let_in("oid-q3")
    assert (await provider.told(users[3]))["active"] is False
    await apply_rules(directory.here.database, str(directory.here.board_id))
    await work_on_run(directory.here.database, run["id"], str(directory.here.board_id))
