"""Measures time expressions on the date cases of Recognizers-Text, beside dateparser's search.

    PYTHONPATH=src python benchmarks/dates.py ../shared/benchmarks/dates [--misses XX] [--text DIR]

The baseline wants `pip install dateparser`; `--no-baseline` does without.

A case counts if the span is exact and the value right. Scored are the types date, daterange,
datetime and duration; time, timerange, datetimerange, set and timezone are left out: news does not
need meeting times. Of an ambiguous expression ("Friday") the data give several values, and one of
them must be met. With `--text DIR` (files XX.txt.xz, one paragraph a line) false dates are counted
on sentences without figures, months, weekdays, and without "today" and its neighbours. Some of what
is found there is right ("last week", "six months ago"): all of it is counted.

A value is right if it covers the same days at the expected grain. Recognizers excludes the end of
a range and writes only the first day of its last unit ("2014 to 2018" ends on 2018-01-01); both
the end of the range as written and the day after it are accepted, nothing else.
"""

import argparse
import json
import lzma
import random
import re
import sys
import time
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

from dictafacta.extract.times import bounds, find_in_text
from dictafacta.lexicon import load

TYPES = ("date", "daterange", "datetime", "duration")
SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def cases(folder, language):
    """Yield text, reference time and the expected expressions of the scored types."""
    for case in json.loads((folder / f"{language}.json").read_text(encoding="utf-8")):
        wanted = [e for e in case["expected"] if e["type"] in TYPES]
        left_out = [e for e in case["expected"] if e["type"] not in TYPES]
        yield case["text"], case["reference"], wanted, left_out


def right_value(found, expected):
    """Tell whether a value (ISO 8601 or EDTF) means one of the expected ones."""
    if found is None:
        return False
    return any(same(found, e) for e in expected["values"] or ())


def same(found, expected):
    kind = expected["type"]
    if kind == "duration":
        return seconds_of(found) == float(expected["value"])
    if kind == "datetime":
        return instant(found) == expected["value"].replace(" ", "T")
    covered = bounds(found)
    if covered is None:
        return False
    first, last = covered
    if kind == "date":
        return first == last and first.isoformat() == expected.get("value")
    timex = expected.get("timex", "")
    if re.fullmatch(r"\d{4}-(SP|SU|FA|WI)", timex):
        return found == f"{timex[:4]}-{SEASON_CODES[timex[5:]]}"
    if re.fullmatch(r"\d{4}", timex) and "start" not in expected and "end" not in expected:
        return found == timex
    return same_range(found, first, last, expected)


def same_range(found, first, last, expected):
    """Compare a range; an end that is missing on one side must be missing on the other."""
    start, end = expected.get("start"), expected.get("end")
    if start is None and end is None:
        return False
    if (start is None) != (first == date.min) or (end is None) != (last == date.max):
        return False
    if start is not None and first.isoformat() != start:
        return False
    return end is None or end in ends(found, last)


def ends(found, last):
    """Return the two dates that Recognizers may write for the end of this range."""
    closing = bounds(found.rpartition("/")[2])
    day_after = last + timedelta(days=1)
    return {closing[0].isoformat() if closing else None, day_after.isoformat()}


def instant(found):
    """Return a value with its clock in full, as Recognizers writes it."""
    if "T" not in found or found.startswith("P"):
        return None
    day, clock = found.split("T")
    return f"{day}T{clock}{':00' * (2 - clock.count(':'))}"


def seconds_of(found):
    """Return an ISO 8601 duration in seconds, with Recognizers' lengths of months and years."""
    match = re.fullmatch(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?"
                         r"(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?", found)  # fmt: skip
    if not match:
        return None
    days = (365, 30, 7, 1)
    lengths = [d * 86400 for d in days] + [3600, 60, 1]
    return round(sum(float(n or 0) * s for n, s in zip(match.groups(), lengths, strict=True)), 3)


def ours(text, language, reference):
    return [
        (t.span.start, t.span.end, t.value) for t in find_in_text(text, load(language), reference)
    ]


def dateparsers(text, language, reference):
    """Return what dateparser's search finds; its strings are placed from left to right."""
    from dateparser.search import search_dates

    base = datetime.fromisoformat(reference)
    settings = {"RELATIVE_BASE": base, "DATE_ORDER": "MDY" if language == "en" else "DMY"}
    found = search_dates(text, languages=[language], settings=settings) or []
    result, at = [], 0
    for words, moment in found:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            result.append((start, at, moment))
    return result


def baseline_right(moment, expected):
    """Tell whether a moment is an expected date, date and time, or the start of a range.

    Generous: dateparser knows no ranges, so the first day of one is taken as right.
    """
    return any(
        moment.date().isoformat() == (v.get("value") or v.get("start") or "")[:10]
        for v in expected["values"] or ()
    )


