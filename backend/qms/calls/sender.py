"""One call to one address over HTTPS, and what became of it. The only file that calls addresses people have typed.

Whoever may type an address could otherwise let the service call what it alone can reach. So the name is looked up once,
each address that it has must be one that anybody on the internet can reach or stand in a network that the operator has
named, and the connection goes to that very address. No other address is followed, nothing of the answer is read, and no
proxy of the environment is asked.
"""

import asyncio
import socket
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import httpx2

from qms.settings import Settings

PATIENCE = 5.0
"""Seconds for the whole of a call."""
Address = IPv4Address | IPv6Address
NAT64 = IPv6Network("64:ff9b::/96")
"""Addresses of the old internet written as of the new (RFC 6052)."""
NOT_GLOBAL = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20", "fec0::/10")))
"""What Python 3.11 takes for everybody's and IANA's registries of special addresses do not."""


class NotReached(Exception):
    """Nobody was reached there."""


class Forbidden(NotReached):
    """The name has an address that the service may not call."""


class Silent(NotReached):
    """Nobody answered in time."""


class Untrusted(NotReached):
    """Whoever answered could not prove who they are."""


@dataclass(frozen=True)
class Sender:
    """How an installation calls others: the networks beside the internet that it may reach, and whom it trusts."""

    networks: tuple[IPv4Network | IPv6Network, ...]
    trust: ssl.SSLContext

    @classmethod
    def of(cls, settings: Settings) -> "Sender":
        """The sender that the settings describe."""
        ca_file = str(settings.webhook_ca_file) if settings.webhook_ca_file else None
        networks = tuple(map(ip_network, settings.webhook_networks.split()))
        return cls(networks, ssl.create_default_context(cafile=ca_file))

    async def post(self, url: str, headers: Mapping[str, str], content: str) -> int:
        """Send something once. Returns the status of the answer; raises ``NotReached`` where there is none."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._post(url, headers, content)
        except (TimeoutError, httpx2.TimeoutException):
            raise Silent from None
        except httpx2.ConnectError as error:
            raise Untrusted if _is_of_trust(error) else NotReached from error
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, UnicodeError) as error:
            raise NotReached from error

    async def _post(self, address: str, headers: Mapping[str, str], content: str) -> int:
        url = httpx2.URL(address)
        here = await self._address(url.host, url.port or 443)
        async with httpx2.AsyncClient(verify=self.trust, timeout=PATIENCE, trust_env=False) as client:
            request = client.build_request(
                "POST",
                url.copy_with(host=str(here)),
                content=content,
                headers={**headers, "Host": url.netloc.decode("ascii")},
                extensions={"sni_hostname": url.host},
            )
            answer = await client.send(request, stream=True, follow_redirects=False)
            await answer.aclose()
        return answer.status_code

    async def _address(self, host: str, port: int) -> Address:
        """Where a name leads. One address that is not to be called is enough for none to be."""
        loop = asyncio.get_running_loop()
        known = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [ip_address(place[0]) for *_, place in known]
        if not addresses or not all(self.may_reach(address) for address in addresses):
            raise Forbidden
        return addresses[0]

    def may_reach(self, address: Address) -> bool:
        """Whether an address may be called: everybody's, or one of the operator's own networks."""
        meant = _meant(address)
        if _is_in(meant, self.networks):
            return True
        return meant.is_global and not (meant.is_multicast or meant.is_reserved or _is_in(meant, NOT_GLOBAL))


def _is_in(address: Address, networks: Iterable[IPv4Network | IPv6Network]) -> bool:
    return any(address in network for network in networks if network.version == address.version)


def _meant(address: Address) -> Address:
    """The address of the old internet that one of the new stands for, wherever it is hidden in it."""
    if isinstance(address, IPv4Address):
        return address
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else address)


def _is_of_trust(error: BaseException | None) -> bool:
    """Whether a connection failed since the other could not prove who it is."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
