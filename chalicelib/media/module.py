"""What the media module declares."""

from chalicelib.core.module import Module, Schedule
from chalicelib.media import handlers, service
from chalicelib.media.routes import routes

media = Module(
    name="media",
    title="Pictures",
    needs=("shop",),
    routes=(routes,),
    handlers={"media.kept": handlers.develop, "media.gone": handlers.delete_files},
    queue="pictures",
    schedules={"sweep": Schedule(minutes=60, run=service.sweep)},
    always=True,
    own_markers=True,
)
