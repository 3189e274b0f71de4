"""What a module declares, and the registry of those that are there.

A module is one package under chalicelib/ with a `module.py` that holds one `Module`. Its `needs` name the modules whose
`service` and `events` it may import. A shop switches modules on and off; `core` and those marked `always` stay on.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chalicelib.core.http import Routes

QUEUES = ("fulfilment", "notification", "billing", "projection", "pictures")
ONE_AT_A_TIME = ("pictures",)  # queues whose messages take seconds each: a worker is given no second one meanwhile
Handler = Callable[..., None]


@dataclass(frozen=True)
class Schedule:
    """Work done every so many minutes, for every shop."""

    minutes: int
    run: Callable[[], None]


@dataclass(frozen=True)
class Module:
    """A part of Daybook: its routes, the events it reacts to (on which queue), and what it does by the clock.

    `own_markers` says that its handlers keep markers of their own: each of their steps is harmless to repeat, so they
    run again in full when the event comes again. Handlers that write more than once, or call others in between, need
    it: core's marker goes into the first transaction, and what failed after that would never be made up.
    """

    name: str
    title: str
    needs: tuple[str, ...] = ()
    routes: tuple["Routes", ...] = ()
    handlers: Mapping[str, Handler | tuple[Handler, ...]] = field(default_factory=dict)
    queue: str = "projection"
    schedules: Mapping[str, Schedule] = field(default_factory=dict)
    permissions: tuple[str, ...] = ()
    always: bool = False
    own_markers: bool = False

    def listeners(self, event: str) -> list[tuple[str, Handler]]:
        """This module's handlers of an event, each with its stable name."""
        found = self.handlers.get(event, ())
        return [(f"{self.name}.{each.__name__}", each) for each in (found if isinstance(found, tuple) else (found,))]


class Registry:
    """The modules of this installation, in dependency order. Raises ValueError where the order or a name is wrong."""

    def __init__(self, modules: Iterable[Module] = ()) -> None:
        self.modules: dict[str, Module] = {}
        for module in modules:
            self._enter(module)

    def _enter(self, module: Module) -> None:
        missing = [need for need in module.needs if need not in self.modules]
        if missing or module.name in self.modules or module.queue not in QUEUES:
            raise ValueError(f"Module {module.name} is listed twice, before {missing}, or on no queue ({module.queue})")
        self.modules[module.name] = module

    def listeners(self, event: str) -> list[tuple[Module, str, Handler]]:
        return [
            (module, name, handler) for module in self.modules.values() for name, handler in module.listeners(event)
        ]

    def handler(self, name: str) -> tuple[Module, Handler] | None:
        """The module and handler of a stable name; None where the installation no longer has it."""
        module = self.modules.get(name.split(".", 1)[0])
        for event in module.handlers if module else ():
            for known, handler in module.listeners(event):  # type: ignore[union-attr]
                if known == name:
                    return module, handler  # type: ignore[return-value]
        return None

    def schedules(self) -> list[tuple[str, Schedule]]:
        return [
            (f"{module.name}.{name}", schedule)
            for module in self.modules.values()
            for name, schedule in module.schedules.items()
        ]


registry = Registry()
is_on: Callable[[str], bool] = bool  # whether the present shop has a module on; `install` is told how to know


def install(modules: Iterable[Module], switched_on: Callable[[str], bool] | None = None) -> Registry:
    """Make these the modules of this process. `switched_on` tells whether the present shop has a module on."""
    global registry, is_on
    registry = Registry(modules)
    if switched_on is not None:
        is_on = switched_on
    return registry


def on(name: str) -> bool:
    """Whether the present shop has this module on."""
    module = registry.modules.get(name)
    return module is None or module.always or is_on(name)
