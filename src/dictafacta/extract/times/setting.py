"""What a phrase is resolved against: the publication date, the text's own dates, the tense."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from dictafacta.extract.times.calendar import Stretch, gap


@dataclass(slots=True)
class Setting:
    """The circumstances of one phrase; changes as the reading goes on through the text.

    `published` is the day of publication, `moment` the same with its clock where that is known;
    `anchor` is the last time that the text itself named, `anchor_day` the last day. `direction`
    is -1 in the past, 1 in the future, 0 where the words do not tell. `used_published` notes that
    the result depends on the publication date.
    """

    published: date | None
    moment: datetime | None = None
    month_first: bool = False
    anchor: Stretch | None = None
    anchor_day: Stretch | None = None
    direction: int = 0
    used_published: bool = False

    def today(self) -> date | None:
        """Return the day of publication, and note that it was asked for."""
        self.used_published = self.used_published or self.published is not None
        return self.published

    def named_before(self, unit: str) -> Stretch | None:
        """Return the time that "so many units later" counts from: a day for days and weeks."""
        return self.anchor if unit in ("month", "year") else self.anchor_day

    def reference(self) -> date | None:
        """Return the day of publication, or else the text's last own date."""
        if self.published is not None:
            return self.today()
        return self.anchor.first if self.anchor else None


def nearest(
    candidates: Iterable[Stretch], day: date, direction: int, default: int = 0
) -> Stretch | None:
    """Return the candidate that a speaker on `day` means.

    The last one begun for -1, the next one not over for 1; for 0 the closest, days ahead counting
    double, since news tells more of the past. `default` stands for an unknown direction.
    """
    found = sorted(candidates, key=lambda s: s.first)
    direction = direction or default
    if direction < 0:
        return next((s for s in reversed(found) if s.first <= day), None)
    if direction > 0:
        return next((s for s in found if s.last >= day), None)
    return min(found, key=lambda s: max(2 * gap(day, s), -gap(day, s)), default=None)
