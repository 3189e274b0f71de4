"""Where the real data lies: beside the project, in shared/data. Tests that need it are skipped where it is not."""

from pathlib import Path

REAL_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
