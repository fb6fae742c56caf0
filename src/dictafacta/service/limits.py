"""How much one document may cost: size limits and a time budget."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import thread_time
from types import FrameType


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The cost of one document.

    `seconds`: processor time, so that a busy machine changes no reading; loading of the pipeline
    is not counted. `characters`: length of the article that is analysed. `block`: characters that
    the pipeline gets at once. How much of a page is read at all is the reader's own limit.
    """

    seconds: float = 20.0
    characters: int = 300_000
    block: int = 10_000


class OutOfTime(BaseException):
    """The budget is spent. No Exception, so that no library's broad handler can swallow it."""


class Clock:
    """The processor time that one document has left, in seconds; only what runs under it counts."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.left = seconds

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count the block's time, and raise OutOfTime in it once the budget is spent.

        In the main thread an alarm interrupts the block. In other threads, on systems without
        alarms, and where somebody else uses the alarm, the clock is only looked at before.
        """
        if self.left <= 0:
            raise OutOfTime
        started = thread_time()
        try:
            with alarm_after(self.left):
                yield
        finally:
            self.left -= thread_time() - started


@contextmanager
def alarm_after(seconds: float) -> Iterator[None]:
    """Raise OutOfTime in the block after `seconds`, where this thread may set the alarm."""
    if not alarm_is_free():
        yield
        return
    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.5)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def alarm_is_free() -> bool:
    """Tell whether this thread may set the alarm without taking it from somebody."""
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGPROF) is signal.SIG_DFL
    )


def ring(_signal: int, frame: FrameType | None) -> None:
    """Answer the timer; inside a finaliser an exception would be lost, so the next ring does it."""
    while frame is not None:
        if frame.f_code.co_name == "__del__":
            return
        frame = frame.f_back
    raise OutOfTime
