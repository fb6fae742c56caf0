"""Joins number words: "twenty two", "dos mil veinte", "vingt et un", "двадцать второго"."""

from dictafacta.lexicon.times.items import Item

LAST_DAY = 31


def join_numbers(items: list[Item]) -> list[Item]:
    """Return the items with rows of number words as one item each.

    Number words have the class `number` (0 to 99 and hundreds), `ordinal` or `multiplier`
    (hundred, thousand); the joined item has `int` or `ord`, and `day-name` up to 31.
    """
    found: list[Item] = []
    at = 0
    while at < len(items):
        row = number_row(items, at)
        if row:
            found.append(joined(items[at : at + row]))
            at += row
        else:
            found.append(items[at])
            at += 1
    return found


def number_row(items: list[Item], at: int) -> int:
    """Return how many items from `at` make one number (0 if none), "and" or a hyphen inside."""
    length, before = 0, None
    place = at
    while place < len(items) and (place == at or not items[place].broken):
        item = items[place]
        if not is_number(item):
            beyond = items[place + 1] if place + 1 < len(items) else None
            if not (length and beyond and is_glue(item) and is_number(beyond)):
                break
            if not may_follow(before, beyond) or beyond.broken:
                break
            place += 1
            continue
        if before is not None and not may_follow(before, item):
            break
        before, place = item, place + 1
        length = place - at
        if "ordinal" in item.classes and "number" not in item.classes:
            break
    return length


def is_number(item: Item) -> bool:
    """Tell whether the item is a number word."""
    return not {"number", "ordinal", "multiplier"}.isdisjoint(item.classes)


def is_glue(item: Item) -> bool:
    """Tell whether the item may stand inside a number: "and" or a hyphen without spaces."""
    return "and" in item.classes or ("dash" in item.classes and item.tight)


def size(item: Item) -> float:
    """Return the number that the word is."""
    for name in ("number", "ordinal", "multiplier"):
        value = item.classes.get(name)
        if isinstance(value, int | float):
            return value
    return 0


def may_follow(before: Item | None, item: Item) -> bool:
    """Tell whether a number word goes on with the next: twenty two, two thousand, thousand ten."""
    if before is None:
        return True
    if "multiplier" in item.classes:
        return size(before) < size(item)
    if "multiplier" in before.classes:
        return size(item) < size(before)
    left, right = size(before), size(item)
    if left >= 100:
        return left % 100 == 0 and 0 < right < 100
    teens = left in (60, 80) and 0 < right < 20  # soixante-dix, quatre-vingt-dix
    return left >= 20 and left % 10 == 0 and (0 < right < 10 or teens)


def joined(row: list[Item]) -> Item:
    """Return a row of number words as one item."""
    total: float = 0
    part: float = 0
    for item in row:
        if "multiplier" in item.classes and "number" not in item.classes:
            part = (part or 1) * size(item)
            if size(item) >= 1000:
                total, part = total + part, 0
        elif is_number(item):
            part += size(item)
    total += part
    last = row[-1].classes
    classes = dict(last) if len(row) == 1 else {}
    for name in ("number", "ordinal", "multiplier"):
        classes.pop(name, None)
    value = int(total) if total == int(total) else total
    if "ordinal" in last:
        classes["ord"] = value
    if "number" in last or "multiplier" in last:
        classes["int"] = value
        if 1 <= total <= LAST_DAY and isinstance(value, int):
            classes["day-name"] = value
        if len(row) > 1 and 1000 <= total < 2200:
            classes["year"] = value
    return Item(row[0].start, row[-1].end, row[0].tight, row[0].broken, classes)
