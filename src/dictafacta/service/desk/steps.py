"""What follows when a document has been stored, in the same transaction: wired here alone.

A step gets the file, the number of the document in it, and its reading. It runs again, for the
same number, when the document is read again: then it must replace what it wrote before. What
hangs on `appearances`, `statements` or `events` of the document is gone by then.
"""

from collections.abc import Callable

from dictafacta.model import Reading
from dictafacta.service.desk.relating import relate
from dictafacta.store import Database

Step = Callable[[Database, int, Reading], None]

STEPS: tuple[Step, ...] = (relate,)
