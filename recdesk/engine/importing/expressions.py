"""SQL expressions that read numbers and times out of texts."""

# Beyond this a number is no rating, quantity or price, and a sum of many would leave float32.
LARGEST_VALUE = 1e15

_CURRENCY = "[\\s\u00a0\u202f$€£¥￥元]|CNY|RMB|USD|EUR|GBP"
# The beginning of 1900 and of 2200.
EARLIEST_TIME, LATEST_TIME = -2_208_988_800, 7_258_118_400


def number(text: str, decimal: str) -> str:
    """DOUBLE, or NULL where the text is no number.

    Thousands separators, spaces and currency signs are ignored. "nan" and "inf" are numbers here; whoever
    reads them says what to do with them.

    Args:
        text: an SQL expression.
        decimal: "." or ",".
    """
    cleaned = f"regexp_replace({text}, '{_CURRENCY}', '', 'gi')"
    if decimal == ",":
        plain = f"replace({text}, ',', '.')"
        grouped = f"replace(replace({cleaned}, '.', ''), ',', '.')"
        # "1.234" has a thousands point, which a plain cast would take for a decimal one.
        return f"CASE WHEN contains({text}, '.') THEN {_cast(grouped)} ELSE {_either(plain, grouped)} END"
    return _either(text, f"replace({cleaned}, ',', '')")


def _either(quick: str, thorough: str) -> str:
    return f"coalesce({_cast(quick)}, {_cast(thorough)})"


def _cast(text: str) -> str:
    # DuckDB takes "1_000" for a number; no shop writes it.
    return f"try_cast(CASE WHEN contains({text}, '_') THEN NULL ELSE {text} END AS DOUBLE)"


def time(text: str) -> str:
    """Seconds since 1970 UTC as BIGINT, or NULL where the text is no time.

    Known are seconds, milliseconds and microseconds since 1970; dates and times that begin with the year
    (ISO 8601, "2024/1/5 13:05", "2024年1月5日", "20240105"); and days before months with points
    ("5.1.2024"). A time without a zone is taken as UTC. Slashed dates that begin with the day or the
    month are ambiguous, hence unreadable. Times before 1900 or after 2199 are left to the caller.

    Args:
        text: an SQL expression.
    """
    epoch = f"try_cast({text} AS DOUBLE)"
    points = "['%d.%m.%Y %H:%M:%S', '%d.%m.%Y %H:%M', '%d.%m.%Y']"
    chinese = f"regexp_replace({text}, '^(\\d{{4}})年(\\d{{1,2}})月(\\d{{1,2}})日', '\\1-\\2-\\3')"
    compact = "(19|20|21)\\d{6}(\\d{6})?"
    # The common forms come first: failing casts are slow.
    return f"""floor(CASE
        WHEN {text} LIKE '____-%' OR {text} LIKE '____/%' THEN epoch(try_cast({text} AS TIMESTAMPTZ))
        WHEN contains({text}, '年') THEN epoch(try_cast({chinese} AS TIMESTAMPTZ))
        WHEN strlen({text}) IN (8, 14) AND regexp_full_match({text}, '{compact}')
            THEN epoch(try_strptime({text}, ['%Y%m%d', '%Y%m%d%H%M%S']))
        WHEN abs({epoch}) < 1e11 THEN {epoch}
        WHEN abs({epoch}) < 1e14 THEN {epoch} / 1e3
        WHEN abs({epoch}) < 1e17 THEN {epoch} / 1e6
        WHEN {epoch} IS NULL AND regexp_matches({text}, '^\\d{{1,2}}\\.')
            THEN epoch(try_strptime({text}, {points}))
        END)::BIGINT"""
