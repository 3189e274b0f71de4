"""The environment, read when asked for, so that importing costs nothing and tests may change it."""

import os


class MissingSetting(RuntimeError):
    """A setting that has no default is not in the environment."""


def _read(name: str, default: str | None = None) -> str:
    value = os.environ.get(name) or default
    if value is None:
        raise MissingSetting(f"Set {name} in the environment.")
    return value


class Settings:
    """Every environment variable Daybook reads, by the name it has in the code."""

    @property
    def table(self) -> str:
        return _read("DAYBOOK_TABLE", "daybook-local")

    @property
    def shop(self) -> str:
        return _read("DAYBOOK_SHOP", "main")

    @property
    def region(self) -> str:
        return _read("AWS_REGION", _read("AWS_DEFAULT_REGION", "eu-north-1"))

    @property
    def dynamodb_url(self) -> str | None:
        return os.environ.get("DAYBOOK_DYNAMODB_URL") or None

    @property
    def aws_url(self) -> str | None:
        return os.environ.get("DAYBOOK_AWS_URL") or None

    @property
    def queue_prefix(self) -> str:
        return _read("DAYBOOK_QUEUE_PREFIX", "daybook-local-")

    @property
    def bucket(self) -> str:
        return _read("DAYBOOK_BUCKET", "daybook-local")

    @property
    def darkroom(self) -> str | None:
        """The function that opens pictures; without one it is done in this process."""
        return os.environ.get("DAYBOOK_DARKROOM") or None

    @property
    def secret(self) -> str:
        return _read("DAYBOOK_SECRET")

    @property
    def url(self) -> str:
        return _read("DAYBOOK_URL", "http://127.0.0.1:8000").rstrip("/")

    @property
    def sender(self) -> str:
        return _read("DAYBOOK_SENDER", "shop@daybook.example")

    @property
    def metered(self) -> bool:
        return os.environ.get("DAYBOOK_METER") == "1"

    @property
    def stripe_url(self) -> str | None:
        return os.environ.get("DAYBOOK_STRIPE_URL") or None

    @property
    def stripe_key(self) -> str:
        return _read("STRIPE_SECRET_KEY", "sk_test_daybook")

    @property
    def stripe_public_key(self) -> str:
        return _read("STRIPE_PUBLISHABLE_KEY", "pk_test_daybook")

    @property
    def stripe_webhook_secret(self) -> str:
        return _read("STRIPE_WEBHOOK_SECRET")

    @property
    def stripe_js(self) -> str:
        return _read("DAYBOOK_STRIPE_JS", "https://js.stripe.com/v3/")

    @property
    def on_one_machine(self) -> bool:
        return bool(self.dynamodb_url)


settings = Settings()
