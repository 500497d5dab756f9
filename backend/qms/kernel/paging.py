"""Pages of a list: one counted query, a named array, ``_meta`` and ``_links``."""

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import Depends, Query, Request

from qms.kernel.rows import most_counted

Json = dict[str, object]


class Page:
    """Which page is asked for, and the address that asked."""

    def __init__(self, request: Request, page: int, limit: int) -> None:
        self.page, self.limit = page, limit
        self._query = parse_qsl(request.url.query, keep_blank_values=True)
        self._method, self._base = request.method, str(request.app.state.settings.api_url)
        self._path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))

    @property
    def offset(self) -> int:
        """How many rows stand before this page."""
        return (self.page - 1) * self.limit

    def envelope(self, name: str, rows: Sequence[Json], total: int) -> Json:
        """The page as the API answers it: rows under their own name, counts, and links to the other pages.

        Where there are more than are counted nobody knows which page is the last.
        """
        most = most_counted(self.page * self.limit)
        counted, is_capped = min(total, most), total > most
        last = max(1, -(-counted // self.limit))
        pages = {"self": self.page, "first": 1, "last": 0 if is_capped else last, "prev": min(self.page - 1, last)}
        if is_capped or self.page < last:
            pages["next"] = self.page + 1
        links = [self._link(rel, number) for rel, number in pages.items() if number]
        meta = {"totalRecords": counted, "isCapped": is_capped}
        meta |= {"page": self.page, "limit": self.limit, "count": len(rows)}
        return {name: rows, "_meta": meta, "_links": links}

    def _link(self, rel: str, number: int) -> Json:
        kept = [(key, value) for key, value in self._query if key not in ("page", "limit")]
        query = urlencode([*kept, ("page", number), ("limit", self.limit)])
        return {"href": f"{self._base}{self._path}?{query}", "rel": rel, "method": self._method}


async def _page(
    request: Request,
    page: Annotated[int, Query(ge=1, le=100_000, description="Sidans nummer, från 1")] = 1,
    limit: Annotated[int, Query(ge=1, le=100, description="Antal per sida")] = 20,
) -> Page:
    return Page(request, page, limit)


Paging = Annotated[Page, Depends(_page)]
