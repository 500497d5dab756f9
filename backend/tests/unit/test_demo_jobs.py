"""What the demo's login page and guides promise: everybody has one job, and may open every page of its steps."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from qms.demo.jobs import Job, Step, jobs
from qms.demo.municipality import read
from qms.demo.people import logins
from qms.kernel.access import policy

PAGES = Path(__file__).resolve().parents[3] / "frontend" / "src" / "domain" / "pages.ts"


def opened_by() -> dict[str, list[str]]:
    """By which operations each page of the application is opened. Nothing named: by everybody."""
    text = PAGES.read_text("utf-8")
    lists = dict(re.findall(r"const ([A-Z]+) = \[([^\]]*)\]", text))
    rows = re.findall(r"^  '(/[^']*)': (?:\[([^\]]*)\]|([A-Z]+)),$", text, re.MULTILINE)
    return {page: re.findall(r"'(\w+)'", named or lists.get(constant, "")) for page, named, constant in rows}


def roles() -> dict[str, set[str]]:
    """The roles of each of the demo's people."""
    known = {}
    for person in read("people")["logins"]:
        held = {role for role, *_ in person.get("roles", ())}
        held |= {"reporter"} if "works_at" in person else set()
        known[person["username"]] = held | ({"unit-manager"} if "manages" in person and not held else set())
    return known


def closed(told: list[Job]) -> Iterator[str]:
    """The steps that lead somebody to a page that is not theirs, or that there is not."""
    pages, held, table = opened_by(), roles(), policy()
    for job in told:
        for step in job.steps:
            path = step.to.partition("?")[0]
            page = re.sub(r"(?<=/kodlistor/)[^/]+", "$lista", path)
            for username in job.people:
                operations = pages.get(page)
                is_open = operations == [] or any(
                    table[name].roles.get(role) for name in operations or () for role in held[username]
                )
                if not is_open:
                    yield f"{username}: {step.to}"


def test_everybody_who_can_log_in_shows_one_job() -> None:
    assert Counter(username for job in jobs() for username in job.people) == Counter(
        login.username for login in logins()
    )


def test_every_guide_is_short_and_leads_to_pages_that_its_people_may_open() -> None:
    assert all(2 <= len(job.steps) <= 4 for job in jobs())
    assert list(closed(jobs())) == []


def test_a_step_to_a_closed_page_or_none_is_told() -> None:
    steps = [Step("", "", "/granskningslogg"), Step("", "", "/finns-inte"), Step("", "", "/rapportera")]
    assert len(list(closed([Job("", "", ("hanna.lindklev",), steps)]))) == 2
