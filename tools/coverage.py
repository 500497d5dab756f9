"""Print how many of the lines and branches the tests reach, a line for each half: ``make coverage``."""

import json
import sys
from pathlib import Path


def main(service: str, pages: str) -> None:
    """Read the reports of coverage.py and vitest."""
    totals = json.loads(Path(service).read_text("utf-8"))["totals"]
    lines = 100 * totals["covered_lines"] / totals["num_statements"]
    branches = 100 * totals["covered_branches"] / totals["num_branches"]
    print(f"backend/qms:  lines {lines:.1f} %, branches {branches:.1f} % (Python tests)")
    total = json.loads(Path(pages).read_text("utf-8"))["total"]
    lines, branches = total["lines"]["pct"], total["branches"]["pct"]
    print(f"frontend/src: lines {lines:.1f} %, branches {branches:.1f} % (vitest alone, without the journeys)")


if __name__ == "__main__":
    main(*sys.argv[1:])
