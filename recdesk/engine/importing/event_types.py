"""What kinds of events there are, and how much each of them says: a purchase more than a look."""

from collections.abc import Mapping, Sequence

_NAMES = {
    1.0: (
        "view views viewed pageview pv click clicks clicked detail detailview browse visit"
        " 浏览 点击 查看 访问"
    ),
    2.0: (
        "like liked fav favorite favourite wishlist addtowishlist bookmark collect share"
        " 收藏 喜欢 点赞 关注 分享"
    ),
    3.0: "cart addtocart cartadd basket addtobasket 加购 加购物车 加入购物车 购物车",
    5.0: (
        "buy buys bought purchase purchases purchased order ordered transaction sale sold pay paid payment"
        " 购买 下单 支付 付款 成交 买"
    ),
}
# Weight by event type, as `normalized` writes it, where the user does not say otherwise.
WEIGHTS: Mapping[str, float] = {name: weight for weight, names in _NAMES.items() for name in names.split()}

IGNORED = " _-"
_MOSTLY = 0.5


def normalized(event_type: str) -> str:
    """An event type without case, spaces, underscores and hyphens: "Add_to_Cart" is "addtocart"."""
    return event_type.lower().translate({ord(character): None for character in IGNORED})


def weights(given: Mapping[str, float] | None) -> dict[str, float]:
    """Weight by normalized event type: the usual ones, and over them those that the user gives."""
    return {**WEIGHTS, **{normalized(name): weight for name, weight in (given or {}).items()}}


def are_event_types(cells: Sequence[str], given: Mapping[str, float] | None) -> bool:
    """Whether at least half of a column's texts are event types with a known weight."""
    filled = [normalized(cell) for cell in cells if cell.strip()]
    known = weights(given)
    return bool(filled) and sum(cell in known for cell in filled) >= _MOSTLY * len(filled)
