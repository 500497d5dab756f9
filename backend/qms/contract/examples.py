"""Examples for the contract, made from the shapes themselves: always valid, always complete."""

import re
from typing import Any

Schema = dict[str, Any]

WORDS: dict[str, Any] = {
    "title": "Brev skickat till fel adress",
    "description": "Ett beslut skickades till en tidigare adress. Den enskilde har fått beslutet läst upp per telefon.",
    "immediateAction": "Brevet är återkallat och ett nytt är skickat till rätt adress.",
    "caseReference": "2026-01842",
    "onBehalfOf": "Kollega på mottagningen",
    "reason": "Händelsen hör till den enhet som skickade brevet.",
    "text": "Adressen var ändrad i folkbokföringen men inte i verksamhetssystemet.",
    "reference": "AVV-1042",
    "unitName": "Mottagningen",
    "name": "Mottagningen",
    "municipality": "Älvsala kommun",
    "label": "Post, inkommen handling",
    "code": "incoming-mail",
    "category": "incoming-mail",
    "lawArea": "sol",
    "system": "verksamhetssystem",
    "id": "H-2026-10233",
    "href": "https://kvalitet.example.se/kvalitet/v1/deviations/019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11",
    "rel": "self",
    "method": "GET",
    "cursor": "1-812-45",
    "issuer": "https://login.example.se",
    "personNumber": "19121212-1212",
    "precision": "date",
    "on": "2026-11-20",
    "at": None,
    "statement": None,
    "decision": "investigate",
}
ENDS: dict[str, Any] = {
    "boardName": "Socialnämnden",
    "roleName": "Enhetschef",
    "jobName": "Handläggare",
    "fileName": "beslut.csv",
    "removedReason": "Fel bild.",
    "addedByName": "Anna Lind",
    "problem": "Virusskyddet svarar inte. Filen granskas så snart det gör det.",
    "ruleName": "Enhetschef ansvarar för enheten",
    "operationName": "Läs en avvikelse",
    "kindName": "Avvikelse",
    "matterKind": "deviation",
    "shortName": "Mottagning",
    "outsideName": "Region Exempel",
    "Name": "Maria Lind",
    "Reason": "Uppgiften kom till fel enhet.",
    "reasonText": "Det saknas personal med rätt utbildning.",
    "meanwhileText": "Den enskilde får hemtjänst under tiden.",
    "effortsText": "En tjänst är utlyst och en vikarie har tillfrågats.",
    "consequencesText": "Den enskilde kommer inte ut på promenader.",
    "Text": "Adressen var ändrad i folkbokföringen.",
    "detail": "Ett fält behöver rättas.",
    "pointer": "/unitId",
    "note": "Samtal med den enskilde.",
    "words": "Brevet skickades på fredagen.",
    "status": "received",
    "source": "Personalsystemet",
    "sourceId": "H-2026-10233",
    "externalNumber": "R-2026-00731",
    "number": "SN 2026/118",
    "receipt": "IVO-2026-00731",
    "legalReference": "4 kap. 1 § SoL",
    "law": "Socialtjänstlagen",
    "court": "Förvaltningsrätten i Falun",
    "scope": "deviation:create",
    "operation": "deviationRead",
    "kind": "deviation",
    "subject": "019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11",
    "login": "maria.lind",
    "clientId": "verksamhetssystem",
    "path": "Socialförvaltningen/Mottagningen",
    "key": "rutin-saknas",
    "purpose": "Uppföljning till nämnden",
    "help": "Skriv vad du såg, inte vad du tror.",
    "what": "Rutinen för utskick skrivs om.",
    "heading": "Beslutsdatum",
    "column": "Beslutsdatum",
    "sheet": "Beslut",
    "value": "i våras",
    "wrong": "Enheten hom",
    "replacement": "2026-01-31",
    "says": "en dag som 2026-01-31",
    "singular": "kategori",
    "step": "Bedöm",
    "unit": "antal",
    "amount": "10",
    "remaining": "4",
    "age": "45",
    "explanation": "Tiden räknas från beslutet.",
    "dueExplanation": "Tre månader från beslutet.",
    "ruleVersion": "2026-07",
    "denominatorLabel": "avslutade åtgärder",
    "counterpartAnswer": "Rutinen är ändrad hos oss.",
    "answer": "Tack, vi har ändrat rutinen.",
    "conclusion": "Rutinen för utskick saknade ett steg.",
    "evidence": "Tio utskick kontrollerade, inget fel.",
    "measures": "Brevet är återkallat.",
    "circumstances": "Ett beslut låg synligt i receptionen.",
    "Consequence": "Den enskilde blev orolig.",
    "consequence": "Den enskilde blev orolig.",
    "consequences": "Den enskilde blev orolig.",
    "exposedData": "Namn och adress",
    "expected": "Inga brev till fel adress.",
    "about": "Utskick av beslut",
    "otherCauses": "Hög arbetsbelastning den veckan.",
    "informedHow": "Per telefon",
    "askedBy": "Maria Lind",
    "correctedBy": "Maria Lind",
    "inPlaceOf": "Maria Lind",
    "holder": "Region Exempel",
    "manager": "1042",
    "deputy": "1043",
    "deputyFor": "Maria Lind",
    "authorTitle": "Enhetschef",
    "email": "maria.lind@example.se",
    "address": "maria.lind@example.se",
    "decisionWords": "Åtgärden genomförs.",
    "refusal": "Listan är större än vad ändamålet kräver.",
    "delayReason": "no-staff",
    "inUse": "En av raderna är använd.",
    "notice": "Texten innehåller personnummer. Rad 3.",
    "apiDocumentation": "https://kvalitet.example.se/docs",
    "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "Hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "ages": "65–79 år",
    "commonWords": "och",
    "filterWords": "Läge: Inkommen",
    "headings": "Beslutsdatum",
    "holders": "Region Exempel",
    "investigators": "Maria Lind",
    "kinds": "deviation",
    "matters": "AVV-1042",
    "names": "Maria Lind",
    "needs": "unitId",
    "takes": "unitId",
    "ownOnly": "deviationRead",
    "permissions": "deviationRead",
    "probability": "Det händer någon gång om året.",
    "sheets": "Beslut",
    "staying": "Maria Lind",
    "unitNames": "Mottagningen",
    "unusedHeadings": "Anteckning",
    "whys": "Adressen var inte ändrad i systemet.",
    "happened": "Ett beslut skickades till en gammal adress.",
    "learnt": "Adressen kontrollerades bara när ärendet öppnades.",
    "changed": "Adressen kontrolleras före varje utskick.",
    "Question": "Hur kontrollerar vi adressen hos oss?",
    "word": "Hans",
    "intent": "Vi läser adressen högt för varandra före utskick.",
}
"""A word for a name that is not known: its own, or that of the last part of it where this begins with a capital."""
DEPTH = 8
PLAIN = ("Exempel", "exempel", "2026-11-22", "1")


