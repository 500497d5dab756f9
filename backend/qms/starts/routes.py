"""The HTTP face of the start page."""

from qms.kernel.db import Tx
from qms.kernel.route import Router
from qms.starts import views
from qms.starts.schemas import Start

router = Router(prefix="", tag="overview")


@router.get("/start", summary="Vad är värt att veta i dag")
def start_read(tx: Tx) -> Start:
    """Visar det som är värt att veta för den som frågar, i antal: kvartalet, åldrar, det som väntar eller går ut."""
    return views.start(tx)
