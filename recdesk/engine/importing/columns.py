"""Which column holds what, guessed from the header in English and Chinese."""

import re
from collections.abc import Iterable, Mapping, Sequence

from recdesk.engine.errors import DataError
from recdesk.engine.importing.settings import CATALOGUE_FIELDS, INTERACTION_FIELDS

RATING_NAMES = ("rating", "ratings", "score", "stars", "star", "评分", "打分", "评价分", "星级", "分数")
COUNT_NAMES = (
    *("quantity", "qty", "count", "units", "amountbought", "plays", "playcount", "listens", "clicks", "views"),
    *("数量", "购买数量", "购买量", "件数", "次数", "购买次数", "销量", "销售数量", "播放次数", "点击次数"),
)
_AMOUNT_NAMES = (
    *("weight", "value", "amount", "sales", "salesvalue", "revenue", "spend", "total", "payment"),
    *("权重", "值", "金额", "销售额", "消费金额", "实付金额", "订单金额", "总价"),
)
_USER_NAMES = (
    *("userid", "user", "uid", "customerid", "customer", "custid", "customerno", "customernumber"),
    *("shopperid", "shopper", "householdid", "householdkey", "household", "memberid", "member", "clientid"),
    *("client", "buyerid", "buyer", "accountid", "account", "visitorid", "reviewerid", "reviewer", "personid"),
    *("cardid", "cardno", "username", "customername", "sessionid"),
    *("用户id", "用户编号", "用户号", "用户", "会员id", "会员编号", "会员号", "会员卡号", "会员", "顾客id"),
    *("顾客编号", "顾客号", "顾客", "客户id", "客户编号", "客户号", "客户", "买家id", "买家", "买家昵称", "用户名"),
)
_ITEM_NAMES = (
    *("itemid", "item", "iid", "itemno", "productid", "product", "prodid", "productcode", "sku", "skuid"),
    *("skucode", "movieid", "movie", "filmid", "bookid", "isbn", "asin", "articleid", "articleno", "article"),
    *("stockcode", "goodsid", "goods", "upc", "ean", "barcode", "trackid", "artistid"),
    *("商品id", "商品编号", "商品编码", "商品代码", "商品号", "货号", "产品id", "产品编号", "产品编码"),
    *("sku编码", "sku编号", "条码", "商品条码", "物品id", "物品编号", "商品", "产品", "物品", "电影id", "电影"),
)
_TITLE_NAMES = (
    *("title", "name", "itemname", "itemtitle", "productname", "producttitle", "goodsname", "movietitle"),
    *("商品名称", "商品名", "商品标题", "产品名称", "产品名", "名称", "标题", "品名", "片名", "书名"),
)

_NAMES: Mapping[str, Sequence[str]] = {
    "user": _USER_NAMES,
    "item": _ITEM_NAMES,
    "value": (*RATING_NAMES, *COUNT_NAMES, *_AMOUNT_NAMES),
    "time": (
        *("timestamp", "datetime", "time", "date", "eventtime", "orderdate", "ordertime", "purchasedate"),
        *("purchasetime", "invoicedate", "transactiondate", "transactiontime", "createdat", "ts", "unixtime"),
        *("时间", "日期", "下单时间", "购买时间", "购买日期", "交易时间", "交易日期", "订单时间", "订单日期"),
        *("评分时间", "评价时间", "付款时间", "创建时间", "时间戳"),
    ),
    "title": _TITLE_NAMES,
    "category": (
        *("category", "categoryname", "categories", "genre", "genres", "maincategory", "producttype"),
        *("department", "类别", "分类", "品类", "类目", "商品分类", "商品类别", "商品类目", "所属分类", "类型"),
    ),
    "brand": ("brand", "brandname", "manufacturer", "maker", "vendor", "品牌", "品牌名称", "厂商", "厂家"),
    "price": (
        *("price", "unitprice", "listprice", "saleprice", "retailprice"),
        *("价格", "单价", "售价", "零售价", "销售价", "原价", "标价"),
    ),
    "description": ("description", "desc", "details", "summary", "overview", "描述", "简介", "详情", "商品描述"),
    "image": ("image", "imageurl", "imagepath", "picture", "photo", "img", "图片", "图片地址", "主图", "商品图片"),
}
_PUNCTUATION = re.compile(r"[\s_\-./()（）]+")


def normalized(name: str) -> str:
    """A column name without case, spaces and punctuation."""
    return _PUNCTUATION.sub("", name).casefold()


def guess_mapping(
    columns: Sequence[str], fields: Iterable[str], given: Mapping[str, str] | None
) -> dict[str, str]:
    """Column by field.

    Args:
        columns: the header.
        fields: what to look for, in this order; a column serves one field at most.
        given: what the user has said; an empty column name keeps the field out.

    Raises:
        DataError: `given` names a column that the file does not have.
    """
    given = given or {}
    for column in given.values():
        if column and column not in columns:
            raise DataError("column_missing", column=column, columns=list(columns))
    mapping = {field: column for field, column in given.items() if column}
    for field in fields:
        if field not in given:
            free = [column for column in columns if column not in mapping.values()]
            if (guess := _best(free, _NAMES[field])) is not None:
                mapping[field] = guess
    return mapping


def map_interactions(columns: Sequence[str], given: Mapping[str, str] | None) -> dict[str, str]:
    """The mapping of an interaction file; "user" or "item" is missing where no column looks like it."""
    mapping = guess_mapping(columns, INTERACTION_FIELDS, given)
    if "item" not in mapping and "item" not in (given or {}):
        # Some exports know a product by its name only.
        free = [column for column in columns if column not in mapping.values()]
        if (guess := _best(free, _TITLE_NAMES)) is not None:
            mapping["item"] = guess
    return mapping


def map_catalogue(columns: Sequence[str], given: Mapping[str, str] | None) -> dict[str, str]:
    """The mapping of a catalogue file; a column named plainly "id" serves for the item."""
    mapping = guess_mapping(columns, CATALOGUE_FIELDS, given)
    if "item" not in mapping and "item" not in (given or {}):
        free = [column for column in columns if column not in mapping.values()]
        if (guess := _best(free, ("id", "code", "编号", "编码"))) is not None:
            mapping["item"] = guess
    return mapping


def _best(columns: Sequence[str], names: Sequence[str]) -> str | None:
    """The column whose name stands first in `names`; else one that ends with such a name."""
    by_name = {normalized(column): column for column in reversed(columns)}
    exact = next((by_name[name] for name in names if name in by_name), None)
    if exact is not None:
        return exact
    # "purchase_quantity", "商品评分"; names too short to tell anything are left out
    telling = [name for name in names if len(name) >= (4 if name.isascii() else 2)]
    return next((by_name[key] for name in telling for key in by_name if key.endswith(name)), None)
