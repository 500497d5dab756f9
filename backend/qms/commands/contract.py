"""Write down the contract, or say whether what is written still holds."""

from argparse import Namespace
from pathlib import Path

from qms.app import contract
from qms.contract.openapi import as_yaml, drift
from qms.refused import Refused

CONTRACT = Path("openapi.yaml")


def openapi(options: Namespace) -> int:
    """Write ``openapi.yaml``; with ``--check``, write nothing and refuse if it is out of date."""
    text = as_yaml(contract())
    if not options.check:
        CONTRACT.write_text(text)
        return 0
    if changes := drift(CONTRACT.read_text() if CONTRACT.exists() else "", text):
        print("\n".join(changes[:60]))
        raise Refused("openapi.yaml stämmer inte med koden. Kör make openapi.")
    return 0
