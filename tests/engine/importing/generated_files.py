"""A corpus of files as shops have them: 10 encodings x 6 dialects x 30 contents, from small vocabularies."""

import csv
import io
import random
from collections.abc import Iterator
from typing import NamedTuple


def _words(text: str) -> list[str]:
    return text.split()


# Words of what shops sell, and of people's names, by language.
WORDS = {
    "zh": _words("""
        西湖龙井 茶叶 绿茶 礼盒装 张三 李四 王小明 陈静 上海 北京 牛奶 饼干
        洗衣液 手机壳 电风扇 优惠 红色 大号 春节 特价 新品 家用
    """),
    "tw": _words("""
        烏龍茶 禮盒 陳怡君 林志明 台北 高雄 牛奶 餅乾 洗衣精 手機殼 電風扇 優惠
        紅色 大號 春節 特價 新品 家用 鳳梨酥 豆漿
    """),
    "ja": _words("""
        緑茶 ギフト 田中さん 鈴木 東京 大阪 牛乳 ビスケット 洗剤 スマホケース 扇風機 割引
        赤い 大きい サイズ おにぎり 新商品 家庭用
    """),
    "ko": _words("""
        녹차 선물세트 김민수 이서연 서울 부산 우유 과자 세탁세제 휴대폰케이스 선풍기 할인
        빨간색 대형 설날 특가 신상품 가정용
    """),
    "fr": _words("""
        Crème brûlée Zoé Hélène café très pâté forêt garçon lait été goût bœuf château
        fenêtre noël thé vert
    """),
    "de": _words("""
        Käse Müller Jörg groß süß Brötchen Gewürz Öl Äpfel Straße Tür Kühlschrank Grün
        weiß für Knödel Spätzle
    """),
    "es": _words("""
        Niño piña jamón ibérico señora mañana limón café Muñoz azúcar pequeño salchichón
        turrón champú España
    """),
    "ru": _words("""
        зелёный чай подарок Иванов Петрова Москва молоко печенье порошок чехол
        вентилятор скидка красный большой
    """),
}  # fmt: skip
LANGUAGES = {
    "utf-8": list(WORDS),
    "utf-8-sig": list(WORDS),
    "utf-16": list(WORDS),
    "utf-32": list(WORDS),
    "gb18030": ["zh"],
    "big5": ["tw"],
    "shift_jis": ["ja"],
    "euc_kr": ["ko"],
    "cp1252": ["fr", "de", "es"],
    "cp1251": ["ru"],
}
HEADERS = {
    "zh": ("用户编号", "商品名称", "数量", "金额", "日期"),
    "tw": ("會員編號", "商品名稱", "數量", "金額", "日期"),
    "ja": ("顧客ID", "商品名", "数量", "金額", "日付"),
    "ko": ("고객ID", "상품명", "수량", "금액", "날짜"),
    "fr": ("client", "désignation", "quantité", "prix payé", "date"),
    "de": ("Kunde", "Größe", "Menge", "Preis", "Datum"),
    "es": ("cliente", "artículo y tamaño", "cantidad", "precio", "fecha"),
    "ru": ("клиент", "товар", "количество", "цена", "дата"),
}


class Style(NamedTuple):
    """A dialect, by the arguments of csv.writer."""

    name: str
    delimiter: str
    decimal: str = "."
    quote: str = '"'
    quoting: int = csv.QUOTE_MINIMAL
    terminator: str = "\n"


STYLES = (
    Style("comma", ","),
    Style("excel", ",", quoting=csv.QUOTE_ALL, terminator="\r\n"),
    Style("semicolon", ";", decimal=","),
    Style("tab", "\t", terminator="\r\n"),
    Style("pipe", "|"),
    Style("apostrophes", ",", quote="'", quoting=csv.QUOTE_ALL),
)
CONTENTS = 30
_ROWS = (5, 12, 30, 80, 200)


class GeneratedFile(NamedTuple):
    """A file and what it should be read as."""

    name: str
    content: bytes
    encoding: str
    style: Style
    header: bool
    table: list[list[str]]


def generated_files(contents: range = range(CONTENTS)) -> Iterator[GeneratedFile]:
    """All combinations; the same ones at each call."""
    for encoding, languages in LANGUAGES.items():
        for style in STYLES:
            for number in contents:
                yield _file(encoding, languages[number % len(languages)], style, number)


def _file(encoding: str, language: str, style: Style, number: int) -> GeneratedFile:
    choice = random.Random(f"{encoding} {style.name} {number}")
    table = [_row(choice, language, style, number) for _ in range(_ROWS[number % len(_ROWS)])]
    header = number % 6 != 5
    columns = list(HEADERS[language][: len(table[0])])
    rows = [columns, *table] if header else table
    text = _written(rows, style)
    name = f"{encoding} {style.name} {language} {number}"
    return GeneratedFile(name, text.encode(encoding), encoding, style, header, rows)


def _row(choice: random.Random, language: str, style: Style, number: int) -> list[str]:
    words = WORDS[language]
    joint = "" if language in ("zh", "tw", "ja") else " "
    title = joint.join(choice.sample(words, choice.randint(1, 4)))
    if number % 5 == 1:
        title += choice.choice(["", ", ", " ; ", " - "]) + choice.choice(words)
    if number % 7 == 2 and style.quote == '"':
        title += f' 12" {style.quote}{choice.choice(words)}{style.quote}'
    price = f"{choice.uniform(0.5, 900):.2f}".replace(".", style.decimal)
    user = choice.choice([str(choice.randint(1, 9999)), f"U{choice.randint(1, 99999):05}"])
    if number % 3 == 0:
        user = choice.choice(words) + str(choice.randint(1, 99))
    date = f"2024-{choice.randint(1, 12):02}-{choice.randint(1, 28):02}"
    cells = [user, title, str(choice.randint(1, 9)), price, date]
    if number % 4 == 3:
        cells[choice.randrange(2, 5)] = ""
    return cells[: 3 + number % 3]


def _written(rows: list[list[str]], style: Style) -> str:
    buffer = io.StringIO(newline="")
    writer = csv.writer(
        buffer,
        delimiter=style.delimiter,
        quotechar=style.quote,
        quoting=style.quoting,
        lineterminator=style.terminator,
    )
    writer.writerows(rows)
    return buffer.getvalue()
