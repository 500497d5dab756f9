"""The logins that people are tied to: one each, changed by those who administer, and nobody else's."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.api.people.conftest import rels
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio


async def login_of(api: Caller, admin: UUID, person: object) -> dict[str, Any]:
    answer = await api.get(f"/persons/{person}/login", headers=as_person(admin))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_a_login_is_tied_changed_and_taken_away(api: Caller, here: Place) -> None:
    admin, rut = await here.person("Ada", ("administrator", None)), await here.person("Rut")
    path, first, second = f"/persons/{rut}/login", uuid4().hex, uuid4().hex
    assert "login" in rels(await api.get(f"/persons/{rut}", headers=as_person(admin)))
    login = await login_of(api, admin, rut)
    assert (login["subject"], login["issuer"]) == (None, "http://127.0.0.1:8000/demo-idp")
    for version, subject in enumerate((first, second, None), start=1):
        headers = as_person(admin, **{"If-Match": f'"{version}"'})
        answer = await api.put(path, json={"subject": subject}, headers=headers)
        assert (answer.status_code, answer.json()["subject"], answer.json()["version"]) == (200, subject, version + 1)
        assert await login_of(api, admin, rut) == answer.json()
        stored = here.sql("select subject from person_identity where person_id = :who", who=rut)
        assert [row["subject"] for row in stored] == [subject] * (subject is not None)
    stale = await api.put(path, json={"subject": first}, headers=as_person(admin, **{"If-Match": '"1"'}))
    assert stale.status_code == 412
    trail = [event for event in here.audit("personLoginReplace") if event["object_type"] == "person_identity"]
    assert [event["changes"]["operation"] for event in trail] == ["insert", "delete", "insert", "delete"]
    assert first not in str(trail)


async def test_a_login_belongs_to_one_person(api: Caller, here: Place) -> None:
    admin, rut, bo = [await here.person(name, ("administrator", None)) for name in ("Ada", "Rut", "Bo")]
    body = {"subject": uuid4().hex}
    first = {"If-Match": '"1"'}
    assert (await api.put(f"/persons/{rut}/login", json=body, headers=as_person(admin, **first))).status_code == 200
    taken = await api.put(f"/persons/{bo}/login", json=body, headers=as_person(admin, **first))
    assert (taken.status_code, taken.json()["code"]) == (409, "identity-taken")
    assert [error["pointer"] for error in taken.json()["errors"]] == ["/subject"]
    own = await api.put(f"/persons/{admin}/login", json={"subject": uuid4().hex}, headers=as_person(admin, **first))
    assert own.status_code == 403
    assert "replace" not in {link["rel"] for link in (await login_of(api, admin, admin))["_links"]}


@pytest.mark.parametrize("number", ["811218-9876", "198112189876", "701063-2391"])
async def test_a_login_is_no_personal_number(api: Caller, here: Place, number: str) -> None:
    admin, rut = await here.person("Ada", ("administrator", None)), await here.person("Rut")
    headers = as_person(admin, **{"If-Match": '"1"'})
    refused = await api.put(f"/persons/{rut}/login", json={"subject": number}, headers=headers)
    assert (refused.status_code, [error["pointer"] for error in refused.json()["errors"]]) == (422, ["/subject"])
    body = {"name": "Bo Ek", "boardId": str(here.board_id), "identity": {"subject": number}}
    refused = await api.post("/persons", json=body, headers=as_person(admin))
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/identity/subject"]


async def test_only_who_administers_sees_who_one_is_at_the_provider(api: Caller, here: Place, elsewhere: Place) -> None:
    boss, rut = await here.person("Bo", ("sas", None)), await here.person("Rut")
    path = f"/persons/{rut}/login"
    assert "login" not in rels(await api.get(f"/persons/{rut}", headers=as_person(boss)))
    assert (await api.get(path, headers=as_person(boss))).status_code == 403
    stranger = await elsewhere.person("Eva", ("administrator", None))
    assert (await api.get(path, headers=as_person(stranger))).status_code == 404
    put = as_person(stranger, **{"If-Match": '"1"'})
    assert (await api.put(path, json={"subject": uuid4().hex}, headers=put)).status_code == 404


async def test_who_was_logged_in_by_a_login_that_goes_is_logged_out(api: Caller, here: Place) -> None:
    admin, rut = await here.person("Ada", ("administrator", None)), await here.person("Rut")
    subject, issuer = uuid4().hex, "http://127.0.0.1:8000/demo-idp"
    first = as_person(admin, **{"If-Match": '"1"'})
    assert (await api.put(f"/persons/{rut}/login", json={"subject": subject}, headers=first)).status_code == 200
    opened = (
        "insert into login.session values (:token, :who, :issuer, :subject, '', '', '', now(), now(), now(), "
        "now() + interval '1 hour') returning 1"
    )
    here.sql(opened, token=uuid4().bytes * 2, who=rut, issuer=issuer, subject=subject)
    same = as_person(admin, **{"If-Match": '"2"'})
    assert (await api.put(f"/persons/{rut}/login", json={"subject": subject}, headers=same)).status_code == 200
    assert here.sql("select 1 from login.session where person_id = :who", who=rut)
    other = as_person(admin, **{"If-Match": '"3"'})
    assert (await api.put(f"/persons/{rut}/login", json={"subject": uuid4().hex}, headers=other)).status_code == 200
    assert not here.sql("select 1 from login.session where person_id = :who", who=rut)
    (ended,) = here.sql("select reason from audit.event where kind = 'login' and actor_id = :who", who=rut)
    assert ended["reason"] == "identity-replaced"
