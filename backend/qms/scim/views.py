"""What the service tells of itself as SCIM asks for it (RFC 7643, 5–7; RFC 7644, 4): no more than is kept."""

from qms.scim.queries import MOST
from qms.scim.schemas import CONFIG, ENTERPRISE, LIST, RESOURCE_TYPE, SCHEMA, USER, Resource


def _attribute(name: str, type_: str = "string", *, parts: tuple[Resource, ...] = (), **more: object) -> Resource:
    """An attribute with the characteristics of RFC 7643, 7: those of most unless told otherwise."""
    usual: Resource = {"name": name, "type": type_, "multiValued": False, "description": "", "required": False}
    usual |= {"mutability": "readWrite", "returned": "default"}
    words = {"caseExact": False, "uniqueness": "none"} if type_ == "string" else {}
    return usual | words | ({"subAttributes": list(parts)} if parts else {}) | more


NAME = (_attribute("formatted"), _attribute("familyName"), _attribute("givenName"))
EMAIL = (_attribute("value"), _attribute("type"), _attribute("primary", "boolean"))
SCHEMAS: dict[str, tuple[str, str, tuple[Resource, ...]]] = {
    USER: (
        "User",
        "Where somebody works. The externalId is who the person is at the identity provider",
        (
            _attribute("userName", required=True, uniqueness="server"),
            _attribute("name", "complex", parts=NAME),
            _attribute("displayName"),
            _attribute("title", description="The title that rules of roles name"),
            _attribute("active", "boolean", description="False: yesterday was the last day"),
            _attribute("emails", "complex", parts=EMAIL, multiValued=True),
        ),
    ),
    ENTERPRISE: (
        "EnterpriseUser",
        "Where in the municipality",
        (
            _attribute("employeeNumber"),
            _attribute("department", required=True, description="The unit's name, or its code in the directory"),
            _attribute("manager", "complex", parts=(_attribute("value"),)),
        ),
    ),
}


def schemas(address: str) -> list[Resource]:
    """The attributes of a user that there are."""
    return [
        {
            "schemas": [SCHEMA],
            "id": urn,
            "name": name,
            "description": description,
            "attributes": list(attributes),
            "meta": {"resourceType": "Schema", "location": f"{address}/scim/v2/Schemas/{urn}"},
        }
        for urn, (name, description, attributes) in SCHEMAS.items()
    ]


def resource_types(address: str) -> list[Resource]:
    """What there is: users."""
    user: Resource = {
        "schemas": [RESOURCE_TYPE],
        "id": "User",
        "name": "User",
        "endpoint": "/Users",
        "description": "Where somebody works",
        "schema": USER,
        "schemaExtensions": [{"schema": ENTERPRISE, "required": True}],
        "meta": {"resourceType": "ResourceType", "location": f"{address}/scim/v2/ResourceTypes/User"},
    }
    return [user]


def listed(resources: list[Resource], *, total: int | None = None, start: int = 1) -> Resource:
    """Some resources as a list."""
    amount = len(resources)
    paging = {"totalResults": amount if total is None else total, "startIndex": start, "itemsPerPage": amount}
    return {"schemas": [LIST], **paging, "Resources": resources}


def provider_config(address: str) -> Resource:
    """What of SCIM there is (RFC 7643, 5)."""
    bearer = {
        "type": "oauthbearertoken",
        "name": "OAuth Bearer Token",
        "description": "En token från kommunens inloggningstjänst, med rättigheten directory:write",
        "specUri": "https://www.rfc-editor.org/info/rfc6750",
        "primary": True,
    }
    return {
        "schemas": [CONFIG],
        "documentationUri": f"{address}/docs",
        "patch": {"supported": True},
        "bulk": {"supported": False, "maxOperations": 0, "maxPayloadSize": 0},
        "filter": {"supported": True, "maxResults": MOST},
        "changePassword": {"supported": False},
        "sort": {"supported": False},
        "etag": {"supported": True},
        "authenticationSchemes": [bearer],
        "meta": {"resourceType": "ServiceProviderConfig", "location": f"{address}/scim/v2/ServiceProviderConfig"},
    }
