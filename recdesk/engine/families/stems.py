"""What is left of a title without the size, the count and the colour."""

import re
import unicodedata

_UNITS = (
    "milligrams?|mg|grams?|gr|g|kgs?|kilos?|oz|ounces?|lbs?|pounds?|ml|cl|dl|l|liters?|litres?|gal|gallons?|"
    "qts?|quarts?|pts?|pints?|fl\\.? ?oz|mm|cm|m|in|inch(?:es)?|ft|ct|cnt|count|pks?|packs?|pcs?|pieces?|"
    "bags?|tabs?|tablets?|caps|capsules?|sheets?|rolls?|sets?|doz|dozen|"
    "毫克|千克|公斤|克|斤|两|毫升|升|片|包|盒|支|袋|寸|英寸|瓶|罐|听|只|个|条|枚|粒|件|张|卷|抽|杯|双|米|厘米|入|装|连包"
)
_NUMBER = r"\d+(?:[.,/]\d+)?(?:\s*-\s*\d+(?:[.,/]\d+)?)?"
_TIMES = r"[x×*]"

# 2 x 100 g, 250g*12, 12-pack, x12, 6入, 500 毫升
_MEASURES = re.compile(
    rf"(?<![\w.])(?:{_NUMBER}\s*{_TIMES}\s*)*{_NUMBER}\s*-?\s*(?:{_UNITS})"
    rf"(?:\s*{_TIMES}\s*\d+\s*(?:{_UNITS})?)?(?![a-z])"
    rf"|(?<![a-z0-9]){_TIMES}\s*\d+(?![\w.])|(?<![a-z])(?:pack|set|box|bag|case) of \d+"
    rf"|(?<=[\u3400-\u9fff]){_NUMBER}\s*(?:{_UNITS})(?![a-z])"
)

_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_SEPARATOR = re.compile(r"[,;|/，、；]|\s[-–—]\s|\s[-–—]$")
_WORD = re.compile(r"[\w&+.'%]+")

_SIZES = frozenset(
    re.findall(
        r"\w+",
        """
    xxs xs s m l xl xxl xxxl 2xl 3xl 4xl 5xl small medium large mini jumbo
    均码 大码 中码 小码 加大码 大号 中号 小号 特大号 加大
""",
    )
)

_COLOURS = frozenset(
    re.findall(
        r"\w+",
        """
    black white red green blue yellow orange purple pink brown grey gray beige navy teal turquoise gold
    silver ivory khaki maroon olive burgundy charcoal cream coral lavender magenta cyan multicolor
    multicolour
""",
    )
)

_SHADES = frozenset(("light", "dark", "pale", "bright", "deep", "royal", "sky", "matte"))

_CHINESE_COLOUR = re.compile(
    r"[深浅亮暗米天宝墨草军湖藏酒玫]?"
    r"(?:黑|白|红|绿|蓝|黄|橙|紫|粉|棕|灰|咖啡|咖|银|金|米|卡其|藏青|杏|青|玫瑰金)色"
)

_INFORMATIVE = re.compile(r"[^\W\d_\u3400-\u9fff]{2,}|[\u3400-\u9fff]{2,}")


def stem(title: str) -> str:
    """A title without what its variants differ by.

    Numbers with a unit, pack counts, sizes, colours and bracketed remarks go. An English colour goes only
    where it is a remark of its own, or the last word after two others: black tea is no variant of green tea.

    Args:
        title: as the catalogue has it.

    Returns:
        the words that remain, in order, folded; empty where no word of two letters or two Chinese
        characters remains, so that nothing can be said.
    """
    folded = unicodedata.normalize("NFKC", title).casefold()
    without = _BRACKETED.sub(" , ", folded)
    if not _INFORMATIVE.search(without):
        without = folded
    without = _CHINESE_COLOUR.sub(" ", _MEASURES.sub(" ", without))
    parts = [_WORD.findall(part) for part in _SEPARATOR.split(without)]
    kept = [[word for word in part if word not in _SIZES] for part in parts]
    words = [word for part in kept if not _is_colour(part) for word in part]
    while len(words) > 2 and words[-1] in _COLOURS:
        words.pop()
    found = " ".join(word.strip(".'") for word in words).strip()
    return found if _INFORMATIVE.search(found) else ""


def _is_colour(words: list[str]) -> bool:
    """Whether a remark is nothing but a colour."""
    return bool(words) and words[-1] in _COLOURS and all(one in _COLOURS | _SHADES for one in words[:-1])
