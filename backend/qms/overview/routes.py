"""The HTTP face of the overview."""

from qms.kernel.route import Router

router = Router(prefix="", tag="overview")
