"""SQL expressions that read numbers and times out of texts."""

from recdesk.engine.importing.dates import LONG_DATE, PLAIN_STYLE, SERIALS, SHORT_DATE, DateOrder, TimeStyle

# Beyond this a number is no rating, quantity or price, and a sum of many would leave float32.
LARGEST_VALUE = 1e15

_CURRENCY = "[\\s\u00a0\u202f$€£¥￥元]|CNY|RMB|USD|EUR|GBP"
# Whole numbers between these are seconds, 1973 to 5138, and can be nothing else.
_FIRST_PLAIN, _LAST_PLAIN = 100_000_000, 99_999_999_999
_POINTED_DATE = "^\\d{1,2}\\.\\d{1,2}\\.\\d{4}"
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
    if decimal == ".":
        plain, odd = f"try_cast({text} AS DOUBLE)", f"contains({text}, '_')"
    else:
        plain = f"try_cast(replace({text}, ',', '.') AS DOUBLE)"
        odd = f"contains({text}, '_') OR contains({text}, '.')"
    return f"""CASE WHEN {plain} IS NOT NULL AND NOT ({odd}) THEN {plain}
        WHEN regexp_full_match({bare}, '{grouped}') THEN try_cast({pointed} AS DOUBLE) END"""


def time(text: str, style: TimeStyle = PLAIN_STYLE) -> str:
    """Seconds since 1970 UTC as BIGINT, or NULL where the text is no time.

    Known are seconds, milliseconds and microseconds since 1970; dates and times that begin with the year
    (ISO 8601, "2024/1/5 13:05", "2024年1月5日", "20240105"); days before months with points ("5.1.2024");
    and what the style tells. A time without a zone is taken as UTC. Times before 1900 or after 2199 are
    left to the caller.

    Args:
        text: an SQL expression.
        style: how the column writes what can be read in several ways.
    """
    epoch = f"try_cast({text} AS DOUBLE)"
    chinese = f"regexp_replace({text}, '^(\\d{{4}})年(\\d{{1,2}})月(\\d{{1,2}})日', '\\1-\\2-\\3')"
    compact = "(19|20|21)\\d{6}(\\d{6})?"
    dated = f"try_cast({text} AS DOUBLE) IS NULL"
    seconds = f"try_cast({text} AS BIGINT)"
    # The common forms come first: failing casts are slow.
    return f"""CASE WHEN {seconds} BETWEEN {_FIRST_PLAIN} AND {_LAST_PLAIN} THEN {seconds} ELSE floor(CASE
        WHEN regexp_matches({text}, '^\\d{{4}}[-/]') THEN epoch(try_cast({text} AS TIMESTAMPTZ))
        WHEN contains({text}, '年') THEN epoch(try_cast({chinese} AS TIMESTAMPTZ))
        WHEN strlen({text}) IN (8, 14) AND regexp_full_match({text}, '{compact}')
            THEN epoch(try_strptime({text}, ['%Y%m%d', '%Y%m%d%H%M%S']))
        {_serial(text) if style.serials else ""}
        WHEN abs({epoch}) < 1e11 THEN {epoch}
        WHEN abs({epoch}) < 1e14 THEN {epoch} / 1e3
        WHEN abs({epoch}) < 1e17 THEN {epoch} / 1e6
        WHEN {dated} AND regexp_matches({text}, '{_POINTED_DATE}')
            THEN {_date(text, "mdy" if style.order == "mdy" else "dmy", "%Y")}
        WHEN {dated} AND regexp_matches({text}, '{LONG_DATE}') THEN {_date(text, style.order, "%Y")}
        WHEN {dated} AND regexp_matches({text}, '{SHORT_DATE}') THEN {_date(text, style.order, "%y")}
        END)::BIGINT END"""


def _serial(text: str) -> str:
    """A case of days since 1899-12-30, to the second; Excel counts 1900-02-29, which there was not."""
    low, high = SERIALS
    days = f"try_cast(replace({text}, ',', '.') AS DOUBLE)"
    return f"WHEN {days} >= {low} AND {days} < {high} THEN round(({days} - 25569) * 86400)"


def _date(text: str, order: DateOrder | None, year: str) -> str:
    """Seconds of a date of three numbers, with or without a time of the day."""
    if order is None:
        return "NULL"
    date = "/".join({"d": "%d", "m": "%m", "y": year}[part] for part in order)
    clocks = (" %H:%M:%S", " %H:%M", " %I:%M:%S %p", " %I:%M %p", "")
    formats = ", ".join(f"'{date}{clock}'" for clock in clocks)
    slashes = f"regexp_replace({text}, '^(\\d{{1,2}})[./-](\\d{{1,2}})[./-]', '\\1/\\2/')"
    return f"epoch(try_strptime({slashes}, [{formats}]))"
