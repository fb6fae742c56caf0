"""When: time expressions and what they mean."""

from dictafacta.extract.times.find import date_in_text, find_in_text, find_times
from dictafacta.extract.times.timeline import bounds, calendar_value

__all__ = ["bounds", "calendar_value", "date_in_text", "find_in_text", "find_times"]
