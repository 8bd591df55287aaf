"""The names that columns go by, without case and punctuation, the most telling first."""

from collections.abc import Mapping


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


RATING_NAMES = _words(
    """
    rating ratings score stars star 评分 打分 评价分 星级 分数
    """
)
COUNT_NAMES = _words(
    """
    quantity qty count units amountbought plays playcount listens clicks views 数量 购买数量
    购买量 件数 次数 购买次数 销量 销售数量 播放次数 点击次数
    """
)
AMOUNT_NAMES = _words(
    """
    weight value amount sales salesvalue revenue spend total payment 权重 值 金额 销售额
    消费金额 实付金额 订单金额 总价
    """
)
USER_NAMES = _words(
    """
    userid user uid customerid customer custid customerno customernumber shopperid shopper
    householdid householdkey household memberid member clientid client buyerid buyer accountid
    account visitorid reviewerid reviewer personid cardid cardno username customername sessionid
    用户id 用户编号 用户号 用户 会员id 会员编号 会员号 会员卡号 会员 顾客id 顾客编号 顾客号 顾客
    客户id 客户编号 客户号 客户 买家id 买家 买家昵称 用户名
    """
)
ITEM_NAMES = _words(
    """
    itemid item iid itemno productid product prodid productcode sku skuid skucode movieid movie
    filmid bookid isbn asin articleid articleno article stockcode goodsid goods upc ean barcode
    trackid artistid 商品id 商品编号 商品编码 商品代码 商品号 货号 产品id 产品编号 产品编码
    sku编码 sku编号 条码 商品条码 物品id 物品编号 商品 产品 物品 电影id 电影
    """
)
TITLE_NAMES = _words(
    """
    title name itemname itemtitle productname producttitle goodsname movietitle 商品名称 商品名
    商品标题 产品名称 产品名 名称 标题 品名 片名 书名
    """
)
TIME_NAMES = _words(
    """
    timestamp datetime time date eventtime orderdate ordertime purchasedate purchasetime
    invoicedate transactiondate transactiontime createdat ts unixtime 时间 日期 下单时间
    购买时间 购买日期 交易时间 交易日期 订单时间 订单日期 评分时间 评价时间 付款时间 创建时间
    时间戳
    """
)
EVENT_NAMES = _words(
    """
    event eventtype eventname action actiontype behavior behaviortype behaviour behaviourtype
    interactiontype feedbacktype activitytype 行为 行为类型 用户行为 事件 事件类型 操作 操作类型
    """
)
CATEGORY_NAMES = _words(
    """
    category categoryname categories genre genres maincategory producttype department 类别 分类
    品类 类目 商品分类 商品类别 商品类目 所属分类 类型
    """
)
BRAND_NAMES = _words(
    """
    brand brandname manufacturer maker vendor 品牌 品牌名称 厂商 厂家
    """
)
PRICE_NAMES = _words(
    """
    price unitprice listprice saleprice retailprice 价格 单价 售价 零售价 销售价 原价 标价
    """
)
DESCRIPTION_NAMES = _words(
    """
    description desc details summary overview 描述 简介 详情 商品描述
    """
)
IMAGE_NAMES = _words(
    """
    image imageurl imagepath picture photo img 图片 图片地址 主图 商品图片
    """
)

NAMES: Mapping[str, tuple[str, ...]] = {
    "user": USER_NAMES,
    "item": ITEM_NAMES,
    "value": (*RATING_NAMES, *COUNT_NAMES, *AMOUNT_NAMES),
    "time": TIME_NAMES,
    "event": EVENT_NAMES,
    "title": TITLE_NAMES,
    "category": CATEGORY_NAMES,
    "brand": BRAND_NAMES,
    "price": PRICE_NAMES,
    "description": DESCRIPTION_NAMES,
    "image": IMAGE_NAMES,
}
