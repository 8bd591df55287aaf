<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>recdesk</name>
        <message>
            <source>Interrupted; the shop is as it was.</source>
            <translation>已中断；店铺数据保持原样。</translation>
        </message>
        <message>
            <source>Wrote {n} row to {path}.</source>
            <translation>已将 {n} 行写入 {path}。</translation>
        </message>
        <message>
            <source>Wrote {n} rows to {path}.</source>
            <translation>已将 {n} 行写入 {path}。</translation>
        </message>
        <message>
            <source>The shop's workspace file.</source>
            <translation>店铺的工作区文件。</translation>
        </message>
        <message>
            <source>Print one JSON document.</source>
            <translation>输出一个 JSON 文档。</translation>
        </message>
        <message>
            <source>Name of a model; the newest one if left out.</source>
            <translation>模型名称；省略时使用最新的模型。</translation>
        </message>
        <message>
            <source>How likeness is measured.</source>
            <translation>相似度的度量方式。</translation>
        </message>
        <message>
            <source>Import a file; the workspace is created when it is not there.</source>
            <translation>导入文件；工作区不存在时会自动新建。</translation>
        </message>
        <message>
            <source>The import of {path} is undone.</source>
            <translation>已撤销导入 {path}。</translation>
        </message>
        <message>
            <source>Undo the last import; models trained after it go with it.</source>
            <translation>撤销最近一次导入；其后训练的模型也会一并移除。</translation>
        </message>
        <message>
            <source>Export a table for people, as CSV, Excel or Parquet by the file's ending.</source>
            <translation>导出便于阅读的表格，按文件扩展名保存为 CSV、Excel 或 Parquet。</translation>
        </message>
        <message>
            <source>{n} row was rejected; --rejects FILE writes it down with the reason.</source>
            <translation>有 {n} 行被拒收；用 --rejects FILE 可将其连同原因写入文件。</translation>
        </message>
        <message>
            <source>{n} rows were rejected; --rejects FILE writes them down with the reasons.</source>
            <translation>有 {n} 行被拒收；用 --rejects FILE 可将其连同原因写入文件。</translation>
        </message>
        <message>
            <source>Models that went with it: {names}</source>
            <translation>一并移除的模型：{names}</translation>
        </message>
        <message>
            <source>Rows read</source>
            <translation>读取行数</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>已接受</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>已拒收</translation>
        </message>
        <message>
            <source>Merged</source>
            <translation>已合并</translation>
        </message>
        <message>
            <source>Shoppers</source>
            <translation>顾客</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>商品</translation>
        </message>
        <message>
            <source>The file to import.</source>
            <translation>要导入的文件。</translation>
        </message>
        <message>
            <source>What the file holds.</source>
            <translation>文件的内容类型。</translation>
        </message>
        <message>
            <source>Columns by name, where guesses fail.</source>
            <translation>按列名指定各列，用于自动识别不准时。</translation>
        </message>
        <message>
            <source>Text encoding, such as gb18030.</source>
            <translation>文本编码，例如 gb18030。</translation>
        </message>
        <message>
            <source>Column delimiter.</source>
            <translation>列分隔符。</translation>
        </message>
        <message>
            <source>Decimal sign, . or ,</source>
            <translation>小数点符号，. 或 ,</translation>
        </message>
        <message>
            <source>Whether values are ratings (explicit) or counts and weights (implicit).</source>
            <translation>数值是评分（explicit）还是次数或权重（implicit）。</translation>
        </message>
        <message>
            <source>What becomes of several rows with the same shopper and product.</source>
            <translation>同一顾客与同一商品有多行时如何处理。</translation>
        </message>
        <message>
            <source>Replace what was imported before, or add to it.</source>
            <translation>替换以前导入的数据，或追加到其中。</translation>
        </message>
        <message>
            <source>What an event counts, by its type.</source>
            <translation>每种事件计多少，按类型。</translation>
        </message>
        <message>
            <source>What becomes of negative quantities.</source>
            <translation>负数量如何处理。</translation>
        </message>
        <message>
            <source>What dates like 5/1/2024 begin with, day, month or year.</source>
            <translation>形如 5/1/2024 的日期以什么开头：日、月或年。</translation>
        </message>
        <message>
            <source>What becomes of rows that an earlier import brought already.</source>
            <translation>以前导入时已有的行如何处理。</translation>
        </message>
        <message>
            <source>Replace shopper ids by keyed hashes.</source>
            <translation>用带密钥的散列代替顾客编号。</translation>
        </message>
        <message>
            <source>File with the key of the pseudonyms.</source>
            <translation>化名所用密钥的文件。</translation>
        </message>
        <message>
            <source>File for the rows that were rejected.</source>
            <translation>用于保存被拒收行的文件。</translation>
        </message>
        <message>
            <source>Which table.</source>
            <translation>导出哪张表。</translation>
        </message>
        <message>
            <source>File ending in .csv, .xlsx or .parquet.</source>
            <translation>以 .csv、.xlsx 或 .parquet 结尾的文件。</translation>
        </message>
        <message>
            <source>Length of a list.</source>
            <translation>列表长度。</translation>
        </message>
        <message>
            <source>Of these known already</source>
            <translation>其中以前已有</translation>
        </message>
        <message>
            <source>Returns</source>
            <translation>退货</translation>
        </message>
        <message>
            <source>List the products that are most like one, or the lists of all products.</source>
            <translation>列出与某件商品最相似的商品，或所有商品的相似列表。</translation>
        </message>
        <message>
            <source>Recommend products to a shopper, for a basket, or to all shoppers.</source>
            <translation>为一位顾客、一个购物篮或所有顾客推荐商品。</translation>
        </message>
        <message>
            <source>Drew {n} product to {path}.</source>
            <translation>已将 {n} 件商品绘制到 {path}。</translation>
        </message>
        <message>
            <source>Drew {n} products to {path}.</source>
            <translation>已将 {n} 件商品绘制到 {path}。</translation>
        </message>
        <message>
            <source>Draw how alike a set of products are.</source>
            <translation>绘制一组商品的相似度热力图。</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>得分</translation>
        </message>
        <message>
            <source>Shoppers in common</source>
            <translation>共同顾客</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>商品</translation>
        </message>
        <message>
            <source>Chosen products</source>
            <translation>所选商品</translation>
        </message>
        <message>
            <source>Most popular products</source>
            <translation>最热门的商品</translation>
        </message>
        <message>
            <source>Id of the product.</source>
            <translation>商品编号。</translation>
        </message>
        <message>
            <source>All products, to the file of --out.</source>
            <translation>所有商品，写入 --out 指定的文件。</translation>
        </message>
        <message>
            <source>CSV file for --all.</source>
            <translation>--all 使用的 CSV 文件。</translation>
        </message>
        <message>
            <source>Lowest score that is listed; every score if left out.</source>
            <translation>列出的最低得分；省略时不限。</translation>
        </message>
        <message>
            <source>Id of the shopper.</source>
            <translation>顾客编号。</translation>
        </message>
        <message>
            <source>Ids of products.</source>
            <translation>商品编号列表。</translation>
        </message>
        <message>
            <source>All shoppers, to the file of --out.</source>
            <translation>所有顾客，写入 --out 指定的文件。</translation>
        </message>
        <message>
            <source>PNG file.</source>
            <translation>PNG 文件。</translation>
        </message>
        <message>
            <source>Products of a category.</source>
            <translation>某个类目的商品。</translation>
        </message>
        <message>
            <source>Products by id.</source>
            <translation>按编号指定商品。</translation>
        </message>
        <message>
            <source>This many of the most bought products.</source>
            <translation>购买最多的若干商品。</translation>
        </message>
        <message>
            <source>Print what is in a workspace, and what is wrong or odd in it.</source>
            <translation>显示工作区的内容，以及其中的错误和异常。</translation>
        </message>
        <message>
            <source>ignored</source>
            <translation>已忽略</translation>
        </message>
        <message>
            <source>median {median}, 90 % up to {most}, largest {largest}</source>
            <translation>中位数 {median}，90 % 不超过 {most}，最大 {largest}</translation>
        </message>
        <message>
            <source>Products with shoppers</source>
            <translation>有顾客的商品</translation>
        </message>
        <message>
            <source>Products without shoppers</source>
            <translation>无顾客的商品</translation>
        </message>
        <message>
            <source>Shopper and product pairs</source>
            <translation>顾客与商品组合</translation>
        </message>
        <message>
            <source>Density</source>
            <translation>密度</translation>
        </message>
        <message>
            <source>Products per shopper</source>
            <translation>每位顾客的商品数</translation>
        </message>
        <message>
            <source>Shoppers per product</source>
            <translation>每件商品的顾客数</translation>
        </message>
        <message>
            <source>Mean value</source>
            <translation>平均数值</translation>
        </message>
        <message>
            <source>Products in the catalogue</source>
            <translation>目录中的商品</translation>
        </message>
        <message>
            <source>Sold but not in the catalogue</source>
            <translation>有销售但不在目录中</translation>
        </message>
        <message>
            <source>Fixed: {finding}</source>
            <translation>已修正：{finding}</translation>
        </message>
        <message>
            <source>Ignored: {finding}</source>
            <translation>已忽略：{finding}</translation>
        </message>
        <message>
            <source>Finding</source>
            <translation>发现</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>键</translation>
        </message>
        <message>
            <source>Fix</source>
            <translation>修正</translation>
        </message>
        <message>
            <source>Fix this finding first; --undo takes it back.</source>
            <translation>先修正这一项；可用 --undo 撤回。</translation>
        </message>
        <message>
            <source>Ignore this finding.</source>
            <translation>忽略这一项。</translation>
        </message>
        <message>
            <source>Take back that this finding was fixed or ignored.</source>
            <translation>撤回对这一项的修正或忽略。</translation>
        </message>
        <message>
            <source>Train a model on a workspace.</source>
            <translation>用工作区的数据训练模型。</translation>
        </message>
        <message>
            <source>List the models of a workspace.</source>
            <translation>列出工作区的模型。</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Objective</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Factors</source>
            <translation>因子数</translation>
        </message>
        <message>
            <source>Metrics</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Seconds</source>
            <translation>秒数</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>older than the data</source>
            <translation>早于当前数据</translation>
        </message>
        <message>
            <source>Predict ratings, or rank products.</source>
            <translation>预测评分，或为商品排序。</translation>
        </message>
        <message>
            <source>Length of the product and shopper vectors.</source>
            <translation>商品向量与顾客向量的长度。</translation>
        </message>
        <message>
            <source>Number of sweeps over the data.</source>
            <translation>遍历数据的轮数。</translation>
        </message>
        <message>
            <source>Share of the data kept for measuring, 0 for none.</source>
            <translation>留作评估的数据比例，0 表示不留。</translation>
        </message>
        <message>
            <source>Where to compute.</source>
            <translation>在哪里计算。</translation>
        </message>
        <message>
            <source>Seed of the random numbers.</source>
            <translation>随机数种子。</translation>
        </message>
        <message>
            <source>Name of the model.</source>
            <translation>模型名称。</translation>
        </message>
        <message>
            <source>Learns which products are alike from what shoppers did. Without a command, opens the window.</source>
            <translation>从顾客的行为中学习哪些商品相似。不带命令时打开窗口。</translation>
        </message>
        <message>
            <source>Open the window on a workspace.</source>
            <translation>打开窗口并载入工作区。</translation>
        </message>
        <message>
            <source>Open the window on the sample shop; the first time it is made and trained.</source>
            <translation>打开窗口并载入示例店铺；首次使用时会先生成并训练。</translation>
        </message>
        <message>
            <source>Print the version.</source>
            <translation>输出版本号。</translation>
        </message>
        <message>
            <source>Something went wrong that should not have: {detail}. Details are in {path}.</source>
            <translation>发生了意外错误：{detail}。详情见 {path}。</translation>
        </message>
        <message>
            <source>Product id</source>
            <translation>商品编号</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Shopper id</source>
            <translation>顾客编号</translation>
        </message>
        <message>
            <source>Written as</source>
            <translation>写法</translation>
        </message>
        <message>
            <source>Rating</source>
            <translation>评分</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>May be the same as</source>
            <translation>可能等同于</translation>
        </message>
        <message>
            <source>Title of that one</source>
            <translation>另一个的名称</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>行数</translation>
        </message>
        <message>
            <source>Others</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>{n} product id is taken for another one.</source>
            <translation>{n} 个商品编号已视为另一个编号。</translation>
        </message>
        <message>
            <source>{n} product ids are taken for others.</source>
            <translation>{n} 个商品编号已视为其他编号。</translation>
        </message>
        <message>
            <source>{n} shopper id is taken for another one.</source>
            <translation>{n} 个顾客编号已视为另一个编号。</translation>
        </message>
        <message>
            <source>{n} shopper ids are taken for others.</source>
            <translation>{n} 个顾客编号已视为其他编号。</translation>
        </message>
        <message>
            <source>{n} category is written like another one.</source>
            <translation>{n} 个类目已改用另一种写法。</translation>
        </message>
        <message>
            <source>{n} categories are written like others.</source>
            <translation>{n} 个类目已改用统一的写法。</translation>
        </message>
        <message>
            <source>{n} brand is written like another one.</source>
            <translation>{n} 个品牌已改用另一种写法。</translation>
        </message>
        <message>
            <source>{n} brands are written like others.</source>
            <translation>{n} 个品牌已改用统一的写法。</translation>
        </message>
        <message>
            <source>{n} shopper is left out.</source>
            <translation>{n} 位顾客未计入。</translation>
        </message>
        <message>
            <source>{n} shoppers are left out.</source>
            <translation>{n} 位顾客未计入。</translation>
        </message>
        <message>
            <source>Ratings of {n} value are left out.</source>
            <translation>{n} 种取值的评分未计入。</translation>
        </message>
        <message>
            <source>Ratings of {n} values are left out.</source>
            <translation>{n} 种取值的评分未计入。</translation>
        </message>
        <message>
            <source>{n} time is treated as unknown.</source>
            <translation>{n} 个时间已视为未知。</translation>
        </message>
        <message>
            <source>{n} times are treated as unknown.</source>
            <translation>{n} 个时间已视为未知。</translation>
        </message>
        <message>
            <source>Worth a look</source>
            <translation>值得查看</translation>
        </message>
        <message>
            <source>Good to know</source>
            <translation>仅供参考</translation>
        </message>
        <message>
            <source>The first {n} of {total} are shown.</source>
            <translation>显示 {total} 条中的前 {n} 条。</translation>
        </message>
        <message>
            <source>Rows that came in several files count once.</source>
            <translation>多个文件中重复的行只计一次。</translation>
        </message>
        <message>
            <source>{n} product</source>
            <translation>{n} 件商品</translation>
        </message>
        <message>
            <source>{n} products</source>
            <translation>{n} 件商品</translation>
        </message>
        <message>
            <source>Similarity</source>
            <translation>相似度</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>类目</translation>
        </message>
        <message>
            <source>Brand</source>
            <translation>品牌</translation>
        </message>
        <message>
            <source>{n} other</source>
            <translation>其他 {n} 个</translation>
        </message>
        <message>
            <source>{n} others</source>
            <translation>其他 {n} 个</translation>
        </message>
        <message>
            <source>Correcting the data</source>
            <translation>正在修正数据</translation>
        </message>
        <message>
            <source>Taking a correction back</source>
            <translation>正在撤回修正</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Shared</source>
            <translation>共同顾客</translation>
        </message>
        <message>
            <source>{n} shopper has both.</source>
            <translation>{n} 位顾客两者都买过。</translation>
        </message>
        <message>
            <source>{n} shoppers have both.</source>
            <translation>{n} 位顾客两者都买过。</translation>
        </message>
        <message>
            <source>Fewer than {limit}: the score may be chance.</source>
            <translation>少于 {limit} 位：得分可能出于偶然。</translation>
        </message>
        <message>
            <source>thin evidence</source>
            <translation>依据不足</translation>
        </message>
        <message>
            <source>Shopper</source>
            <translation>顾客</translation>
        </message>
        <message>
            <source>Cosine</source>
            <translation>余弦</translation>
        </message>
        <message>
            <source>Euclidean</source>
            <translation>欧氏距离</translation>
        </message>
        <message>
            <source>Inner product</source>
            <translation>内积</translation>
        </message>
        <message>
            <source>Saving {name}</source>
            <translation>正在保存 {name}</translation>
        </message>
        <message>
            <source>Opening {name}</source>
            <translation>正在打开 {name}</translation>
        </message>
        <message>
            <source>Creating {name}</source>
            <translation>正在新建 {name}</translation>
        </message>
        <message>
            <source>Preparing the sample shop</source>
            <translation>正在准备示例店铺</translation>
        </message>
        <message>
            <source>Importing {name}</source>
            <translation>正在导入 {name}</translation>
        </message>
        <message>
            <source>Something is running: undo the import when that has ended.</source>
            <translation>有任务正在运行；请在其结束后再撤销导入。</translation>
        </message>
        <message>
            <source>Undoing the last import</source>
            <translation>正在撤销上次导入</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>正在训练</translation>
        </message>
        <message>
            <source>Exporting {name}</source>
            <translation>正在导出 {name}</translation>
        </message>
        <message>
            <source>Replaced what was there with {name}.</source>
            <translation>已用 {name} 替换原有数据。</translation>
        </message>
        <message>
            <source>Take it back</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>“{title}” waits for the job that is running.</source>
            <translation>“{title}”将在当前任务完成后开始。</translation>
        </message>
        <message>
            <source>Cancelled: {title}. Nothing was changed.</source>
            <translation>已取消：{title}。数据未作任何更改。</translation>
        </message>
        <message>
            <source>Saved {path}.</source>
            <translation>已保存 {path}。</translation>
        </message>
        <message>
            <source>&amp;New workspace…</source>
            <translation>新建工作区(&amp;N)…</translation>
        </message>
        <message>
            <source>Create an empty workspace</source>
            <translation>新建一个空的工作区</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>打开(&amp;O)…</translation>
        </message>
        <message>
            <source>Open a workspace</source>
            <translation>打开工作区</translation>
        </message>
        <message>
            <source>Open the &amp;sample shop</source>
            <translation>打开示例店铺(&amp;S)</translation>
        </message>
        <message>
            <source>A tea and coffee shop with a trained model, to try everything out</source>
            <translation>一家已训练好模型的茶与咖啡店，可供试用全部功能</translation>
        </message>
        <message>
            <source>&amp;Close the workspace</source>
            <translation>关闭工作区(&amp;C)</translation>
        </message>
        <message>
            <source>Close the workspace and go to the start page</source>
            <translation>关闭工作区并回到开始页</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>Close RecDesk</source>
            <translation>关闭 RecDesk</translation>
        </message>
        <message>
            <source>&amp;Similar products…</source>
            <translation>相似商品(&amp;S)…</translation>
        </message>
        <message>
            <source>Every product with the products most like it</source>
            <translation>每件商品及其最相似的商品</translation>
        </message>
        <message>
            <source>&amp;Recommendations…</source>
            <translation>推荐结果(&amp;R)…</translation>
        </message>
        <message>
            <source>Every shopper with the products recommended to them</source>
            <translation>每位顾客及推荐给他们的商品</translation>
        </message>
        <message>
            <source>&amp;Catalogue…</source>
            <translation>商品目录(&amp;C)…</translation>
        </message>
        <message>
            <source>All products with what is known of them</source>
            <translation>全部商品及其已知信息</translation>
        </message>
        <message>
            <source>&amp;Interactions…</source>
            <translation>购买与评分记录(&amp;I)…</translation>
        </message>
        <message>
            <source>Who bought or rated what, cleaned and merged</source>
            <translation>清洗并合并后的购买与评分记录</translation>
        </message>
        <message>
            <source>&amp;Import a file…</source>
            <translation>导入文件(&amp;I)…</translation>
        </message>
        <message>
            <source>Read purchases, ratings or a catalogue from a file</source>
            <translation>从文件读取购买记录、评分或商品目录</translation>
        </message>
        <message>
            <source>&amp;Undo the last import…</source>
            <translation>撤销上次导入(&amp;U)…</translation>
        </message>
        <message>
            <source>Make the shop what it was before the last import</source>
            <translation>让店铺恢复到上次导入之前的样子</translation>
        </message>
        <message>
            <source>&amp;Train</source>
            <translation>训练(&amp;T)</translation>
        </message>
        <message>
            <source>Train a model with the options of the Train page</source>
            <translation>按训练页的选项训练模型</translation>
        </message>
        <message>
            <source>&amp;Cancel the running job</source>
            <translation>取消当前任务(&amp;C)</translation>
        </message>
        <message>
            <source>Stop what is running; nothing of it is kept</source>
            <translation>停止当前任务，不保留任何结果</translation>
        </message>
        <message>
            <source>&amp;Similarity</source>
            <translation>相似度(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Find</source>
            <translation>查找(&amp;F)</translation>
        </message>
        <message>
            <source>Go to the page's search field</source>
            <translation>跳到本页的搜索框</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>F&amp;ull screen</source>
            <translation>全屏(&amp;U)</translation>
        </message>
        <message>
            <source>Use the whole screen</source>
            <translation>使用整个屏幕</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>键盘快捷键(&amp;K)</translation>
        </message>
        <message>
            <source>All keys on one page</source>
            <translation>一页看完所有快捷键</translation>
        </message>
        <message>
            <source>&amp;About RecDesk</source>
            <translation>关于 RecDesk(&amp;A)</translation>
        </message>
        <message>
            <source>Version and licence</source>
            <translation>版本与许可证</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Data</source>
            <translation>数据(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Model</source>
            <translation>模型(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Export</source>
            <translation>导出(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Start</source>
            <translation>开始(&amp;S)</translation>
        </message>
        <message>
            <source>The start page</source>
            <translation>开始页</translation>
        </message>
        <message>
            <source>What the shop holds, and importing</source>
            <translation>店铺数据概况与导入</translation>
        </message>
        <message>
            <source>Train a model and see how good it is</source>
            <translation>训练模型并查看效果</translation>
        </message>
        <message>
            <source>S&amp;imilar</source>
            <translation>相似(&amp;I)</translation>
        </message>
        <message>
            <source>Products that are like a product</source>
            <translation>与某件商品相似的商品</translation>
        </message>
        <message>
            <source>&amp;Heatmap</source>
            <translation>热力图(&amp;H)</translation>
        </message>
        <message>
            <source>How alike a group of products is</source>
            <translation>一组商品彼此有多相似</translation>
        </message>
        <message>
            <source>Sho&amp;pper</source>
            <translation>顾客(&amp;P)</translation>
        </message>
        <message>
            <source>A shopper's history and recommendations</source>
            <translation>顾客的购买历史与推荐</translation>
        </message>
        <message>
            <source>&amp;Appearance</source>
            <translation>外观(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>语言(&amp;L)</translation>
        </message>
        <message>
            <source>sweep</source>
            <translation>轮</translation>
        </message>
        <message>
            <source>While training: {name}</source>
            <translation>训练过程：{name}</translation>
        </message>
        <message>
            <source>While training</source>
            <translation>训练过程</translation>
        </message>
        <message>
            <source>On the holdout: {name}</source>
            <translation>留出集：{name}</translation>
        </message>
        <message>
            <source>On the holdout</source>
            <translation>留出集</translation>
        </message>
        <message>
            <source>┄ baseline {value}</source>
            <translation>┄ 基线 {value}</translation>
        </message>
        <message>
            <source>Each shopper and product once, at the last time.</source>
            <translation>每位顾客的每个商品只计一次，按最后一次的时间。</translation>
        </message>
        <message>
            <source>{head} % of the products have {share} % of the ratings.</source>
            <translation>{head}% 的商品占了 {share}% 的评分。</translation>
        </message>
        <message>
            <source>{head} % of the products make {share} % of the purchases.</source>
            <translation>{head}% 的商品占了 {share}% 的购买。</translation>
        </message>
        <message>
            <source>Long tail</source>
            <translation>长尾</translation>
        </message>
        <message>
            <source>Ratings by value</source>
            <translation>评分分布</translation>
        </message>
        <message>
            <source>{often} is given most often; the mean is {mean}.</source>
            <translation>最常见的评分是 {often}；平均为 {mean}。</translation>
        </message>
        <message>
            <source>Ratings per week</source>
            <translation>每周评分数</translation>
        </message>
        <message>
            <source>Purchases per week</source>
            <translation>每周购买数</translation>
        </message>
        <message>
            <source>Ratings per month</source>
            <translation>每月评分数</translation>
        </message>
        <message>
            <source>Purchases per month</source>
            <translation>每月购买数</translation>
        </message>
        <message>
            <source>Ratings per year</source>
            <translation>每年评分数</translation>
        </message>
        <message>
            <source>Purchases per year</source>
            <translation>每年购买数</translation>
        </message>
        <message>
            <source>This shop is still empty. Import a file of who bought or rated what, or drop it here.</source>
            <translation>店铺还没有数据。请导入购买或评分记录文件，或将文件拖到这里。</translation>
        </message>
        <message>
            <source>Import a file</source>
            <translation>导入文件</translation>
        </message>
        <message>
            <source>No shop is open yet. Import a file of who bought or rated what, or drop it here.</source>
            <translation>尚未打开店铺。请导入购买或评分记录文件，或将文件拖到这里。</translation>
        </message>
        <message>
            <source>Opening…</source>
            <translation>正在打开…</translation>
        </message>
        <message>
            <source>Only the catalogue is there yet: import who bought or rated what next.</source>
            <translation>目前只有商品目录：接下来请导入购买或评分记录。</translation>
        </message>
        <message>
            <source>Read purchases, ratings or a catalogue from a file (Ctrl+I)</source>
            <translation>从文件读取购买记录、评分或商品目录（Ctrl+I）</translation>
        </message>
        <message>
            <source>Next: train a model</source>
            <translation>下一步：训练模型</translation>
        </message>
        <message>
            <source>Tables (*.csv *.tsv *.tab *.txt *.dat *.data *.xlsx *.xlsm *.xlsb *.xls *.ods *.parquet *.jsonl *.ndjson *.json *.gz *.zip *.zst)</source>
            <translation>表格 (*.csv *.tsv *.tab *.txt *.dat *.data *.xlsx *.xlsm *.xlsb *.xls *.ods *.parquet *.jsonl *.ndjson *.json *.gz *.zip *.zst)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>Workspaces (*.recdesk)</source>
            <translation>工作区 (*.recdesk)</translation>
        </message>
        <message>
            <source>New workspace</source>
            <translation>新建工作区</translation>
        </message>
        <message>
            <source>shop</source>
            <translation>店铺</translation>
        </message>
        <message>
            <source>CSV for Excel (*.csv)</source>
            <translation>适用于 Excel 的 CSV (*.csv)</translation>
        </message>
        <message>
            <source>Excel workbook (*.xlsx)</source>
            <translation>Excel 工作簿 (*.xlsx)</translation>
        </message>
        <message>
            <source>Parquet (*.parquet)</source>
            <translation>Parquet (*.parquet)</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Show the rows</source>
            <translation>显示相关的行</translation>
        </message>
        <message>
            <source>Hide the rows</source>
            <translation>收起相关的行</translation>
        </message>
        <message>
            <source>The imported rows stay as they are; this can be taken back.</source>
            <translation>导入的行保持原样；此修正可以撤回。</translation>
        </message>
        <message>
            <source>Show again</source>
            <translation>重新显示</translation>
        </message>
        <message>
            <source>Ignore</source>
            <translation>忽略</translation>
        </message>
        <message>
            <source>Not shown any more, unless it grows by more than a tenth.</source>
            <translation>不再显示，除非数量增加超过十分之一。</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>数据问题</translation>
        </message>
        <message>
            <source>Looking through the data…</source>
            <translation>正在检查数据…</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>重新检查</translation>
        </message>
        <message>
            <source>Nothing is wrong or odd with the data.</source>
            <translation>数据没有错误或异常。</translation>
        </message>
        <message>
            <source>Show {n} more finding</source>
            <translation>再显示 {n} 项</translation>
        </message>
        <message>
            <source>Show {n} more findings</source>
            <translation>再显示 {n} 项</translation>
        </message>
        <message>
            <source>Hide: {what}</source>
            <translation>收起：{what}</translation>
        </message>
        <message>
            <source>Show: {what}</source>
            <translation>显示：{what}</translation>
        </message>
        <message>
            <source>{n} ignored</source>
            <translation>{n} 项已忽略</translation>
        </message>
        <message>
            <source>{n} fixed</source>
            <translation>{n} 项已修正</translation>
        </message>
        <message>
            <source>The data could not be looked through.</source>
            <translation>未能检查数据。</translation>
        </message>
        <message>
            <source>{n} product that nobody has is left out.</source>
            <translation>已略去 {n} 件无人购买的商品。</translation>
        </message>
        <message>
            <source>{n} products that nobody has are left out.</source>
            <translation>已略去 {n} 件无人购买的商品。</translation>
        </message>
        <message>
            <source>Most popular {n}</source>
            <translation>最热门的 {n} 件</translation>
        </message>
        <message>
            <source>{wanted} products can be compared here; these are the {limit} that most shoppers have.</source>
            <translation>共有 {wanted} 件商品可供比较；这里显示顾客最多的 {limit} 件。</translation>
        </message>
        <message>
            <source>{n} shopper</source>
            <translation>{n} 位顾客</translation>
        </message>
        <message>
            <source>{n} shoppers</source>
            <translation>{n} 位顾客</translation>
        </message>
        <message>
            <source>similarity {score}</source>
            <translation>相似度 {score}</translation>
        </message>
        <message>
            <source>{n} in common</source>
            <translation>共同顾客 {n} 位</translation>
        </message>
        <message>
            <source>{n} row</source>
            <translation>{n} 行</translation>
        </message>
        <message>
            <source>{n} rows</source>
            <translation>{n} 行</translation>
        </message>
        <message>
            <source>Picture (*.png)</source>
            <translation>图片 (*.png)</translation>
        </message>
        <message>
            <source>Fewer than two of these products can be compared.</source>
            <translation>这些商品中可比较的不足两件。</translation>
        </message>
        <message>
            <source>Heatmap</source>
            <translation>热力图</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>Find a row</source>
            <translation>查找一行</translation>
        </message>
        <message>
            <source>Point at the first product that has all these words</source>
            <translation>定位到第一件包含所有这些词的商品</translation>
        </message>
        <message>
            <source>Save this heatmap as a picture</source>
            <translation>将热力图保存为图片</translation>
        </message>
        <message>
            <source>Order: {order}</source>
            <translation>排序：{order}</translation>
        </message>
        <message>
            <source>by popularity</source>
            <translation>按热度</translation>
        </message>
        <message>
            <source>by category</source>
            <translation>按类目</translation>
        </message>
        <message>
            <source>by similarity</source>
            <translation>按相似度</translation>
        </message>
        <message>
            <source>most popular {n}</source>
            <translation>最热门 {n} 件</translation>
        </message>
        <message>
            <source>Give the shoppers pseudonyms</source>
            <translation>为顾客使用化名</translation>
        </message>
        <message>
            <source>How much each kind of event counts</source>
            <translation>每种事件计多少</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>未采用</translation>
        </message>
        <message>
            <source>The shop can then be handed on; the key to the ids stays on this computer, outside it.</source>
            <translation>这样店铺便可交给他人；还原编号的密钥留在本机，不在店铺文件中。</translation>
        </message>
        <message>
            <source>Imported files</source>
            <translation>已导入的文件</translation>
        </message>
        <message>
            <source>Undo the last import…</source>
            <translation>撤销上次导入…</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Holds</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>读取</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>未采用</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>编码</translation>
        </message>
        <message>
            <source>Catalogue</source>
            <translation>商品目录</translation>
        </message>
        <message>
            <source>Purchases or ratings</source>
            <translation>购买或评分记录</translation>
        </message>
        <message>
            <source>Reading the first rows…</source>
            <translation>正在读取前几行…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Importing…</source>
            <translation>正在导入…</translation>
        </message>
        <message>
            <source>Save the rows left out…</source>
            <translation>保存未采用的行…</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>行号</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Text of the row</source>
            <translation>原始内容</translation>
        </message>
        <message>
            <source>Imported {name}</source>
            <translation>已导入 {name}</translation>
        </message>
        <message>
            <source>the first {n} row left out is shown</source>
            <translation>仅显示前 {n} 行未采用的数据</translation>
        </message>
        <message>
            <source>the first {n} rows left out are shown</source>
            <translation>仅显示前 {n} 行未采用的数据</translation>
        </message>
        <message>
            <source>Save the rows left out</source>
            <translation>保存未采用的行</translation>
        </message>
        <message>
            <source>{n} return</source>
            <translation>{n} 行退货</translation>
        </message>
        <message>
            <source>{n} returns</source>
            <translation>{n} 行退货</translation>
        </message>
        <message>
            <source>{n} row that an earlier file had</source>
            <translation>{n} 行在以前的文件中已有</translation>
        </message>
        <message>
            <source>{n} rows that an earlier file had</source>
            <translation>{n} 行在以前的文件中已有</translation>
        </message>
        <message>
            <source>rows read</source>
            <translation>读取的行</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>已接受</translation>
        </message>
        <message>
            <source>merged with an earlier row</source>
            <translation>与已有记录合并</translation>
        </message>
        <message>
            <source>File in the archive</source>
            <translation>压缩包中的文件</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>工作表</translation>
        </message>
        <message>
            <source>The file holds</source>
            <translation>文件内容</translation>
        </message>
        <message>
            <source>Columns are separated by</source>
            <translation>列分隔符</translation>
        </message>
        <message>
            <source>The first line</source>
            <translation>第一行</translation>
        </message>
        <message>
            <source>Decimal sign</source>
            <translation>小数点</translation>
        </message>
        <message>
            <source>Dates begin with</source>
            <translation>日期的开头是</translation>
        </message>
        <message>
            <source>The values are</source>
            <translation>数值含义</translation>
        </message>
        <message>
            <source>Negative quantities</source>
            <translation>负数量</translation>
        </message>
        <message>
            <source>Same shopper and product again</source>
            <translation>同一顾客重复同一商品时</translation>
        </message>
        <message>
            <source>Rows that an earlier file had</source>
            <translation>以前的文件已有的行</translation>
        </message>
        <message>
            <source>Data that is there already</source>
            <translation>已有的数据</translation>
        </message>
        <message>
            <source>Not used</source>
            <translation>不使用</translation>
        </message>
        <message>
            <source>Rating or quantity</source>
            <translation>评分或数量</translation>
        </message>
        <message>
            <source>Event type</source>
            <translation>事件类型</translation>
        </message>
        <message>
            <source>Kept as it is</source>
            <translation>原样保留</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Comma</source>
            <translation>逗号</translation>
        </message>
        <message>
            <source>Semicolon</source>
            <translation>分号</translation>
        </message>
        <message>
            <source>Tab</source>
            <translation>制表符</translation>
        </message>
        <message>
            <source>Bar</source>
            <translation>竖线</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>空格</translation>
        </message>
        <message>
            <source>Point</source>
            <translation>点</translation>
        </message>
        <message>
            <source>names the columns</source>
            <translation>是列名</translation>
        </message>
        <message>
            <source>is data already</source>
            <translation>已是数据</translation>
        </message>
        <message>
            <source>the day: 31/12/2024</source>
            <translation>日：31/12/2024</translation>
        </message>
        <message>
            <source>the month: 12/31/2024</source>
            <translation>月：12/31/2024</translation>
        </message>
        <message>
            <source>the year: 2024/12/31</source>
            <translation>年：2024/12/31</translation>
        </message>
        <message>
            <source>are taken off the purchases</source>
            <translation>从购买量中扣除</translation>
        </message>
        <message>
            <source>are left out</source>
            <translation>不采用</translation>
        </message>
        <message>
            <source>are mistakes</source>
            <translation>视为错误</translation>
        </message>
        <message>
            <source>Ratings</source>
            <translation>评分</translation>
        </message>
        <message>
            <source>Purchases or other counts</source>
            <translation>购买次数或其他计数</translation>
        </message>
        <message>
            <source>the last one counts</source>
            <translation>以最后一条为准</translation>
        </message>
        <message>
            <source>take the mean</source>
            <translation>取平均值</translation>
        </message>
        <message>
            <source>take the highest</source>
            <translation>取最大值</translation>
        </message>
        <message>
            <source>add them up</source>
            <translation>累加</translation>
        </message>
        <message>
            <source>count them</source>
            <translation>计次数</translation>
        </message>
        <message>
            <source>Taken as purchases: the file has no column of values, so each row counts once.</source>
            <translation>视为购买记录：文件没有数值列，每行计一次。</translation>
        </message>
        <message>
            <source>Taken as ratings: the column is named like ratings.</source>
            <translation>视为评分：列名像是评分。</translation>
        </message>
        <message>
            <source>Taken as purchases: the column is named like a quantity or an amount.</source>
            <translation>视为购买记录：列名像是数量或金额。</translation>
        </message>
        <message>
            <source>Taken as ratings: all values lie on a short scale.</source>
            <translation>视为评分：所有数值都落在一个短的分值范围内。</translation>
        </message>
        <message>
            <source>Taken as purchases: the values look like counts or amounts, not like a scale.</source>
            <translation>视为购买记录：数值像是次数或金额，而不是分值。</translation>
        </message>
        <message>
            <source>Taken as purchases: each row names its kind of event, and counts by that.</source>
            <translation>按购买处理：每行都说明了事件类型，并据此计数。</translation>
        </message>
        <message>
            <source>As you chose.</source>
            <translation>按您的选择。</translation>
        </message>
        <message>
            <source>A catalogue of products</source>
            <translation>商品目录</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>Choose above which file of the archive to import.</source>
            <translation>请在上方选择要导入压缩包中的哪个文件。</translation>
        </message>
        <message>
            <source>The file cannot be read like this: choose otherwise above, or another file.</source>
            <translation>按目前的设置无法读取该文件：请在上方另作选择，或换一个文件。</translation>
        </message>
        <message>
            <source>Choose above the table which columns hold the shopper and the product.</source>
            <translation>请在表格上方选择哪一列是顾客、哪一列是商品。</translation>
        </message>
        <message>
            <source>Choose above the table which column holds the product.</source>
            <translation>请在表格上方选择哪一列是商品。</translation>
        </message>
        <message>
            <source>Choose above the table which column holds the shopper.</source>
            <translation>请在表格上方选择哪一列是顾客。</translation>
        </message>
        <message>
            <source>Choose above what the dates begin with: the first rows do not tell day from month.</source>
            <translation>请在上方选择日期的开头：从前几行分不清日和月。</translation>
        </message>
        <message>
            <source>Choose above the table which column holds the rating.</source>
            <translation>请在表格上方选择哪一列是评分。</translation>
        </message>
        <message>
            <source>Automatic: {what}</source>
            <translation>自动：{what}</translation>
        </message>
        <message>
            <source>Automatic: taken off</source>
            <translation>自动：扣除</translation>
        </message>
        <message>
            <source>Is kept and added to</source>
            <translation>保留并追加</translation>
        </message>
        <message>
            <source>Is replaced</source>
            <translation>替换</translation>
        </message>
        <message>
            <source>There is none yet</source>
            <translation>尚无数据</translation>
        </message>
        <message>
            <source>Please choose</source>
            <translation>请选择</translation>
        </message>
        <message>
            <source>Does not matter here</source>
            <translation>此处不适用</translation>
        </message>
        <message>
            <source>are taken once</source>
            <translation>只采用一次</translation>
        </message>
        <message>
            <source>are taken again</source>
            <translation>再次采用</translation>
        </message>
        <message>
            <source>Similar to {title}</source>
            <translation>与 {title} 相似</translation>
        </message>
        <message>
            <source>{n} shopper has both; {chance} would by chance.</source>
            <translation>{n} 位顾客两者都买过；若仅凭偶然约为 {chance} 位。</translation>
        </message>
        <message>
            <source>{n} shoppers have both; {chance} would by chance.</source>
            <translation>{n} 位顾客两者都买过；若仅凭偶然约为 {chance} 位。</translation>
        </message>
        <message>
            <source>Mean rating</source>
            <translation>平均评分</translation>
        </message>
        <message>
            <source>Score ({metric})</source>
            <translation>得分（{metric}）</translation>
        </message>
        <message>
            <source>of this one's shoppers</source>
            <translation>占本商品顾客</translation>
        </message>
        <message>
            <source>of {title}'s shoppers</source>
            <translation>占 {title} 的顾客</translation>
        </message>
        <message>
            <source>First rated</source>
            <translation>首次评分</translation>
        </message>
        <message>
            <source>First bought</source>
            <translation>首次购买</translation>
        </message>
        <message>
            <source>Last rated</source>
            <translation>最近评分</translation>
        </message>
        <message>
            <source>Last bought</source>
            <translation>最近购买</translation>
        </message>
        <message>
            <source>{title}: {choice}</source>
            <translation>{title}：{choice}</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>最近打开(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Use model</source>
            <translation>使用模型(&amp;U)</translation>
        </message>
        <message>
            <source>Clear this list</source>
            <translation>清空列表</translation>
        </message>
        <message>
            <source>Nothing opened yet</source>
            <translation>还没有打开过文件</translation>
        </message>
        <message>
            <source>No model yet</source>
            <translation>尚无模型</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>What the shop holds, and importing (Ctrl+1)</source>
            <translation>店铺数据概况与导入（Ctrl+1）</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Train a model and see how good it is (Ctrl+2)</source>
            <translation>训练模型并查看效果（Ctrl+2）</translation>
        </message>
        <message>
            <source>Similar</source>
            <translation>相似</translation>
        </message>
        <message>
            <source>Products that are like a product (Ctrl+3)</source>
            <translation>与某件商品相似的商品（Ctrl+3）</translation>
        </message>
        <message>
            <source>How alike a group of products is (Ctrl+4)</source>
            <translation>一组商品彼此有多相似（Ctrl+4）</translation>
        </message>
        <message>
            <source>A shopper's history and recommendations (Ctrl+5)</source>
            <translation>顾客的购买历史与推荐（Ctrl+5）</translation>
        </message>
        <message>
            <source>Close RecDesk?</source>
            <translation>关闭 RecDesk？</translation>
        </message>
        <message>
            <source>“{title}” is still running. Closing stops it; nothing of it is kept.</source>
            <translation>“{title}”仍在进行。关闭会中止任务，且不保留任何结果。</translation>
        </message>
        <message>
            <source>Keep it running</source>
            <translation>继续运行</translation>
        </message>
        <message>
            <source>Stop it and close</source>
            <translation>中止并关闭</translation>
        </message>
        <message>
            <source>Close this message</source>
            <translation>关闭此消息</translation>
        </message>
        <message>
            <source>Import a file of purchases or ratings first.</source>
            <translation>请先导入购买或评分记录文件。</translation>
        </message>
        <message>
            <source>Open a workspace first.</source>
            <translation>请先打开工作区。</translation>
        </message>
        <message>
            <source>There is no import to undo.</source>
            <translation>没有可撤销的导入。</translation>
        </message>
        <message>
            <source>Train a model first.</source>
            <translation>请先训练模型。</translation>
        </message>
        <message>
            <source>Not measured: it was trained on all data, with no holdout.</source>
            <translation>未评估：训练使用了全部数据，没有留出集。</translation>
        </message>
        <message>
            <source>Next: see similar products</source>
            <translation>下一步：查看相似商品</translation>
        </message>
        <message>
            <source>Model in use: {name}</source>
            <translation>当前模型：{name}</translation>
        </message>
        <message>
            <source>trained in {time}</source>
            <translation>训练用时 {time}</translation>
        </message>
        <message>
            <source>Trained models</source>
            <translation>已训练的模型</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>What for</source>
            <translation>用途</translation>
        </message>
        <message>
            <source>How good</source>
            <translation>效果</translation>
        </message>
        <message>
            <source>Trained on</source>
            <translation>训练数据</translation>
        </message>
        <message>
            <source>current data</source>
            <translation>当前数据</translation>
        </message>
        <message>
            <source>earlier data</source>
            <translation>较早的数据</translation>
        </message>
        <message>
            <source>Go to Data</source>
            <translation>前往数据页</translation>
        </message>
        <message>
            <source>Train a model first: it learns which products are alike from who bought what.</source>
            <translation>请先训练模型：它会从购买记录中学习哪些商品相似。</translation>
        </message>
        <message>
            <source>Go to Train</source>
            <translation>前往训练页</translation>
        </message>
        <message>
            <source>Search by title, id, brand or category</source>
            <translation>按名称、编号、品牌或类目搜索</translation>
        </message>
        <message>
            <source>Search products</source>
            <translation>搜索商品</translation>
        </message>
        <message>
            <source>Search products (Ctrl+F or /). Down goes to the list, Esc clears.</source>
            <translation>搜索商品（Ctrl+F 或 /）。按下方向键进入列表，Esc 清空。</translation>
        </message>
        <message>
            <source>All categories</source>
            <translation>全部类目</translation>
        </message>
        <message>
            <source>All brands</source>
            <translation>全部品牌</translation>
        </message>
        <message>
            <source>What the products are sorted by; choose again to turn the order around</source>
            <translation>商品的排序方式；再次选择可反转顺序</translation>
        </message>
        <message>
            <source>No product has all these words.</source>
            <translation>没有商品同时包含这些词。</translation>
        </message>
        <message>
            <source>best match</source>
            <translation>最佳匹配</translation>
        </message>
        <message>
            <source>by shoppers</source>
            <translation>按顾客数</translation>
        </message>
        <message>
            <source>by title</source>
            <translation>按名称</translation>
        </message>
        <message>
            <source>by brand</source>
            <translation>按品牌</translation>
        </message>
        <message>
            <source>by price</source>
            <translation>按价格</translation>
        </message>
        <message>
            <source>{n} of {total}</source>
            <translation>{n} / {total}</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Open another</source>
            <translation>打开其他工作区</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Choose another file</source>
            <translation>选择其他文件</translation>
        </message>
        <message>
            <source>Choose another place</source>
            <translation>选择其他位置</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>打开它</translation>
        </message>
        <message>
            <source>Replace all with this file</source>
            <translation>用此文件替换全部</translation>
        </message>
        <message>
            <source>{n} of them in the catalogue</source>
            <translation>其中 {n} 件在目录中</translation>
        </message>
        <message>
            <source>{n} days</source>
            <translation>{n} 天</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} 至 {last}</translation>
        </message>
        <message>
            <source>none imported yet</source>
            <translation>尚未导入</translation>
        </message>
        <message>
            <source>{n} products each, on average</source>
            <translation>人均 {n} 件商品</translation>
        </message>
        <message>
            <source>from {n} rows</source>
            <translation>来自 {n} 行</translation>
        </message>
        <message>
            <source>of all pairs of shopper and product</source>
            <translation>占全部顾客与商品组合</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>时间跨度</translation>
        </message>
        <message>
            <source>the file has no times</source>
            <translation>文件中没有时间</translation>
        </message>
        <message>
            <source>Purchases</source>
            <translation>购买</translation>
        </message>
        <message>
            <source>History</source>
            <translation>历史</translation>
        </message>
        <message>
            <source>History of {id}</source>
            <translation>{id} 的历史</translation>
        </message>
        <message>
            <source>Recommendations</source>
            <translation>推荐</translation>
        </message>
        <message>
            <source>Length of the list</source>
            <translation>列表长度</translation>
        </message>
        <message>
            <source>Recommended</source>
            <translation>推荐</translation>
        </message>
        <message>
            <source>The score is the rating this model predicts. A ranking model is better at what comes next.</source>
            <translation>得分是该模型预测的评分。要预测顾客接下来会买什么，排序模型更合适。</translation>
        </message>
        <message>
            <source>Recommended to {id}</source>
            <translation>推荐给 {id}</translation>
        </message>
        <message>
            <source>Choose a shopper on the left.</source>
            <translation>请在左侧选择一位顾客。</translation>
        </message>
        <message>
            <source>This shopper has bought nothing yet.</source>
            <translation>这位顾客还没有买过商品。</translation>
        </message>
        <message>
            <source>Top {n}</source>
            <translation>前 {n} 名</translation>
        </message>
        <message>
            <source>Leave out what is rated</source>
            <translation>略去已评分的商品</translation>
        </message>
        <message>
            <source>Leave out what is bought</source>
            <translation>略去已购买的商品</translation>
        </message>
        <message>
            <source>There is no product left to recommend.</source>
            <translation>没有可推荐的商品了。</translation>
        </message>
        <message>
            <source>Search shoppers by id</source>
            <translation>按编号搜索顾客</translation>
        </message>
        <message>
            <source>Search shoppers</source>
            <translation>搜索顾客</translation>
        </message>
        <message>
            <source>Search shoppers (Ctrl+F or /). Down goes to the list, Esc clears.</source>
            <translation>搜索顾客（Ctrl+F 或 /）。按下方向键进入列表，Esc 清空。</translation>
        </message>
        <message>
            <source>No shopper's id has this text.</source>
            <translation>没有顾客编号包含此文字。</translation>
        </message>
        <message>
            <source>Similar products</source>
            <translation>相似商品</translation>
        </message>
        <message>
            <source>Similarity metric</source>
            <translation>相似度度量</translation>
        </message>
        <message>
            <source>Cosine compares the direction of taste, Euclidean the distance, inner product also favours products that sell a lot.</source>
            <translation>余弦比较口味的方向，欧氏距离比较远近，内积还会偏向畅销商品。</translation>
        </message>
        <message>
            <source>Write this list of every product to a file</source>
            <translation>将每件商品的相似列表写入文件</translation>
        </message>
        <message>
            <source>Nobody has bought this product yet, so there is nothing to compare it by.</source>
            <translation>这件商品还没有人购买，无从比较。</translation>
        </message>
        <message>
            <source>This product is newer than the model. Train again to compare it.</source>
            <translation>这件商品比模型新。请重新训练后再比较。</translation>
        </message>
        <message>
            <source>The model knows too little of this product to compare it.</source>
            <translation>模型对这件商品了解太少，无法比较。</translation>
        </message>
        <message>
            <source>Choose a product on the left.</source>
            <translation>请在左侧选择一件商品。</translation>
        </message>
        <message>
            <source>There is no other product to compare this one with.</source>
            <translation>没有其他商品可与之比较。</translation>
        </message>
        <message>
            <source>Nobody has rated this product yet, so there is nothing to compare it by.</source>
            <translation>这件商品还没有人评分，无从比较。</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>最近打开</translation>
        </message>
        <message>
            <source>Explore the sample shop</source>
            <translation>浏览示例店铺</translation>
        </message>
        <message>
            <source>A tea and coffee shop with 1,200 products and a year of purchases, ready to look around in.</source>
            <translation>一家茶与咖啡店，1,200 件商品、一年的购买记录，打开即可浏览。</translation>
        </message>
        <message>
            <source>A CSV of who bought or rated what, in any encoding. A catalogue with titles can follow.</source>
            <translation>记录谁买过或评过什么的 CSV，编码不限。商品目录可稍后导入。</translation>
        </message>
        <message>
            <source>A .recdesk file with the data and models of a shop, as you left it.</source>
            <translation>.recdesk 文件，保存着店铺的数据与模型，与上次离开时一样。</translation>
        </message>
        <message>
            <source>Learn from what shoppers bought or rated which products are alike and what to show next. It all stays on this machine.</source>
            <translation>从顾客的购买与评分中了解哪些商品相似、接下来该展示什么。所有数据都只留在本机。</translation>
        </message>
        <message>
            <source>You can also drop a file anywhere on this window.</source>
            <translation>也可以将文件拖到窗口的任意位置。</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>Cancel the running job (Ctrl+.)</source>
            <translation>取消当前任务（Ctrl+.）</translation>
        </message>
        <message>
            <source>Model: {name}</source>
            <translation>模型：{name}</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>The curves appear here while a model is trained.</source>
            <translation>训练模型时，曲线会显示在这里。</translation>
        </message>
        <message>
            <source>Waiting for the engine…</source>
            <translation>正在等待引擎…</translation>
        </message>
        <message>
            <source>Rank products</source>
            <translation>商品排序</translation>
        </message>
        <message>
            <source>Predict ratings</source>
            <translation>预测评分</translation>
        </message>
        <message>
            <source>Options ▸</source>
            <translation>选项 ▸</translation>
        </message>
        <message>
            <source>Train a model with these options (Ctrl+T)</source>
            <translation>按这些选项训练模型（Ctrl+T）</translation>
        </message>
        <message>
            <source>Finds similar products and what to recommend next, from who took what.</source>
            <translation>根据谁买了什么，找出相似商品以及接下来该推荐什么。</translation>
        </message>
        <message>
            <source>Estimates how a shopper would rate each product, and how sure that is.</source>
            <translation>估计顾客会给每件商品打多少分，以及有多大把握。</translation>
        </message>
        <message>
            <source>What should the model do?</source>
            <translation>模型要做什么？</translation>
        </message>
        <message>
            <source>The shop holds purchases; there are no ratings to predict.</source>
            <translation>店铺数据是购买记录，没有可预测的评分。</translation>
        </message>
        <message>
            <source>Preset: your shop holds ratings. For lists of recommendations, rank products instead.</source>
            <translation>预设：您的店铺数据是评分。若要推荐列表，请改选商品排序。</translation>
        </message>
        <message>
            <source>Preset: your shop holds purchases, which say what shoppers took, not how they liked it.</source>
            <translation>预设：您的店铺数据是购买记录，它说明顾客买了什么，而不是喜欢的程度。</translation>
        </message>
        <message>
            <source>Training…</source>
            <translation>正在训练…</translation>
        </message>
        <message>
            <source>Options ▾</source>
            <translation>选项 ▾</translation>
        </message>
        <message>
            <source>Length of each product's vector: more is finer and slower</source>
            <translation>每件商品的向量长度：越长越精细，也越慢</translation>
        </message>
        <message>
            <source>Sweeps</source>
            <translation>轮数</translation>
        </message>
        <message>
            <source>How often training goes over the data</source>
            <translation>训练遍历数据的次数</translation>
        </message>
        <message>
            <source>Holdout</source>
            <translation>留出集</translation>
        </message>
        <message>
            <source>Share of the data kept back to measure the model on</source>
            <translation>留出用于评估模型的数据比例</translation>
        </message>
        <message>
            <source>Where to compute</source>
            <translation>在哪里计算</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <source>The same seed gives the same model again</source>
            <translation>相同的种子会得到相同的模型</translation>
        </message>
        <message>
            <source>Undo the last import?</source>
            <translation>撤销上次导入？</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Undo the import</source>
            <translation>撤销导入</translation>
        </message>
        <message>
            <source>RecDesk {version}

Learns which products are alike from what shoppers bought or rated, on this machine and nowhere else.

MIT licence.</source>
            <translation>RecDesk {version}

从顾客的购买与评分中学习哪些商品相似，全程只在本机进行。

MIT 许可证。</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>About RecDesk</source>
            <translation>关于 RecDesk</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Typical error of a predicted rating, in rating points; lower is better.</source>
            <translation>预测评分的典型误差，以分值计；越低越好。</translation>
        </message>
        <message>
            <source>Average distance between a predicted and the given rating; lower is better.</source>
            <translation>预测评分与实际评分的平均差距；越低越好。</translation>
        </message>
        <message>
            <source>How far up the list the products stand that shoppers really took; 1 is perfect.</source>
            <translation>顾客实际选择的商品在列表中排得有多靠前；1 为完美。</translation>
        </message>
        <message>
            <source>Share of the products that shoppers really took which the list contains.</source>
            <translation>顾客实际选择的商品中被列表包含的比例。</translation>
        </message>
        <message>
            <source>Share of the list that shoppers really took.</source>
            <translation>列表中被顾客实际选择的比例。</translation>
        </message>
        <message>
            <source>{n} purchase</source>
            <translation>{n} 次购买</translation>
        </message>
        <message>
            <source>{n} purchases</source>
            <translation>{n} 次购买</translation>
        </message>
        <message>
            <source>The shop becomes what it was before {name} was imported ({n} row).</source>
            <translation>店铺将恢复到导入 {name}（{n} 行）之前的样子。</translation>
        </message>
        <message>
            <source>The shop becomes what it was before {name} was imported ({n} rows).</source>
            <translation>店铺将恢复到导入 {name}（{n} 行）之前的样子。</translation>
        </message>
        <message>
            <source>The import of {name} is undone. Models trained after it are gone too: {models}.</source>
            <translation>已撤销导入 {name}。在其之后训练的模型也已删除：{models}。</translation>
        </message>
        <message>
            <source>Done: {what}. The imported rows stay as they are.</source>
            <translation>已完成：{what}。导入的行保持原样。</translation>
        </message>
        <message>
            <source>{n} min</source>
            <translation>{n} 分钟</translation>
        </message>
        <message>
            <source>{n} h left</source>
            <translation>剩余 {n} 小时</translation>
        </message>
        <message>
            <source>{n} rating</source>
            <translation>{n} 条评分</translation>
        </message>
        <message>
            <source>{n} ratings</source>
            <translation>{n} 条评分</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>召回率</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>精确率</translation>
        </message>
        <message>
            <source>bestsellers</source>
            <translation>畅销榜</translation>
        </message>
        <message>
            <source>averages</source>
            <translation>平均值</translation>
        </message>
        <message>
            <source>not measured</source>
            <translation>未评估</translation>
        </message>
        <message>
            <source>{sentence} Models trained since then go with it.</source>
            <translation>{sentence}此后训练的模型也会一并删除。</translation>
        </message>
        <message>
            <source>The import of {name} is undone.</source>
            <translation>已撤销导入 {name}。</translation>
        </message>
        <message>
            <source>{n} s</source>
            <translation>{n} 秒</translation>
        </message>
        <message>
            <source>{n} s left</source>
            <translation>剩余 {n} 秒</translation>
        </message>
        <message>
            <source>{n} min left</source>
            <translation>剩余 {n} 分钟</translation>
        </message>
        <message>
            <source>{n} byte</source>
            <translation>{n} 字节</translation>
        </message>
        <message>
            <source>{n} bytes</source>
            <translation>{n} 字节</translation>
        </message>
        <message>
            <source>sweep {done} of {total}</source>
            <translation>第 {done} 轮，共 {total} 轮</translation>
        </message>
        <message>
            <source>{option} cannot be {value}; choose one of: {choices}.</source>
            <translation>{option} 不能是 {value}；请从以下选项中选择：{choices}。</translation>
        </message>
        <message>
            <source>{option} must lie between {low} and {high}; it is {value}.</source>
            <translation>{option} 必须在 {low} 与 {high} 之间；现在是 {value}。</translation>
        </message>
        <message>
            <source>There is no GPU here that TensorFlow can use; choose the CPU, or install its driver.</source>
            <translation>这里没有 TensorFlow 可用的 GPU；请选择 CPU，或安装 GPU 驱动程序。</translation>
        </message>
        <message>
            <source>This TensorFlow cannot use a GPU; choose the CPU, or install RecDesk with the gpu extra.</source>
            <translation>此版本 TensorFlow 不能使用 GPU；请选择 CPU，或安装带 gpu 附加组件的 RecDesk。</translation>
        </message>
        <message>
            <source>TensorFlow cannot use a GPU on Windows itself; choose the CPU, or run RecDesk in WSL2.</source>
            <translation>TensorFlow 在 Windows 上不能使用 GPU；请选择 CPU，或在 WSL2 中运行 RecDesk。</translation>
        </message>
        <message>
            <source>There are only {count} interactions to learn from; at least {least} are needed.</source>
            <translation>可供学习的记录只有 {count} 条；至少需要 {least} 条。</translation>
        </message>
        <message>
            <source>Everything comes from one shopper; learning needs at least two.</source>
            <translation>所有数据都来自同一位顾客；学习至少需要两位。</translation>
        </message>
        <message>
            <source>There is only one product that anybody took; learning needs at least two.</source>
            <translation>只有一件商品被选过；学习至少需要两件。</translation>
        </message>
        <message>
            <source>This shop holds purchases or counts, not ratings; train a ranking model instead.</source>
            <translation>这家店铺的数据是购买或计数，不是评分；请改为训练排序模型。</translation>
        </message>
        <message>
            <source>Every rating is {value}, so there is nothing to predict; train a ranking model instead.</source>
            <translation>所有评分都是 {value}，无可预测；请改为训练排序模型。</translation>
        </message>
        <message>
            <source>The numbers in this shop lie too far apart to compute with; correct or remove the outliers.</source>
            <translation>店铺中的数值相差过大，无法计算；请修正或删除异常值。</translation>
        </message>
        <message>
            <source>The engine stopped unexpectedly; it has been restarted and your shop is as it was.</source>
            <translation>引擎意外停止；已重新启动，店铺数据保持原样。</translation>
        </message>
        <message>
            <source>Something went wrong that should not have: {detail}. Your shop is as it was.</source>
            <translation>发生了意外错误：{detail}。店铺数据保持原样。</translation>
        </message>
        <message>
            <source>Another job is still running; wait for it or cancel it.</source>
            <translation>另一个任务仍在进行；请等待或取消它。</translation>
        </message>
        <message>
            <source>--map does not read {text}; write it as user=COLUMN,item=COLUMN.</source>
            <translation>--map 无法识别 {text}；请写成 user=列名,item=列名。</translation>
        </message>
        <message>
            <source>Give exactly one of: {choices}.</source>
            <translation>请只指定其中一项：{choices}。</translation>
        </message>
        <message>
            <source>This needs {option} as well.</source>
            <translation>还需要指定 {option}。</translation>
        </message>
        <message>
            <source>There is no category {name}; the nearest ones are: {nearest}.</source>
            <translation>没有类目 {name}；最接近的是：{nearest}。</translation>
        </message>
        <message>
            <source>There was not enough memory for this; nothing was changed. Try fewer factors or less data.</source>
            <translation>内存不足；数据未作任何更改。请减少因子数或数据量后再试。</translation>
        </message>
        <message>
            <source>No shop is open; open or create one first.</source>
            <translation>没有打开的店铺；请先打开或新建一个。</translation>
        </message>
        <message>
            <source>{path} is a file; choose a folder.</source>
            <translation>{path} 是文件；请选择文件夹。</translation>
        </message>
        <message>
            <source>{path} is a folder; give the name of a file to write.</source>
            <translation>{path} 是文件夹；请给出要写入的文件名。</translation>
        </message>
        <message>
            <source>There is no folder {folder}, so {path} cannot be written; create it or choose another.</source>
            <translation>文件夹 {folder} 不存在，无法写入 {path}；请新建该文件夹或另选一个。</translation>
        </message>
        <message>
            <source>You may not write to the folder {folder}; choose another one for {path}.</source>
            <translation>没有写入文件夹 {folder} 的权限；请为 {path} 另选位置。</translation>
        </message>
        <message>
            <source>{path} cannot be replaced; close it where it is open (in Excel, perhaps) or choose another name.</source>
            <translation>无法替换 {path}；请先在打开它的程序（例如 Excel）中将其关闭，或换一个名称。</translation>
        </message>
        <message>
            <source>The disk is full, so {path} was not written; free some space or choose another disk.</source>
            <translation>磁盘已满，{path} 未写入；请释放空间或选择其他磁盘。</translation>
        </message>
        <message>
            <source>{path} could not be written: {reason}. Choose another place.</source>
            <translation>无法写入 {path}：{reason}。请另选位置。</translation>
        </message>
        <message>
            <source>{path} has an ending that RecDesk does not write; use one of: {endings}.</source>
            <translation>RecDesk 不支持 {path} 的扩展名；请使用：{endings}。</translation>
        </message>
        <message>
            <source>An Excel sheet holds {limit} rows and this table has {rows}; write .csv or .parquet instead.</source>
            <translation>Excel 工作表最多 {limit} 行，而此表有 {rows} 行；请改用 .csv 或 .parquet。</translation>
        </message>
        <message>
            <source>An Excel sheet holds {limit} columns and this table has {columns}; write .csv or .parquet instead.</source>
            <translation>Excel 工作表最多 {limit} 列，而此表有 {columns} 列；请改用 .csv 或 .parquet。</translation>
        </message>
        <message>
            <source>The table with its {rows} rows is too large for an Excel file; write .csv or .parquet instead.</source>
            <translation>此表有 {rows} 行，对 Excel 文件来说太大；请改用 .csv 或 .parquet。</translation>
        </message>
        <message>
            <source>This shopper has not bought or rated anything yet, so there is nothing to go by; choose another one.</source>
            <translation>这位顾客还没有购买或评分记录，无从推荐；请另选一位。</translation>
        </message>
        <message>
            <source>The basket is empty; put at least one product into it.</source>
            <translation>购物篮是空的；请至少放入一件商品。</translation>
        </message>
        <message>
            <source>Nobody had bought any of these products when the model was trained; train again or choose others.</source>
            <translation>训练模型时这些商品都还没有人购买；请重新训练或另选商品。</translation>
        </message>
        <message>
            <source>A delimiter is one to four characters, and no quote or line break; {value} is not.</source>
            <translation>分隔符为一到四个字符，且不能是引号或换行；{value} 不是。</translation>
        </message>
        <message>
            <source>The {option} is one character that can be seen, or nothing; {value} is not.</source>
            <translation>{option} 应为一个可见字符或留空；{value} 不是。</translation>
        </message>
        <message>
            <source>The quote {quote} does not go with the delimiter {delimiter}; a long delimiter goes without quotes.</source>
            <translation>引号 {quote} 不能与分隔符 {delimiter} 同用；多字符分隔符不使用引号。</translation>
        </message>
        <message>
            <source>There is no encoding called {value}; try utf-8, gb18030 or cp1252.</source>
            <translation>没有名为 {value} 的编码；请试 utf-8、gb18030 或 cp1252。</translation>
        </message>
        <message>
            <source>There is no file {path}; check the name and the folder.</source>
            <translation>文件 {path} 不存在；请检查名称和文件夹。</translation>
        </message>
        <message>
            <source>{path} is a folder; choose a CSV file in it.</source>
            <translation>{path} 是文件夹；请选择其中的 CSV 文件。</translation>
        </message>
        <message>
            <source>{path} is empty; export it again.</source>
            <translation>{path} 是空文件；请重新导出。</translation>
        </message>
        <message>
            <source>{path} cannot be read: {detail}. Check that you may open it.</source>
            <translation>无法读取 {path}：{detail}。请检查是否有权限打开。</translation>
        </message>
        <message>
            <source>{path} is no ordinary file; save the table as a file and import that.</source>
            <translation>{path} 不是普通文件；请将表格另存为文件后再导入。</translation>
        </message>
        <message>
            <source>{path} is a link that leads back to itself; choose the file that it should lead to.</source>
            <translation>{path} 是指回自身的链接；请选择它本应指向的文件。</translation>
        </message>
        <message>
            <source>{path} was changed while it was read; import it again when it is complete.</source>
            <translation>{path} 在读取时被更改；请等它写完后再次导入。</translation>
        </message>
        <message>
            <source>{path} is damaged, so it cannot be unpacked; download or pack it again.</source>
            <translation>{path} 已损坏，无法解压；请重新下载或打包。</translation>
        </message>
        <message>
            <source>There is no file in {path}; pack the table again.</source>
            <translation>{path} 中没有文件；请重新打包表格。</translation>
        </message>
        <message>
            <source>{path} would grow far beyond any table when it is unpacked; unpack it yourself if you trust it.</source>
            <translation>{path} 解压后会远大于任何表格；如果您信任它，请自行解压。</translation>
        </message>
        <message>
            <source>There are several files in {path}; say which to import: {members}.</source>
            <translation>{path} 中有多个文件；请指明要导入哪一个：{members}。</translation>
        </message>
        <message>
            <source>There is no file {member} in {path}; choose one of: {members}.</source>
            <translation>{path} 中没有文件 {member}；请从中选择：{members}。</translation>
        </message>
        <message>
            <source>{path} is protected by a password; save it without one and import that.</source>
            <translation>{path} 受密码保护；请另存为不带密码的文件后再导入。</translation>
        </message>
        <message>
            <source>{path} is a damaged spreadsheet, or none; open and save it in Excel again.</source>
            <translation>{path} 是损坏的电子表格，或不是电子表格；请在 Excel 中打开并重新保存。</translation>
        </message>
        <message>
            <source>There is no sheet {sheet} in {path}; choose one of: {sheets}.</source>
            <translation>{path} 中没有工作表 {sheet}；请从中选择：{sheets}。</translation>
        </message>
        <message>
            <source>{path} is a damaged Parquet file; write it again.</source>
            <translation>{path} 是损坏的 Parquet 文件；请重新生成。</translation>
        </message>
        <message>
            <source>{path} is a packed spreadsheet or Parquet file; unpack it and import that.</source>
            <translation>{path} 是压缩过的电子表格或 Parquet 文件；请解压后再导入。</translation>
        </message>
        <message>
            <source>{path} is a PDF; export the table as CSV or XLSX and import that.</source>
            <translation>{path} 是 PDF；请将表格导出为 CSV 或 XLSX 后再导入。</translation>
        </message>
        <message>
            <source>{path} is a web page or XML, whatever its name says; open it in Excel and save it as XLSX.</source>
            <translation>{path} 不论文件名如何，其实是网页或 XML；请在 Excel 中打开并另存为 XLSX。</translation>
        </message>
        <message>
            <source>{path} changes its encoding at line {line}; save all of it in one, or choose one yourself.</source>
            <translation>{path} 从第 {line} 行起改变了编码；请统一用一种编码保存，或自行选择。</translation>
        </message>
        <message>
            <source>{path} is not a text file; export the table as CSV and import that.</source>
            <translation>{path} 不是文本文件；请将表格导出为 CSV 后再导入。</translation>
        </message>
        <message>
            <source>The encoding of {path} is none that RecDesk knows; choose it yourself.</source>
            <translation>无法识别 {path} 的编码；请手动选择。</translation>
        </message>
        <message>
            <source>The header of {path} cannot be read: look at the quotes on line {line}.</source>
            <translation>无法读取 {path} 的表头：请检查第 {line} 行的引号。</translation>
        </message>
        <message>
            <source>The file has no column {column}; its columns are: {columns}.</source>
            <translation>文件中没有列 {column}；现有的列：{columns}。</translation>
        </message>
        <message>
            <source>No column of {path} looks like the shopper; say which it is. Its columns are: {columns}.</source>
            <translation>{path} 中没有像是顾客的列；请指定。现有的列：{columns}。</translation>
        </message>
        <message>
            <source>No column of {path} looks like the product; say which it is. Its columns are: {columns}.</source>
            <translation>{path} 中没有像是商品的列；请指定。现有的列：{columns}。</translation>
        </message>
        <message>
            <source>{path} has no column with ratings; say which it is, or import it as implicit feedback.</source>
            <translation>{path} 中没有评分列；请指定，或按购买记录（隐式反馈）导入。</translation>
        </message>
        <message>
            <source>{path} has a header but no rows below it; export it again.</source>
            <translation>{path} 只有表头，没有数据行；请重新导出。</translation>
        </message>
        <message>
            <source>The column {column} of {path} has no usable number; choose another column for the value, or none.</source>
            <translation>{path} 的列 {column} 中没有可用的数字；请为数值另选一列，或不选。</translation>
        </message>
        <message>
            <source>None of the {rows} rows of {path} could be used; look at line {line} and at the columns you chose.</source>
            <translation>{path} 的 {rows} 行都无法使用；请查看第 {line} 行以及您选择的列。</translation>
        </message>
        <message>
            <source>The shop has {feedback} feedback, so {wanted} cannot be added; replace the interactions instead.</source>
            <translation>店铺数据是 {feedback} 反馈，不能追加 {wanted}；请改为替换已有数据。</translation>
        </message>
        <message>
            <source>{path} was imported before, and its rows would count twice; replace the interactions instead.</source>
            <translation>{path} 已导入过，再次导入会重复计数；请改为替换已有数据。</translation>
        </message>
        <message>
            <source>There is no key {path}, which made the pseudonyms of this shop; name the file that has the key.</source>
            <translation>找不到生成此店铺化名的密钥 {path}；请指明密钥文件。</translation>
        </message>
        <message>
            <source>The key in {path} is too short; a key has at least {bytes} bytes.</source>
            <translation>{path} 中的密钥太短；密钥至少要有 {bytes} 个字节。</translation>
        </message>
        <message>
            <source>The shop's pseudonyms were made with another key than that in {path}; name the file that has it.</source>
            <translation>此店铺的化名不是用 {path} 中的密钥生成的；请指明原来的密钥文件。</translation>
        </message>
        <message>
            <source>This shop has held plain shopper ids, which its file may still show; make a new one for pseudonyms.</source>
            <translation>此店铺存过顾客的原始编号，文件中可能仍有痕迹；要用化名请新建一个店铺。</translation>
        </message>
        <message>
            <source>The dates in {column}, such as {example}, may begin with the day or the month; say which (--dates).</source>
            <translation>{column} 列的日期（如 {example}）可能以日或以月开头；请说明是哪一种（--dates）。</translation>
        </message>
        <message>
            <source>The weight of {event} must lie between 0 and {high}; it is {value}.</source>
            <translation>{event} 的权重须在 0 到 {high} 之间；现在是 {value}。</translation>
        </message>
        <message>
            <source>--event-weights does not read {text}; write it as view=1,cart=3,buy=5.</source>
            <translation>--event-weights 无法识别 {text}；请写成 view=1,cart=3,buy=5。</translation>
        </message>
        <message>
            <source>There is no import to undo; only the last one can be undone, and only once.</source>
            <translation>没有可撤销的导入；只能撤销最近一次，且只能撤销一次。</translation>
        </message>
        <message>
            <source>{path} is there already; open it, or choose another name.</source>
            <translation>{path} 已存在；请打开它，或换一个名称。</translation>
        </message>
        <message>
            <source>There is no shop {path}; create it first, or check the name and the folder.</source>
            <translation>店铺 {path} 不存在；请先新建，或检查名称和文件夹。</translation>
        </message>
        <message>
            <source>{path} is open in another RecDesk; close it there first.</source>
            <translation>{path} 正在另一个 RecDesk 中打开；请先在那里关闭。</translation>
        </message>
        <message>
            <source>{path} was made by a newer RecDesk; update this one to open it.</source>
            <translation>{path} 由较新版本的 RecDesk 创建；请更新后再打开。</translation>
        </message>
        <message>
            <source>{path} has the unknown version {version}; open it with another RecDesk.</source>
            <translation>{path} 的版本 {version} 无法识别；请用其他版本的 RecDesk 打开。</translation>
        </message>
        <message>
            <source>{path} is not a RecDesk shop; choose a file that RecDesk has made.</source>
            <translation>{path} 不是 RecDesk 店铺文件；请选择由 RecDesk 创建的文件。</translation>
        </message>
        <message>
            <source>The shop has no interactions yet; import a file of purchases or ratings first.</source>
            <translation>店铺还没有购买或评分记录；请先导入文件。</translation>
        </message>
        <message>
            <source>The shop has no such model yet; train one first.</source>
            <translation>店铺还没有这样的模型；请先训练一个。</translation>
        </message>
        <message>
            <source>The model {name} is damaged; train it again.</source>
            <translation>模型 {name} 已损坏；请重新训练。</translation>
        </message>
        <message>
            <source>There is no product {id}; the nearest ids are: {nearest}.</source>
            <translation>没有商品 {id}；最接近的编号：{nearest}。</translation>
        </message>
        <message>
            <source>There is no shopper {id}; the nearest ids are: {nearest}.</source>
            <translation>没有顾客 {id}；最接近的编号：{nearest}。</translation>
        </message>
        <message>
            <source>There is no model {id}; the nearest names are: {nearest}.</source>
            <translation>没有模型 {id}；最接近的名称：{nearest}。</translation>
        </message>
        <message>
            <source>There is no finding {id}; the nearest ones are: {nearest}.</source>
            <translation>没有 {id} 这一项发现；最接近的有：{nearest}。</translation>
        </message>
        <message>
            <source>RecDesk cannot fix {key} by itself; look at its rows, or ignore it.</source>
            <translation>RecDesk 无法自行修正 {key}；请查看其各行，或忽略它。</translation>
        </message>
        <message>
            <source>no JSON object</source>
            <translation>不是 JSON 对象</translation>
        </message>
        <message>
            <source>fewer columns than the header</source>
            <translation>列数少于表头</translation>
        </message>
        <message>
            <source>more columns than the header</source>
            <translation>列数多于表头</translation>
        </message>
        <message>
            <source>quotes that do not match</source>
            <translation>引号不成对</translation>
        </message>
        <message>
            <source>a line too long for a table</source>
            <translation>行过长</translation>
        </message>
        <message>
            <source>characters that cannot be read in this encoding</source>
            <translation>含有此编码无法读取的字符</translation>
        </message>
        <message>
            <source>no shopper id</source>
            <translation>缺少顾客编号</translation>
        </message>
        <message>
            <source>no product id</source>
            <translation>缺少商品编号</translation>
        </message>
        <message>
            <source>no value</source>
            <translation>缺少数值</translation>
        </message>
        <message>
            <source>a value that is not a number</source>
            <translation>数值不是数字</translation>
        </message>
        <message>
            <source>a value that is not finite</source>
            <translation>数值不是有限数</translation>
        </message>
        <message>
            <source>a value too large to be meant</source>
            <translation>数值过大，不合常理</translation>
        </message>
        <message>
            <source>a negative value</source>
            <translation>数值为负</translation>
        </message>
        <message>
            <source>a value of zero</source>
            <translation>数值为零</translation>
        </message>
        <message>
            <source>a time that cannot be read</source>
            <translation>时间无法识别</translation>
        </message>
        <message>
            <source>an event type without a weight</source>
            <translation>事件类型没有权重</translation>
        </message>
        <message>
            <source>an event type with the weight 0</source>
            <translation>事件类型的权重为 0</translation>
        </message>
        <message>
            <source>a return, left out as asked</source>
            <translation>退货，按要求不计</translation>
        </message>
        <message>
            <source>a row of totals</source>
            <translation>合计行</translation>
        </message>
        <message>
            <source>the header once more</source>
            <translation>重复的表头</translation>
        </message>
        <message>
            <source>Preparing</source>
            <translation>正在准备</translation>
        </message>
        <message>
            <source>Reading the file</source>
            <translation>正在读取文件</translation>
        </message>
        <message>
            <source>Checking the rows</source>
            <translation>正在检查数据行</translation>
        </message>
        <message>
            <source>Giving pseudonyms</source>
            <translation>正在生成化名</translation>
        </message>
        <message>
            <source>Measuring</source>
            <translation>正在评估</translation>
        </message>
        <message>
            <source>Comparing products</source>
            <translation>正在比较商品</translation>
        </message>
        <message>
            <source>Recommending</source>
            <translation>正在生成推荐</translation>
        </message>
        <message>
            <source>Saving</source>
            <translation>正在保存</translation>
        </message>
        <message>
            <source>Writing</source>
            <translation>正在写入</translation>
        </message>
        <message>
            <source>Looking for what is odd</source>
            <translation>正在查找异常</translation>
        </message>
        <message>
            <source>Take each for the other</source>
            <translation>视为同一个</translation>
        </message>
        <message>
            <source>Write them the same way</source>
            <translation>统一写法</translation>
        </message>
        <message>
            <source>Leave these shoppers out</source>
            <translation>排除这些顾客</translation>
        </message>
        <message>
            <source>Leave these ratings out</source>
            <translation>排除这些评分</translation>
        </message>
        <message>
            <source>Treat these times as unknown</source>
            <translation>将这些时间视为未知</translation>
        </message>
        <message>
            <source>Count them once</source>
            <translation>只计算一次</translation>
        </message>
        <message>
            <source>CPU: as asked</source>
            <translation>CPU：按您的选择</translation>
        </message>
        <message>
            <source>CPU: no GPU found</source>
            <translation>CPU：未找到 GPU</translation>
        </message>
        <message>
            <source>CPU: this TensorFlow was built without GPU support</source>
            <translation>CPU：此版本 TensorFlow 不支持 GPU</translation>
        </message>
        <message>
            <source>CPU: TensorFlow uses no GPU on Windows, only in WSL2</source>
            <translation>CPU：TensorFlow 在 Windows 上不使用 GPU，仅在 WSL2 中可用</translation>
        </message>
        <message>
            <source>CPU: the data is too small to gain from the GPU</source>
            <translation>CPU：数据量太小，用 GPU 没有优势</translation>
        </message>
        <message>
            <source>{n} product id is a number like 1.23E+12, as a spreadsheet writes it; its digits are lost.</source>
            <translation>有 {n} 个商品编号被电子表格写成了 1.23E+12 这样的数字，后面的位数已丢失。</translation>
        </message>
        <message>
            <source>{n} product ids are numbers like 1.23E+12, as a spreadsheet writes them; their digits are lost.</source>
            <translation>有 {n} 个商品编号被电子表格写成了 1.23E+12 这样的数字，后面的位数已丢失。</translation>
        </message>
        <message>
            <source>{n} shopper id is a number like 1.23E+12, as a spreadsheet writes it; its digits are lost.</source>
            <translation>有 {n} 个顾客编号被电子表格写成了 1.23E+12 这样的数字，后面的位数已丢失。</translation>
        </message>
        <message>
            <source>{n} shopper ids are numbers like 1.23E+12, as a spreadsheet writes them; their digits are lost.</source>
            <translation>有 {n} 个顾客编号被电子表格写成了 1.23E+12 这样的数字，后面的位数已丢失。</translation>
        </message>
        <message>
            <source>{n} product id ends in .0 like a number; of {twins} the id without it is there as well.</source>
            <translation>有 {n} 个商品编号像数字一样以 .0 结尾；其中 {twins} 个不带 .0 的编号也在店中。</translation>
        </message>
        <message>
            <source>{n} product ids end in .0 like numbers; of {twins} the id without it is there as well.</source>
            <translation>有 {n} 个商品编号像数字一样以 .0 结尾；其中 {twins} 个不带 .0 的编号也在店中。</translation>
        </message>
        <message>
            <source>{n} shopper id ends in .0 like a number; of {twins} the id without it is there as well.</source>
            <translation>有 {n} 个顾客编号像数字一样以 .0 结尾；其中 {twins} 个不带 .0 的编号也在店中。</translation>
        </message>
        <message>
            <source>{n} shopper ids end in .0 like numbers; of {twins} the id without it is there as well.</source>
            <translation>有 {n} 个顾客编号像数字一样以 .0 结尾；其中 {twins} 个不带 .0 的编号也在店中。</translation>
        </message>
        <message>
            <source>{n} product id has lost its leading zeros; the same product is there with them.</source>
            <translation>有 {n} 个商品编号丢失了开头的零；带零的同一商品也在店中。</translation>
        </message>
        <message>
            <source>{n} product ids have lost their leading zeros; the same products are there with them.</source>
            <translation>有 {n} 个商品编号丢失了开头的零；带零的同一商品也在店中。</translation>
        </message>
        <message>
            <source>{n} shopper id has lost its leading zeros; the same shopper is there with them.</source>
            <translation>有 {n} 个顾客编号丢失了开头的零；带零的同一顾客也在店中。</translation>
        </message>
        <message>
            <source>{n} shopper ids have lost their leading zeros; the same shoppers are there with them.</source>
            <translation>有 {n} 个顾客编号丢失了开头的零；带零的同一顾客也在店中。</translation>
        </message>
        <message>
            <source>{n} product id differs from another one only by capitals, spaces or full-width characters.</source>
            <translation>有 {n} 个商品编号与另一编号只差大小写、空格或全角字符。</translation>
        </message>
        <message>
            <source>{n} product ids differ from others only by capitals, spaces or full-width characters.</source>
            <translation>有 {n} 个商品编号与其他编号只差大小写、空格或全角字符。</translation>
        </message>
        <message>
            <source>{n} shopper id differs from another one only by capitals, spaces or full-width characters.</source>
            <translation>有 {n} 个顾客编号与另一编号只差大小写、空格或全角字符。</translation>
        </message>
        <message>
            <source>{n} shopper ids differ from others only by capitals, spaces or full-width characters.</source>
            <translation>有 {n} 个顾客编号与其他编号只差大小写、空格或全角字符。</translation>
        </message>
        <message>
            <source>{n} row came in several files and counts several times.</source>
            <translation>有 {n} 行在多个文件中出现，被重复计算。</translation>
        </message>
        <message>
            <source>{n} rows came in several files and count several times.</source>
            <translation>有 {n} 行在多个文件中出现，被重复计算。</translation>
        </message>
        <message>
            <source>{n} rating lies off the scale from {low} to {high} that the others keep to.</source>
            <translation>有 {n} 个评分超出了其余评分所用的 {low} 到 {high} 的范围。</translation>
        </message>
        <message>
            <source>{n} ratings lie off the scale from {low} to {high} that the others keep to.</source>
            <translation>有 {n} 个评分超出了其余评分所用的 {low} 到 {high} 的范围。</translation>
        </message>
        <message>
            <source>{n} row has a time that is still to come.</source>
            <translation>有 {n} 行的时间在未来。</translation>
        </message>
        <message>
            <source>{n} rows have a time that is still to come.</source>
            <translation>有 {n} 行的时间在未来。</translation>
        </message>
        <message>
            <source>{n} row has a time before 1990.</source>
            <translation>有 {n} 行的时间早于 1990 年。</translation>
        </message>
        <message>
            <source>{n} rows have a time before 1990.</source>
            <translation>有 {n} 行的时间早于 1990 年。</translation>
        </message>
        <message>
            <source>{n} shopper takes so much that it looks like a wholesaler, a till or a bot.</source>
            <translation>有 {n} 位顾客的购买量过大，像是批发商、收银台或机器人。</translation>
        </message>
        <message>
            <source>{n} shoppers take so much that they look like wholesalers, tills or bots.</source>
            <translation>有 {n} 位顾客的购买量过大，像是批发商、收银台或机器人。</translation>
        </message>
        <message>
            <source>{n} product has shoppers but is not in the catalogue.</source>
            <translation>有 {n} 个商品有顾客，但不在商品目录中。</translation>
        </message>
        <message>
            <source>{n} products have shoppers but are not in the catalogue.</source>
            <translation>有 {n} 个商品有顾客，但不在商品目录中。</translation>
        </message>
        <message>
            <source>{n} row of the catalogue file repeats an id; the last row of an id counts.</source>
            <translation>目录文件中有 {n} 行重复了编号；同一编号以最后一行为准。</translation>
        </message>
        <message>
            <source>{n} rows of the catalogue file repeat an id; the last row of an id counts.</source>
            <translation>目录文件中有 {n} 行重复了编号；同一编号以最后一行为准。</translation>
        </message>
        <message>
            <source>{n} category is another one written with other capitals, spaces or hyphens.</source>
            <translation>有 {n} 个类目与另一类目相同，只是大小写、空格或连字符写法不同。</translation>
        </message>
        <message>
            <source>{n} categories are others written with other capitals, spaces or hyphens.</source>
            <translation>有 {n} 个类目与其他类目相同，只是大小写、空格或连字符写法不同。</translation>
        </message>
        <message>
            <source>{n} brand is another one written with other capitals, spaces or hyphens.</source>
            <translation>有 {n} 个品牌与另一品牌相同，只是大小写、空格或连字符写法不同。</translation>
        </message>
        <message>
            <source>{n} brands are others written with other capitals, spaces or hyphens.</source>
            <translation>有 {n} 个品牌与其他品牌相同，只是大小写、空格或连字符写法不同。</translation>
        </message>
        <message>
            <source>The category {label} of {n} product may be the same as {same_as} of {others}.</source>
            <translation>{n} 个商品的类目 {label} 可能与 {others} 个商品的类目 {same_as} 相同。</translation>
        </message>
        <message>
            <source>The category {label} of {n} products may be the same as {same_as} of {others}.</source>
            <translation>{n} 个商品的类目 {label} 可能与 {others} 个商品的类目 {same_as} 相同。</translation>
        </message>
        <message>
            <source>The brand {label} of {n} product may be the same as {same_as} of {others}.</source>
            <translation>{n} 个商品的品牌 {label} 可能与 {others} 个商品的品牌 {same_as} 相同。</translation>
        </message>
        <message>
            <source>The brand {label} of {n} products may be the same as {same_as} of {others}.</source>
            <translation>{n} 个商品的品牌 {label} 可能与 {others} 个商品的品牌 {same_as} 相同。</translation>
        </message>
        <message>
            <source>{n} product shares its title with another one; there are {titles} such titles.</source>
            <translation>有 {n} 个商品与其他商品同名；这样的名称有 {titles} 个。</translation>
        </message>
        <message>
            <source>{n} products share their title with another one; there are {titles} such titles.</source>
            <translation>有 {n} 个商品与其他商品同名；这样的名称有 {titles} 个。</translation>
        </message>
        <message>
            <source>{n} pair of titles differs by one letter or by the order of the words.</source>
            <translation>有 {n} 对商品名称只差一个字或词序。</translation>
        </message>
        <message>
            <source>{n} pairs of titles differ by one letter or by the order of the words.</source>
            <translation>有 {n} 对商品名称只差一个字或词序。</translation>
        </message>
        <message>
            <source>{n} product of the catalogue has no shoppers.</source>
            <translation>目录中有 {n} 个商品没有顾客。</translation>
        </message>
        <message>
            <source>{n} products of the catalogue have no shoppers.</source>
            <translation>目录中有 {n} 个商品没有顾客。</translation>
        </message>
        <message>
            <source>{n} product has fewer than {enough} shoppers, so what it is like rests on little.</source>
            <translation>有 {n} 个商品的顾客不足 {enough} 位，其相似结果依据不足。</translation>
        </message>
        <message>
            <source>{n} products have fewer than {enough} shoppers, so what they are like rests on little.</source>
            <translation>有 {n} 个商品的顾客不足 {enough} 位，其相似结果依据不足。</translation>
        </message>
    </context>
</TS>
