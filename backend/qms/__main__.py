"""``python -m qms`` is the command ``qms``, for places where the command is not installed."""

import sys

from qms.cli import main

sys.exit(main())
