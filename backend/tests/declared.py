"""Every problem that the API answers must be one that its operation declares in the contract (``x-problem-codes``)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from unittest.mock import patch

from fastapi import FastAPI, Request, Response

from qms.kernel import errors
from qms.kernel.problems import Problem
from qms.kernel.route import PROBLEM_CODES

PLACEHOLDER = re.compile(r"\\{\w+\\}")


@cache
def addresses(templates: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
    """What an address of each template looks like."""
    return {template: re.compile(PLACEHOLDER.sub("[^/]+", re.escape(template))) for template in templates}


def operation_of(app: FastAPI, method: str, path: str) -> dict[str, Any] | None:
    """The operation of the contract that answers a request; None for an address or a method that it does not have."""
    paths = app.openapi()["paths"]
    for template, address in addresses(tuple(paths)).items():
        if address.fullmatch(path):
            operation: dict[str, Any] | None = paths[template].get(method.lower())
            return operation
    return None


@contextmanager
def watched() -> Iterator[list[str]]:
    """The problems answered meanwhile, by any application of this process, that their operations do not declare."""
    undeclared: list[str] = []
    answer = errors.problem_response

    def answered(app: FastAPI, request: Request, problem: Problem) -> Response:
        path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
        operation = operation_of(app, request.method, path) or {}
        if problem.code not in operation.get(PROBLEM_CODES, [problem.code]):
            undeclared.append(f"{operation['operationId']}: {problem.code}")
        return answer(app, request, problem)

    with patch.object(errors, "problem_response", answered):
        yield undeclared
