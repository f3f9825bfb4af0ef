"""`make eval`: prints quality figures, measured on the shared data. ARGS names single tables."""

from __future__ import annotations

import sys

from tests.figures import modules, print_table
from tests.shared import shared_folder


def main() -> int:
    """Print every table; 0 also where the data are absent."""
    folder = shared_folder()
    if folder is None or not (folder / "data").is_dir():
        print("The evaluation data are not here (set BRIEFER_DATA); nothing was measured.")
        return 0
    for module in modules("tests.evaluation", sys.argv[1:]):
        print_table(module.NAME, module.evaluate(folder / "data"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
