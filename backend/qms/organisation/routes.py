"""The HTTP face of the organisation."""

from qms.kernel.route import Router

router = Router(prefix="", tag="organisation")