def example(schema: Schema, schemas: Schema, name: str = "", depth: int = 0) -> Any:
    """A valid value of a schema: its own example, a known word for its name, or the plainest value it allows."""
    if "$ref" in schema or "allOf" in schema:
        inner = schemas[schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema["allOf"][0]
        return example(inner, schemas, name, depth + 1)
    if "example" in schema:
        return schema["example"]
    fitting = [word for word in _words(name) if schema.get("format") != "uuid" and _allows(schema, word)]
    if fitting:
        return fitting[0]
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    ways = schema.get("anyOf", schema.get("oneOf"))
    if ways and "properties" not in schema:
        return example(ways[0], schemas, name, depth)
    return _plain(schema, schemas, name, depth)


def _words(name: str) -> list[Any]:
    ends = [word for end, word in ENDS.items() if end == name or (end[0].isupper() and name.endswith(end))]
    return [WORDS[name], *ends] if name in WORDS else ends


def _allows(schema: Schema, value: Any) -> bool:
    if "anyOf" in schema:
        return any(_allows(part, value) for part in schema["anyOf"])
    if "enum" in schema or "const" in schema:
        return value in schema.get("enum", [schema.get("const")])
    if value is None or schema.get("type") != "string":
        return value is None and schema.get("type") == "null"
    shortest, longest = schema.get("minLength", 0), schema.get("maxLength", len(value))
    return shortest <= len(value) <= longest and re.search(schema.get("pattern", ""), value) is not None


def _plain(schema: Schema, schemas: Schema, name: str, depth: int) -> Any:
    match schema.get("type"):
        case "object":
            properties = schema.get("properties", {})
            said = {key: example(part, schemas, key, depth + 1) for key, part in properties.items()}
            return said | _left_out(schema, said)
        case "array":
            number = max(1, schema.get("minItems", 1)) if depth < DEPTH else schema.get("minItems", 0)
            return [example(schema["items"], schemas, name, depth + 1)] * number
        case "integer" | "number":
            return schema.get("default", max(1, schema.get("minimum", 1)))
        case "boolean":
            return bool(schema.get("default", False))
        case "string":
            return schema.get("default", next((word for word in PLAIN if _allows(schema, word)), PLAIN[0]))
    return None


def _left_out(condition: Schema, said: dict[str, Any]) -> dict[str, None]:
    """What must not be there beside the rest, as the conditions of a shape say."""
    while "if" in condition:
        asked = {name: part["const"] for name, part in condition["if"]["properties"].items() if "const" in part}
        if asked.items() <= said.items():
            first = condition["then"].get("anyOf", [condition["then"]])[0]
            return {name: None for name, part in first["properties"].items() if part == {"type": "null"}}
        condition = condition.get("else", {})
    return {}
