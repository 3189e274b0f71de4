"""Some modules alone, in place of the application's, while a test gives them events; in several threads at once too."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from chalicelib.core import module
from chalicelib.core.module import Module

_guard = threading.Lock()
_inside: list[module.Registry] = []  # for each thread that is inside, the registry of the application


@contextmanager
def alone(*modules: Module) -> Iterator[None]:
    """The first thread in puts these in place, and the last out puts the application's back."""
    with _guard:
        _inside.append(_inside[0] if _inside else module.registry)
        module.registry = module.Registry([])
        module.registry.modules = {each.name: each for each in modules}
    try:
        yield
    finally:
        with _guard:
            before = _inside.pop()
            if not _inside:
                module.registry = before
