"""Pages of a list: one counted query, a named array, ``_meta`` and ``_links``."""

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import Depends, Query, Request

Json = dict[str, object]


class Page:
    """Which page is asked for, and the address that asked."""

    def __init__(
        self,
        request: Request,
        page: Annotated[int, Query(ge=1, le=100_000, description="Sidans nummer, från 1")] = 1,
        limit: Annotated[int, Query(ge=1, le=100, description="Antal per sida")] = 20,
    ) -> None:
        self.page, self.limit = page, limit
        self._query = parse_qsl(request.url.query, keep_blank_values=True)
        self._base = str(request.app.state.settings.api_url)
        self._path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))

    @property
    def offset(self) -> int:
        """How many rows stand before this page."""
        return (self.page - 1) * self.limit

    def envelope(self, name: str, rows: Sequence[Json], total: int) -> Json:
        """The page as the API answers it: rows under their own name, counts, and links to the other pages."""
        last = max(1, -(-total // self.limit))
        links = [self._link("self", self.page), self._link("first", 1), self._link("last", last)]
        if self.page > 1:
            links.append(self._link("prev", min(self.page - 1, last)))
        if self.page < last:
            links.append(self._link("next", self.page + 1))
        meta = {"totalRecords": total, "page": self.page, "limit": self.limit, "count": len(rows)}
        return {name: rows, "_meta": meta, "_links": links}

    def _link(self, rel: str, number: int) -> Json:
        kept = [(key, value) for key, value in self._query if key not in ("page", "limit")]
        query = urlencode([*kept, ("page", number), ("limit", self.limit)])
        return {"href": f"{self._base}{self._path}?{query}", "rel": rel, "method": "GET"}


Paging = Annotated[Page, Depends(Page)]
