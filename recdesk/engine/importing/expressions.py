"""SQL expressions that read numbers and times out of texts."""

# Dates of which only the whole column tells whether they begin with the day or the month.
YEAR_LAST = "^(\\d{1,2})[/-](\\d{1,2})[/-]\\d{4}"
# Beyond this a number is no rating, quantity or price, and a sum of many would leave float32.
LARGEST_VALUE = 1e15

_CURRENCY = "[\\s\u00a0\u202f$€£¥￥元]|CNY|RMB|USD|EUR|GBP"
# The beginning of 1900 and of 2200.
EARLIEST_TIME, LATEST_TIME = -2_208_988_800, 7_258_118_400


def number(text: str, decimal: str) -> str:
    """DOUBLE, or NULL where the text is no number.

    Currency signs, spaces and thousands separators are ignored, the latter only where they part groups of
    three: "3,5" is no number where the decimal sign is a point. "nan" and "inf" are numbers here; whoever
    reads them says what to do with them.

    Args:
        text: an SQL expression.
        decimal: "." or ",".
    """
    separator = "," if decimal == "." else "."
    bare = f"regexp_replace({text}, '{_CURRENCY}', '', 'gi')"
    grouped = f"[+-]?(\\d+|\\d{{1,3}}(\\{separator}\\d{{3}})+)(\\{decimal}\\d+)?"
    pointed = f"replace(replace({bare}, '{separator}', ''), '{decimal}', '.')"
    # Most numbers are plain. DuckDB takes "1_000" for one too, but no shop writes it.
    plain = f"""CASE
        WHEN contains({text}, '_') OR contains({text}, '{separator}') THEN NULL
        ELSE try_cast(replace({text}, '{decimal}', '.') AS DOUBLE) END"""
    return f"""coalesce(
        {plain},
        CASE WHEN regexp_full_match({bare}, '{grouped}') THEN try_cast({pointed} AS DOUBLE) END)"""


def time(text: str, day_first: bool | None = None) -> str:
    """Seconds since 1970 UTC as BIGINT, or NULL where the text is no time.

    Known are seconds, milliseconds and microseconds since 1970; dates and times that begin with the year
    (ISO 8601, "2024/1/5 13:05", "2024年1月5日", "20240105"); and days before months with points
    ("5.1.2024"). A time without a zone is taken as UTC. Times before 1900 or after 2199 are left to the
    caller.

    Args:
        text: an SQL expression.
        day_first: whether dates like "5/1/2024" and "5-1-2024" begin with the day; None where nobody
            knows, then they are unreadable.
    """
    epoch = f"try_cast({text} AS DOUBLE)"
    points = "['%d.%m.%Y %H:%M:%S', '%d.%m.%Y %H:%M', '%d.%m.%Y']"
    chinese = f"regexp_replace({text}, '^(\\d{{4}})年(\\d{{1,2}})月(\\d{{1,2}})日', '\\1-\\2-\\3')"
    compact = "(19|20|21)\\d{6}(\\d{6})?"
    # The common forms come first: failing casts are slow.
    return f"""floor(CASE
        WHEN regexp_matches({text}, '^\\d{{4}}[-/]') THEN epoch(try_cast({text} AS TIMESTAMPTZ))
        WHEN contains({text}, '年') THEN epoch(try_cast({chinese} AS TIMESTAMPTZ))
        WHEN strlen({text}) IN (8, 14) AND regexp_full_match({text}, '{compact}')
            THEN epoch(try_strptime({text}, ['%Y%m%d', '%Y%m%d%H%M%S']))
        WHEN abs({epoch}) < 1e11 THEN {epoch}
        WHEN abs({epoch}) < 1e14 THEN {epoch} / 1e3
        WHEN abs({epoch}) < 1e17 THEN {epoch} / 1e6
        WHEN {epoch} IS NULL AND regexp_matches({text}, '^\\d{{1,2}}\\.')
            THEN epoch(try_strptime({text}, {points}))
        WHEN {epoch} IS NULL AND regexp_matches({text}, '{YEAR_LAST}') THEN {_year_last(text, day_first)}
        END)::BIGINT"""


def _year_last(text: str, day_first: bool | None) -> str:
    if day_first is None:
        return "NULL"
    date = "%d/%m/%Y" if day_first else "%m/%d/%Y"
    formats = ", ".join(f"'{date}{clock}'" for clock in (" %H:%M:%S", " %H:%M", ""))
    return f"epoch(try_strptime(replace({text}, '-', '/'), [{formats}]))"
