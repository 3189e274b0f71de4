"""What a process holds for some seconds, and for whom it looks again."""

from contextvars import copy_context

from chalicelib.core import context
from chalicelib.core.held import forget, held


def test_what_is_held_is_loaded_once_until_it_is_forgotten(table):
    loads = iter("abc")
    assert [held("letter", lambda: next(loads)) for _ in range(3)] == ["a", "a", "a"]
    forget("letter")
    assert held("letter", lambda: next(loads)) == "b"


def test_a_request_of_staff_sees_what_is_stored_now_and_reads_it_once(table):
    loads = iter("abc")
    assert held("letter", lambda: next(loads)) == "a"

    def asked_by_staff() -> list[str]:
        context.actor.set("staff:stf_1")
        context.request_id.set("req-of-staff")
        return [held("letter", lambda: next(loads)) for _ in range(2)]

    assert copy_context().run(asked_by_staff) == ["b", "b"]
    assert held("letter", lambda: next(loads)) == "b"