def score(folder, language, misses, baseline=True):
    """Return counts for one language, and print what was missed if asked."""
    tally = Counter()
    for text, reference, wanted, left_out in cases(folder, language):
        if reference is None:
            continue
        start = time.perf_counter()
        found = ours(text, language, reference)
        tally["time"] += time.perf_counter() - start
        theirs = dateparsers(text, language, reference) if baseline else []
        spans = {(s, e): v for s, e, v in found}
        their_spans = {(s, e): m for s, e, m in theirs}
        apart = {(e["start"], e["end"]) for e in left_out}
        tally["found"] += sum(s not in apart for s in spans)
        for e in wanted:
            place = e["start"], e["end"]
            kind = e["type"]
            tally["all"] += 1
            tally["all", kind] += 1
            tally["span"] += place in spans
            good = place in spans and right_value(spans[place], e)
            tally["right"] += good
            tally["right", kind] += good
            tally["their span"] += place in their_spans
            theirs_good = baseline_right(their_spans[place], e) if place in their_spans else False
            tally["their right"] += theirs_good
            if misses and not good:
                shown = [(text[s:t], v) for s, t, v in found]
                values = [v.get("value") or (v.get("start"), v.get("end")) for v in e["values"]]
                missed = f"{kind}: {e['text']!r} {values[:1]}"
                print(f"  {missed} in {text[:80]!r}: {shown}")
    return tally


PLAIN_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


DAY_WORDS = {"month", "weekday", "month-weak"}
TODAY_WORDS = {"relative-day", "relative-day-lower", "relative-day-part"}


def plain_sentences(path, language, words):
    """Yield up to so many words of sentences without figures, month, weekday or day words."""
    names = {
        form.tokens[0]
        for forms in load(language).times.forms.values()
        for form in forms
        if (DAY_WORDS | TODAY_WORDS) & set(form.classes) and len(form.tokens) == 1
    }
    with lzma.open(path, "rt", encoding="utf-8") as file:
        lines = file.read().splitlines()
    random.Random(7).shuffle(lines)
    count = 0
    for line in lines:
        for sentence in PLAIN_SENTENCE.split(line):
            tokens = re.findall(r"[^\W_]+", sentence.lower())
            if any(t.isdecimal() or any(c.isdecimal() for c in t) or t in names for t in tokens):
                continue
            yield sentence, len(tokens)
            count += len(tokens)
            if count >= words:
                return


def false_dates(folder, language, words, show):
    """Count what is found in sentences that name no day, durations apart."""
    tally = Counter()
    for sentence, length in plain_sentences(folder / f"{language}.txt.xz", language, words):
        tally["words"] += length
        for t in find_in_text(sentence, load(language), "2023-09-14"):
            kind = "durations" if t.grain == "duration" else "dates"
            tally[kind] += 1
            if show and kind == "dates":
                tally["shown"] += 1
                if tally["shown"] <= show:
                    print(f"  {t.span.of(sentence)!r} {t.value} in {sentence[:100]!r}")
    return tally


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--languages", nargs="*", default=["it", "en", "es", "fr", "de", "pt"])
    parser.add_argument("--misses", action="store_true", help="print every expression missed")
    parser.add_argument("--no-baseline", action="store_true", help="leave dateparser out")
    parser.add_argument("--text", type=Path, help="folder of plain text for false dates")
    parser.add_argument("--words", type=int, default=200_000, help="words of plain text a language")
    parser.add_argument("--show", type=int, default=0, help="print so many false dates")
    given = parser.parse_args(arguments)
    print("language  cases  exact span  span+value  found  | dateparser: span  span+value")
    for language in given.languages:
        path = given.folder / f"{language}.json"
        if not path.is_file():
            continue
        t = score(given.folder, language, given.misses, not given.no_baseline)
        n = t["all"]
        kinds = ", ".join(f"{k} {t['right', k]}/{t['all', k]}" for k in TYPES)
        print(f"{language:8} {n:6} {t['span'] / n:11.3f} {t['right'] / n:11.3f} {t['found']:6}"
              f"  | {t['their span'] / n:.3f} {t['their right'] / n:.3f}   ({kinds})")  # fmt: skip
    if given.text:
        print("\nlanguage  words  false dates per 1,000 words  (durations per 1,000)")
        for language in given.languages:
            t = false_dates(given.text, language, given.words, given.show)
            print(f"{language:8} {t['words']:6} {1000 * t['dates'] / t['words']:10.2f}"
                  f" {1000 * t['durations'] / t['words']:20.2f}")  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
