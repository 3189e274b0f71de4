"""What happens to taxes."""

from dataclasses import dataclass
from typing import Any

from chalicelib.core.journal import Fact


@dataclass(frozen=True)
class TaxesChanged(Fact, name="taxes.changed"):
    """Rates were changed by staff; orders placed before keep theirs."""

    classes: list[dict[str, Any]]
    zones: list[dict[str, Any]]
