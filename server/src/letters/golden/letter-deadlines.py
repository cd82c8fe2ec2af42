"""Writes letter-deadlines.tsv: what the calendar says, asked of Python's own and of its zoneinfo, day by day.

Nothing here is shared with letter-deadlines.ts: months are counted by stepping through days, hours by UTC.
"""
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

KYIV = ZoneInfo("Europe/Kyiv")
FREE = {date.fromisoformat(one) for one in "2024-01-01 2024-12-25 2026-01-01 2026-03-08 2026-05-01 2026-08-24 2026-12-25 2027-01-01 2028-01-01 2028-03-08".split()}
ONE_DAY = timedelta(days=1)


def works(on):
    return on.isoweekday() <= 5 and on not in FREE


def moved(on):
    while not works(on):
        on += ONE_DAY
    return on


def one_month(start):
    """Steps until the month after next would begin, or the day has the same number."""
    on, seen = start, 0
    while True:
        tomorrow = on + ONE_DAY
        if tomorrow.day == 1:
            seen += 1
            if seen == 2:
                return on
        on = tomorrow
        if seen == 1 and on.day == start.day:
            return on


DAYS = {"redirect": 5, "missing-data": 5, "return": 10, "simple": 15, "extended": 45, "data-access": 30, "data-erasure": 10}
HOURS = {"screening": 24, "crime-screening": 1, "crime-record": 24, "crime-extract": 48}


def deadline(clock, received, shift, still):
    if clock in HOURS:
        until = received + timedelta(hours=HOURS[clock])
        return until.astimezone(KYIV).date(), until
    local = received.astimezone(KYIV)
    if clock == "registration":
        last = moved(local.date() if local.time() < time(18) else local.date() + ONE_DAY)
    else:
        last = one_month(local.date()) if clock == "general" else local.date() + timedelta(days=DAYS[clock])
        for _ in range(still):
            last += ONE_DAY
        if shift:
            last = moved(last)
    midnight = datetime.combine(last + ONE_DAY, time(0), KYIV)
    return last, midnight.astimezone(timezone.utc)


MOMENTS = [
    # Ends of months, in leap years and others.
    "2024-01-29T10:00Z", "2024-01-30T10:00Z", "2024-01-31T10:00Z", "2024-02-29T12:00Z", "2026-01-28T09:00Z",
    "2026-01-31T09:00Z", "2027-01-31T08:00Z", "2028-01-31T08:00Z", "2026-03-31T07:00Z", "2026-05-31T07:00Z",
    "2026-08-31T15:30Z", "2026-10-31T12:00Z",
    # Midnight in Kyiv is another day than in UTC; the end of a year.
    "2026-07-14T20:59Z", "2026-07-14T21:00Z", "2026-12-31T21:59Z", "2026-12-31T22:00Z", "2026-11-30T22:30Z",
    # Clocks are put forward and back: before, in and after the hour; a deadline that falls on such a night.
    "2026-03-29T00:30Z", "2026-03-29T01:30Z", "2026-03-28T22:30Z", "2026-10-24T21:30Z", "2026-10-25T00:30Z",
    "2026-10-25T01:30Z", "2026-03-24T12:00Z", "2026-10-15T12:00Z", "2026-03-28T12:00Z",
    # The office closes at six; a Friday, a Saturday, a day off.
    "2026-07-17T14:59Z", "2026-07-17T15:00Z", "2026-07-18T09:00Z", "2026-08-23T09:00Z", "2026-08-24T09:00Z",
    "2026-12-24T16:30Z",
]

rows = []
for moment in MOMENTS:
    received = datetime.fromisoformat(moment.replace("Z", "+00:00"))
    for clock in [*HOURS, "registration", *DAYS, "general"]:
        for shift in (False, True):
            for still in (0, 4) if clock in ("general", "extended", "simple") and not shift else (0,):
                on, until = deadline(clock, received, shift, still)
                rows.append([clock, received.strftime("%Y-%m-%dT%H:%M:%SZ"), "shift" if shift else "plain", str(still), on.isoformat(), until.strftime("%Y-%m-%dT%H:%M:%SZ")])

head = ["clock", "from", "shift", "still", "on", "until"]
text = "\n".join("\t".join(row) for row in [head, *rows]) + "\n"
Path(__file__).with_suffix(".tsv").write_text(text)
print(len(rows))
