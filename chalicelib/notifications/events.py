"""What happens to messages."""

from dataclasses import dataclass

from chalicelib.core.journal import Fact


@dataclass(frozen=True)
class ResendRequested(Fact, name="message.resend_requested"):
    """Staff want this message to be sent again, to its recipient."""

    message_id: str
