"""DAYBOOK_HOME: the folder one installation lives in, locked while it runs, with the secrets it made for itself."""

import contextlib
import fcntl
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

OWNER_EMAIL = "owner@daybook.example"
LOG_LIMIT = 10_000_000
# Words for a password a person can read aloud; 5 of 128 and 4 digits are 48 bits.
SYLLABLES = [c + v for c in "bdfghjklmnprstvz" for v in ("a", "e", "i", "o", "u", "ai", "ei", "ou")]


class Home:
    """The folder, and settings.json in it (mode 0600)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.settings_file = self.folder / "settings.json"
        self.running_file = self.folder / "running.json"
        self.database = self.folder / "daybook.db"
        self.logs = self.folder / "logs"

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder for this process. Raises SystemExit when another Daybook has it."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.logs.mkdir(exist_ok=True)
        with (self.folder / "lock").open("a+") as lock:
            self._take(lock)
            yield

    def _take(self, lock: IO[str]) -> None:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise SystemExit(
                f"Another Daybook (process {lock.read().strip() or 'unknown'}) runs on {self.folder}. "
                "Stop it, or choose another folder with DAYBOOK_HOME."
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()

    def settings(self) -> dict[str, Any]:
        """The installation's own secrets; made at the first start, and kept."""
        kept = json.loads(self.settings_file.read_text()) if self.settings_file.exists() else {}
        made = {
            "secret": secrets.token_urlsafe(32),
            "webhook_secret": "whsec_" + secrets.token_hex(24),
            "owner_email": OWNER_EMAIL,
            "owner_password": new_password(),
            "owner_password_chosen": False,
            "first_start_done": False,
        }
        if not made.keys() <= kept.keys():
            kept = {**made, **kept}
            self.keep_settings(kept)
        return dict(kept)

    def keep_settings(self, settings: Mapping[str, Any]) -> None:
        write_private(self.settings_file, json.dumps(settings, indent=2))

    def tidy_logs(self) -> None:
        """Start a new log where the old one has grown long; one old one is kept."""
        for log in self.logs.glob("*.log"):
            if log.stat().st_size > LOG_LIMIT:
                log.replace(log.with_suffix(".log.1"))


def write_private(file: Path, text: str) -> None:
    """Replace a file as a whole, readable by its owner alone."""
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)


def new_password() -> str:
    words = "".join(secrets.choice(SYLLABLES) for _ in range(5))
    return f"{words}-{secrets.randbelow(9000) + 1000}"
