"""The application: every router of the API in one list, and what stands beside the API."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI, Request, Response
from fastapi.routing import APIRoute
from starlette.applications import Starlette
from starlette.responses import RedirectResponse
from starlette.routing import Mount, Route, Router
from starlette.types import ASGIApp

from qms.access_log import routes as access_log
from qms.action_figures import routes as action_figures
from qms.action_lists import routes as action_lists
from qms.actions import routes as actions
from qms.answers import routes as answers
from qms.assessments import routes as assessments
from qms.attachments import routes as attachments
from qms.board_figures import routes as board_figures
from qms.bodies import FILE
from qms.connections import routes as connections
from qms.contract import openapi
from qms.contract import routes as api_info
from qms.cooperation import routes as cooperation
from qms.data_incidents import routes as data_incidents
from qms.deadlines import routes as deadlines
from qms.decision_figures import routes as decision_figures
from qms.decision_imports.imports import DECISIONS
from qms.demo.issuer import DemoIssuer
from qms.demo.jobs import jobs
from qms.demo.people import logins, systems
from qms.deviation_figures import routes as deviation_figures
from qms.deviation_imports.imports import DEVIATIONS
from qms.deviation_lists import routes as deviation_lists
from qms.deviations import routes as deviations
from qms.directory_imports.imports import PEOPLE
from qms.directory_runs import routes as directory_runs
from qms.drafts import routes as drafts
from qms.effects import routes as effects
from qms.feed import routes as feed
from qms.file_imports import routes as file_imports
from qms.ideas import routes as ideas
from qms.intake_areas import routes as intake_areas
from qms.investigation_versions import routes as investigation_versions
from qms.investigations import routes as investigations
from qms.ivo_reporting import routes as ivo_reporting
from qms.ivo_sheets import routes as ivo_sheets
from qms.kernel.db import Database
from qms.kernel.errors import install_errors, problem_response
from qms.kernel.problems import NotFound
from qms.laws import routes as laws
from qms.list_exports import routes as list_exports
from qms.login.attempt_limiter import AttemptLimiter
from qms.login.authentication import AuthenticationMiddleware
from qms.login.bearer import Verifier
from qms.login.bff import Bff
from qms.login.provider import Provider
from qms.measuring import routes as measuring
from qms.notifications import routes as notifications
from qms.operations.self_check import is_ready
from qms.organisation import routes as organisation
from qms.overview import routes as overview
from qms.participants import routes as participants
from qms.people import routes as people
from qms.publications import routes as publications
from qms.questions import routes as questions
from qms.reorganisation import routes as reorganisation
from qms.role_rules import routes as role_rules
from qms.saved_views import routes as saved_views
from qms.scim.routes import Scim
from qms.service_accounts import routes as service_accounts
from qms.settings import Settings
from qms.similar_matters import routes as similar_matters
from qms.special_fees import routes as special_fees
from qms.starts import routes as starts
from qms.unexecuted_decisions import routes as unexecuted_decisions
from qms.web import pages
from qms.web.head import HeadMiddleware
from qms.web.home import HomeMiddleware
from qms.web.lane import Lane
from qms.web.pages import Readiness
from qms.web.replica import Replica
from qms.web.trace import TraceMiddleware
from qms.webhooks import routes as webhooks

ROUTERS = (
    api_info.router,
    overview.router,
    notifications.router,
    starts.router,
    drafts.router,
    saved_views.router,
    deviations.router,
    assessments.router,
    ideas.router,
    deviation_lists.router,
    deviation_figures.router,
    file_imports.router(DEVIATIONS, tag="deviations"),
    board_figures.router,
    unexecuted_decisions.router,
    decision_figures.router,
    measuring.router,
    file_imports.router(DECISIONS, tag="decisions"),
    special_fees.router,
    participants.router,
    connections.router,
    attachments.router,
    similar_matters.router,
    investigations.router,
    investigation_versions.router,
    effects.router,
    answers.router,
    cooperation.router,
    data_incidents.router,
    publications.router,
    action_figures.router,
    questions.router,
    deadlines.router,
    action_lists.router,
    actions.router,
    ivo_reporting.router,
    ivo_sheets.router,
    organisation.router,
    intake_areas.router,
    laws.router,
    people.router,
    reorganisation.router,
    service_accounts.router,
    webhooks.router,
    directory_runs.router,
    file_imports.router(PEOPLE, tag="directory"),
    role_rules.router,
    list_exports.router,
    feed.router,
    access_log.router,
)
PUBLIC = ("/api-info",)
MAX_BODY = 1024 * 1024
"""For every operation that does not say how much it takes itself: files."""


def create_api(settings: Settings, database: Database) -> FastAPI:
    """The documented API, without what surrounds it."""
    api = FastAPI(**openapi.FRONT_MATTER, max_body_size=MAX_BODY)
    api.state.settings, api.state.database = settings, database
    api.state.lane = Lane(settings.dear_at_once, settings.dear_patience_seconds)
    api.state.replica = Replica(copied(settings))
    for router in ROUTERS:
        api.include_router(router)
    api.webhooks.include_router(webhooks.sent)
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    api.state.operation_names = {str(route.operation_id): str(route.summary) for route in routes}
    api.state.larger_bodies = {route.path: route.max_body_size for route in routes if route.max_body_size}
    api.state.takes_files = [route.path_regex for route in routes if _takes_file(route)]
    install_errors(api)
    openapi.finish(api)
    return api


def _takes_file(route: APIRoute) -> bool:
    """Whether what is sent to an operation is a file as it is, and no JSON."""
    return getattr(getattr(route.body_field, "field_info", None), "media_type", None) == FILE


def mounted(prefix: str, api: ASGIApp) -> Mount:
    """The API below its prefix, for every address there: one with a line break in it is refused by the API too."""
    mount = Mount(prefix, api)
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    return mount


def connected(settings: Settings) -> Database:
    """The database that the settings name. Nothing is opened until it is used."""
    return Database(settings.database_url, pool_size=settings.pool_size, seal_key=settings.seal_key)


def copied(settings: Settings) -> Database | None:
    """The replica that the settings name, with as many places as there are for what goes there."""
    places = max(settings.dear_at_once, 1)
    return Database(settings.replica_url, pool_size=places) if settings.replica_url else None


def create_app(settings: Settings, database: Database | None = None, *, readiness: Readiness | None = None) -> ASGIApp:
    """The whole service: API, the browser's backend, the pages, and in demo mode an identity provider."""
    database = database or connected(settings)
    readiness = readiness or Readiness(partial(is_ready, database))
    issuer = DemoIssuer(settings, logins(), systems(), jobs()) if settings.has_demo_logins else None
    provider = Provider(settings.issuer, transport=issuer.transport() if issuer else None)
    documented = create_api(settings, database)
    verifier = Verifier(settings, provider, AttemptLimiter(database))
    api = AuthenticationMiddleware(documented, verifier, public=PUBLIC)
    versioned = mounted("/kvalitet/v1", api)
    secret = issuer.client_secret if issuer else settings.oidc_client_secret.get_secret_value()
    bff = Bff(settings, database, provider, api=Router([versioned]), client_secret=secret)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await documented.state.replica.close()
        await database.close()

    def missing(request: Request) -> Response:
        return problem_response(documented, request, NotFound())

    contact = settings.security_contact or ("mailto:sakerhet@example.se" if settings.demo else "")
    told = pages.security_txt(contact, settings.address)
    beside: list[Route | Mount] = [
        Route("/healthz", pages.healthz),
        Route("/readyz", readiness.probe),
        Route("/problems/{code}", pages.problem_page),
        Route("/openapi.yaml", openapi.published(settings, documented, provider)),
        Route("/docs", openapi.readable(settings, documented, provider)),
        *(Route(f"{page}/", pages.without_slash) for page in ("/docs", "/problems/{code}")),
        *([Route("/.well-known/security.txt", told)] if contact else []),
        *(Route(address, RedirectResponse("/docs", 303)) for address in ("/kvalitet/v1", "/kvalitet/v1/")),
        versioned,
        Mount("/scim/v2", Scim(settings, database, verifier).app),
        Mount("/bff", bff),
        *([Mount("/demo-idp", issuer.app)] if issuer else []),
    ]
    known = [*(route.path for route in beside), "/.well-known"]
    application = pages.BrowserApplication(settings.frontend_dir, beside=known, missing=missing)
    whole = Starlette(lifespan=lifespan, routes=[*beside, Mount("/", application)])
    return TraceMiddleware(HeadMiddleware(HomeMiddleware(whole, settings.address)))


def contract() -> dict[str, object]:
    """The finished OpenAPI document. Needs no database: none is called."""
    settings = Settings(demo=True)
    return create_api(settings, Database("postgresql+psycopg://localhost/none")).openapi()
