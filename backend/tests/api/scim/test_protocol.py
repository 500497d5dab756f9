"""What SCIM promises of its own accord: what is there, look-ups, versions, and errors in its own form (RFC 7644)."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest

from tests.directory import SYSTEM_SCOPES, Directory
from tests.scim import ENTERPRISE, Provider, entra
from tests.town import as_system

pytestmark = pytest.mark.anyio


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


async def test_a_user_is_told_in_utf_8(provider: Provider) -> None:
    headers = as_system(str(provider.here.board_id), SYSTEM_SCOPES, **{"Content-Type": "application/scim+json"})
    answer = await provider.client.post("/scim/v2/Users", content='{"userName": "a"}'.encode("utf-16"), headers=headers)
    told = "Innehållet är skrivet i UTF-16. Skicka det i UTF-8."
    assert (answer.status_code, answer.json()["scimType"], answer.json()["detail"]) == (400, "invalidSyntax", told)


async def test_a_token_without_the_scope_is_told_which(provider: Provider) -> None:
    answer = await provider.send("GET", "/scim/v2/Users", scopes=())
    assert answer.status_code == 403
    assert answer.json()["detail"] == "Åtkomstbeviset saknar rättigheten directory:write."


@pytest.mark.parametrize("asked", ["startIndex=abc", "count=--5", "count=1e3", "startIndex=99999999999", "count="])
async def test_a_page_that_is_no_number_is_refused(provider: Provider, asked: str) -> None:
    answer = await provider.send("GET", f"/scim/v2/Users?{asked}")
    assert (answer.status_code, answer.json()["scimType"]) == (400, "invalidValue")
    assert answer.json()["detail"] == f"{asked.partition('=')[0]} ska vara ett heltal, med högst nio siffror."


async def test_a_page_before_the_first_is_the_first(provider: Provider) -> None:
    answer = await provider.send("GET", "/scim/v2/Users?startIndex=-3&count=-1")
    assert (answer.json()["startIndex"], answer.json()["itemsPerPage"]) == (1, 0)


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
