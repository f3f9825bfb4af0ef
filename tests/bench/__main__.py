"""`make bench`: prints speed figures beside a peer or a floor, measured in one interleaved run. ARGS names single tables."""

from __future__ import annotations

import sys

from tests.figures import modules, print_table


def main() -> int:
    """Print every table."""
    for module in modules("tests.bench", sys.argv[1:]):
        print_table(module.NAME, module.measure())
    return 0


if __name__ == "__main__":
    sys.exit(main())
