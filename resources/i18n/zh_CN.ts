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
            <source>Export a table for people, as CSV, Excel or Parquet by the file's ending.</source>
            <translation>导出便于阅读的表格，按文件扩展名保存为 CSV、Excel 或 Parquet。</translation>
        </message>
        <message>
            <source>What --threshold or --chance rule out stays in the table of similar products, where the column counts says False.</source>
            <translation>被 --threshold 或 --chance 排除的商品仍保留在相似商品表中，其 counts 列为 False。</translation>
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
            <source>Shoppers who have both</source>
            <translation>两者都有的顾客</translation>
        </message>
        <message>
            <source>Shoppers with similar taste</source>
            <translation>口味相近的顾客</translation>
        </message>
        <message>
            <source>Shoppers with other taste</source>
            <translation>口味不同的顾客</translation>
        </message>
        <message>
            <source>{n} shopper has both; {chance} would by chance.</source>
            <translation>{n} 位顾客两者都有；若仅凭偶然约为 {chance} 位。</translation>
        </message>
        <message>
            <source>{n} shoppers have both; {chance} would by chance.</source>
            <translation>{n} 位顾客两者都有；若仅凭偶然约为 {chance} 位。</translation>
        </message>
        <message>
            <source>Tell why two products are alike: the score in parts, and the facts.</source>
            <translation>说明两个商品为何相似：得分的构成与相关数据。</translation>
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
            <source>Shoppers</source>
            <translation>顾客</translation>
        </message>
        <message>
            <source>This metric compares what the model has learned as a whole: its score has no parts.</source>
            <translation>此度量比较模型学到的整体结果，得分无法拆分。</translation>
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
            <source>Id of the other product.</source>
            <translation>另一个商品的编号。</translation>
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
            <source>Only this row, by what it is about; may be repeated.</source>
            <translation>只处理这一行（写明其编号或名称），可重复使用。</translation>
        </message>
        <message>
            <source>Show all rows of this finding.</source>
            <translation>显示该问题的全部行。</translation>
        </message>
        <message>
            <source>File (.csv, .xlsx, .parquet) for --rows.</source>
            <translation>--rows 的输出文件（.csv、.xlsx、.parquet）。</translation>
        </message>
        <message>
            <source>List the files that a shop was made of.</source>
            <translation>列出店铺导入过的文件。</translation>
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
            <source>Show the rows that an import left out, or write them down to be mended.</source>
            <translation>显示某次导入未采用的行，或写成文件以便修正。</translation>
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
            <source>Models that went with it: {names}</source>
            <translation>一并移除的模型：{names}</translation>
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
            <source>Imported (UTC)</source>
            <translation>导入时间（UTC）</translation>
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
            <source>Accepted</source>
            <translation>已接受</translation>
        </message>
        <message>
            <source>Merged</source>
            <translation>已合并</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>已拒收</translation>
        </message>
        <message>
            <source>Repaired</source>
            <translation>已修复</translation>
        </message>
        <message>
            <source>repaired</source>
            <translation>已修复</translation>
        </message>
        <message>
            <source>Number of the import; the last if left out.</source>
            <translation>导入的编号；省略则为最近一次。</translation>
        </message>
        <message>
            <source>File (.csv, .xlsx) for those not repaired; import it again once it is mended.</source>
            <translation>把尚未修复的行写入此文件（.csv、.xlsx）；修正后再次导入即可。</translation>
        </message>
        <message>
            <source>Import files; the workspace is created when it is not there.</source>
            <translation>导入文件；工作区不存在时会自动创建。</translation>
        </message>
        <message>
            <source>{n} row was rejected; recdesk rejects shows it with the reason.</source>
            <translation>有 {n} 行未采用；用 recdesk rejects 查看该行及原因。</translation>
        </message>
        <message>
            <source>{n} rows were rejected; recdesk rejects shows them with the reasons.</source>
            <translation>有 {n} 行未采用；用 recdesk rejects 查看这些行及原因。</translation>
        </message>
        <message>
            <source>Rows read</source>
            <translation>读取行数</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>商品</translation>
        </message>
        <message>
            <source>The files to import, in order; - for stdin.</source>
            <translation>要依次导入的文件；- 表示标准输入。</translation>
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
            <source>Column delimiter; tab for a tab.</source>
            <translation>列分隔符；制表符写 tab。</translation>
        </message>
        <message>
            <source>Quote character; an empty text where quotes mean nothing.</source>
            <translation>引号字符；引号没有特殊含义时留空。</translation>
        </message>
        <message>
            <source>Character that takes the meaning from the one after it.</source>
            <translation>转义字符，使其后的字符失去特殊含义。</translation>
        </message>
        <message>
            <source>Whether the first line names the columns.</source>
            <translation>第一行是否为列名。</translation>
        </message>
        <message>
            <source>Which file of a ZIP archive.</source>
            <translation>压缩包中的哪个文件。</translation>
        </message>
        <message>
            <source>Which sheet of a workbook.</source>
            <translation>工作簿中的哪个工作表。</translation>
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
            <source>File (.csv, .xlsx) for the rejected rows, to be mended and imported again.</source>
            <translation>把未采用的行写入此文件（.csv、.xlsx），修正后可再次导入。</translation>
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
            <source>Length of a list.</source>
            <translation>列表长度。</translation>
        </message>
        <message>
            <source>Lowest score that is listed; every score if left out.</source>
            <translation>列出的最低得分；省略时不限。</translation>
        </message>
        <message>
            <source>List only what is alike beyond chance, with at most this share of it there by chance: 0.05.</source>
            <translation>只列出相似程度超出偶然的商品，其中出于偶然的比例至多为此值，如 0.05。</translation>
        </message>
        <message>
            <source>Of variants in size or colour list the best one alone.</source>
            <translation>仅规格或颜色不同的商品，只列出得分最高的一个。</translation>
        </message>
        <message>
            <source>How strongly bestsellers are held back, 0 to 1; 0.1 as a rule.</source>
            <translation>对畅销商品的抑制强度，0 到 1；默认 0.1。</translation>
        </message>
        <message>
            <source>How many strangers are added to each product's shoppers; 4 as a rule.</source>
            <translation>为每个商品额外计入多少位陌生顾客；默认 4。</translation>
        </message>
        <message>
            <source>Measured on {n} shopper; ± is half of the 95 % interval.</source>
            <translation>在 {n} 位顾客上测得；± 为 95 % 区间的一半。</translation>
        </message>
        <message>
            <source>Measured on {n} shoppers; ± is half of the 95 % interval.</source>
            <translation>在 {n} 位顾客上测得；± 为 95 % 区间的一半。</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Seconds</source>
            <translation>秒数</translation>
        </message>
        <message>
            <source>Measure how well a training does on data that it does not see.</source>
            <translation>用训练时未见过的数据评估训练效果。</translation>
        </message>
        <message>
            <source>{name} was left out: {reason}</source>
            <translation>未评估“{name}”：{reason}</translation>
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
            <source>What is held out: random interactions, the same share of each shopper's, or the latest.</source>
            <translation>留出方式：随机留出、每位顾客按相同比例留出，或留出最近的记录。</translation>
        </message>
        <message>
            <source>How often; with more than one, everything is held out once.</source>
            <translation>折数；多于一折时，每条记录恰好留出一次。</translation>
        </message>
        <message>
            <source>Share to hold out where there is one fold.</source>
            <translation>只有一折时的留出比例。</translation>
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
            <source>List the favourites and the notes that are kept about products.</source>
            <translation>列出收藏的商品和商品备注。</translation>
        </message>
        <message>
            <source>Show or change what is kept about a product.</source>
            <translation>查看或修改某个商品的收藏与备注。</translation>
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
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Favourite</source>
            <translation>收藏</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>The note; an empty text removes it.</source>
            <translation>备注内容；留空则删除备注。</translation>
        </message>
        <message>
            <source>Whether the product bears a star.</source>
            <translation>是否为商品加星。</translation>
        </message>
        <message>
            <source>Recommend products to a shopper, for a basket, or to all shoppers.</source>
            <translation>为一位顾客、一个购物篮或所有顾客推荐商品。</translation>
        </message>
        <message>
            <source>Because of</source>
            <translation>因为</translation>
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
            <source>CSV file for --all.</source>
            <translation>--all 使用的 CSV 文件。</translation>
        </message>
        <message>
            <source>Tell which products of the shopper each one comes from.</source>
            <translation>说明每件推荐来自该顾客的哪些商品。</translation>
        </message>
        <message>
            <source>List also what the catalogue says is sold out; it is left out otherwise.</source>
            <translation>也列出目录中标明售罄的商品；默认不列出。</translation>
        </message>
        <message>
            <source>So many products of one category at most.</source>
            <translation>同一类别最多推荐多少件商品。</translation>
        </message>
        <message>
            <source>File with the key of the pseudonyms, for a plain id in --user.</source>
            <translation>化名密钥文件，用于在 --user 中填写原始编号。</translation>
        </message>
        <message>
            <source>No product scores so much.</source>
            <translation>没有得分达到此值的商品。</translation>
        </message>
        <message>
            <source>List the products that are most like one, or the lists of all products.</source>
            <translation>列出与某件商品最相似的商品，或所有商品的相似列表。</translation>
        </message>
        <message>
            <source>No product is alike beyond chance.</source>
            <translation>没有相似程度超出偶然的商品。</translation>
        </message>
        <message>
            <source>Shoppers in common</source>
            <translation>共同顾客</translation>
        </message>
        <message>
            <source>Together</source>
            <translation>同时出现</translation>
        </message>
        <message>
            <source>By chance</source>
            <translation>偶然预期</translation>
        </message>
        <message>
            <source>Lift</source>
            <translation>提升度</translation>
        </message>
        <message>
            <source>At least</source>
            <translation>至少</translation>
        </message>
        <message>
            <source>{old} was merged with {new}: this is its list.</source>
            <translation>{old} 已并入 {new}，以下是 {new} 的列表。</translation>
        </message>
        <message>
            <source>Variants</source>
            <translation>款式变体</translation>
        </message>
        <message>
            <source>All products, to the file of --out.</source>
            <translation>所有商品，写入 --out 指定的文件。</translation>
        </message>
        <message>
            <source>What is in the same baskets, instead of what is alike.</source>
            <translation>列出同一购物篮中的商品，而不是相似商品。</translation>
        </message>
        <message>
            <source>With --all: exact lists of a large shop too, however long.</source>
            <translation>与 --all 一起使用：大型店铺也生成精确列表，无论耗时多久。</translation>
        </message>
        <message>
            <source>Train a model on a workspace.</source>
            <translation>用工作区的数据训练模型。</translation>
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
            <source>Kept</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>List the models of a workspace.</source>
            <translation>列出工作区的模型。</translation>
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
            <source>Share of the data kept for measuring, 0 for none.</source>
            <translation>留作评估的数据比例，0 表示不留。</translation>
        </message>
        <message>
            <source>Name of the model.</source>
            <translation>模型名称。</translation>
        </message>
        <message>
            <source>How strongly vectors are pulled to zero (ranking).</source>
            <translation>向量被拉向零的强度（排序目标）。</translation>
        </message>
        <message>
            <source>Weight of a pair that was never seen against one that was (ranking).</source>
            <translation>未出现的组合相对于已出现组合的权重（排序目标）。</translation>
        </message>
        <message>
            <source>Go on with a training that was interrupted by a crash.</source>
            <translation>继续因崩溃而中断的训练。</translation>
        </message>
        <message>
            <source>Sweeps</source>
            <translation>轮数</translation>
        </message>
        <message>
            <source>Train with the best of them: recdesk train {shop} {options}</source>
            <translation>用其中最好的选项训练：recdesk train {shop} {options}</translation>
        </message>
        <message>
            <source>Search for better training options for some minutes.</source>
            <translation>用几分钟搜索更好的训练选项。</translation>
        </message>
        <message>
            <source>No full training was finished; search for more minutes to go on from here.</source>
            <translation>还没有完成一次完整训练；再搜索几分钟即可从这里继续。</translation>
        </message>
        <message>
            <source>How long to search, in minutes.</source>
            <translation>搜索多少分钟。</translation>
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
            <source>ID</source>
            <translation>编号</translation>
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
            <source>Price</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>not known to the model</source>
            <translation>模型不认识</translation>
        </message>
        <message>
            <source>{n} shoppers in common</source>
            <translation>{n} 位共同顾客</translation>
        </message>
        <message>
            <source>{n} shopper in common</source>
            <translation>{n} 位共同顾客</translation>
        </message>
        <message>
            <source>no. {rank}</source>
            <translation>第 {rank} 位</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Mean rating</source>
            <translation>平均评分</translation>
        </message>
        <message>
            <source>First bought</source>
            <translation>首次购买</translation>
        </message>
        <message>
            <source>Last bought</source>
            <translation>最近购买</translation>
        </message>
        <message>
            <source>First rated</source>
            <translation>首次评分</translation>
        </message>
        <message>
            <source>Last rated</source>
            <translation>最近评分</translation>
        </message>
        <message>
            <source>{low} to {high}</source>
            <translation>{low} 到 {high}</translation>
        </message>
        <message>
            <source>{name} finds more: {metric} {value} against {other}; the difference of {size} ({low} to {high}) is real.</source>
            <translation>{name} 找得更准：{metric} 为 {value}，另一个为 {other}；相差 {size}（{low} 到 {high}），差异真实。</translation>
        </message>
        <message>
            <source>unsure</source>
            <translation>不确定</translation>
        </message>
        <message>
            <source>real</source>
            <translation>真实</translation>
        </message>
        <message>
            <source>One model ranks products and the other predicts ratings, so no measure fits both: compare their lists below.</source>
            <translation>一个模型给商品排序，另一个预测评分，没有共同的指标：请比较下方的列表。</translation>
        </message>
        <message>
            <source>No sure winner: {metric} is {value} for {name} against {other}; the difference of {size} (somewhere from {low} to {high}) may be chance.</source>
            <translation>难分高下：{name} 的 {metric} 为 {value}，另一个为 {other}；相差 {size}（在 {low} 到 {high} 之间），可能是偶然。</translation>
        </message>
        <message>
            <source>{name} errs less: {metric} {value} against {other}; the difference of {size} ({low} to {high}) is real.</source>
            <translation>{name} 误差更小：{metric} 为 {value}，另一个为 {other}；相差 {size}（{low} 到 {high}），差异真实。</translation>
        </message>
        <message>
            <source>They were trained on different data: an import or a correction lies between them.</source>
            <translation>训练所用的数据不同：两次训练之间有过导入或修正。</translation>
        </message>
        <message>
            <source>Both were trained on the same data, those of now.</source>
            <translation>两者用相同的数据训练，即当前数据。</translation>
        </message>
        <message>
            <source>Both were trained on the same data, which have changed since.</source>
            <translation>两者用相同的数据训练，但此后数据有变化。</translation>
        </message>
        <message>
            <source>What for</source>
            <translation>用途</translation>
        </message>
        <message>
            <source>Regularization</source>
            <translation>正则化</translation>
        </message>
        <message>
            <source>Weight of the unseen</source>
            <translation>未见项权重</translation>
        </message>
        <message>
            <source>Holdout</source>
            <translation>留出集</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <source>Training time</source>
            <translation>训练用时</translation>
        </message>
        <message>
            <source>Measuring {first} and {second}</source>
            <translation>正在评测 {first} 和 {second}</translation>
        </message>
        <message>
            <source>Searching for better options</source>
            <translation>正在搜索更好的选项</translation>
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
            <source>Rows</source>
            <translation>行数</translation>
        </message>
        <message>
            <source>Products of that one</source>
            <translation>对方的商品数</translation>
        </message>
        <message>
            <source>Id or name</source>
            <translation>编号或名称</translation>
        </message>
        <message>
            <source>Taken for</source>
            <translation>视为</translation>
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
            <source>{n} product is left out.</source>
            <translation>已排除 {n} 个商品。</translation>
        </message>
        <message>
            <source>{n} products are left out.</source>
            <translation>已排除 {n} 个商品。</translation>
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
            <source>Rows that came in several files count once.</source>
            <translation>多个文件中重复的行只计一次。</translation>
        </message>
        <message>
            <source>The first {n} of {total} are shown.</source>
            <translation>显示 {total} 条中的前 {n} 条。</translation>
        </message>
        <message>
            <source>{n} row is ignored.</source>
            <translation>已忽略 {n} 行。</translation>
        </message>
        <message>
            <source>{n} rows are ignored.</source>
            <translation>已忽略 {n} 行。</translation>
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
            <source>Top {n}</source>
            <translation>前 {n} 名</translation>
        </message>
        <message>
            <source>variants collapsed</source>
            <translation>变体已合并</translation>
        </message>
        <message>
            <source>what is alike beyond chance ({rate}) is marked</source>
            <translation>标出并非偶然相似的商品（{rate}）</translation>
        </message>
        <message>
            <source>scores from {score} on are marked</source>
            <translation>标出得分不低于 {score} 的商品</translation>
        </message>
        <message>
            <source>Popularity discount</source>
            <translation>畅销折扣</translation>
        </message>
        <message>
            <source>Evidence asked for</source>
            <translation>证据要求</translation>
        </message>
        <message>
            <source>In the other</source>
            <translation>在另一个中</translation>
        </message>
        <message>
            <source>The other model has it at place {place}.</source>
            <translation>另一个模型把它排在第 {place} 位。</translation>
        </message>
        <message>
            <source>The other model does not have it among its first ten.</source>
            <translation>另一个模型的前十名里没有它。</translation>
        </message>
        <message>
            <source>Its other shoppers</source>
            <translation>它的其他顾客</translation>
        </message>
        <message>
            <source>All of its shoppers</source>
            <translation>它的全部顾客</translation>
        </message>
        <message>
            <source>Rated by the same shoppers</source>
            <translation>同一批顾客评分</translation>
        </message>
        <message>
            <source>Bought by the same shoppers</source>
            <translation>同一批顾客购买</translation>
        </message>
        <message>
            <source>Bought together more often than by chance: it may go with the product rather than stand in for it.</source>
            <translation>一起购买的次数多于偶然：它可能是与该商品搭配的，而不是替代该商品的。</translation>
        </message>
        <message>
            <source>Rated together more often than by chance: it may go with the product rather than stand in for it.</source>
            <translation>一起评分的次数多于偶然：它可能是与该商品搭配的，而不是替代该商品的。</translation>
        </message>
        <message>
            <source>Newer than the model: its score comes from shoppers that it was not trained on.</source>
            <translation>比模型新：其得分来自模型训练时未见过的顾客记录。</translation>
        </message>
        <message>
            <source>A variant of the product itself, in another size, count or colour.</source>
            <translation>该商品本身的变体：仅规格或颜色不同。</translation>
        </message>
        <message>
            <source>+{n} variant</source>
            <translation>+{n} 个变体</translation>
        </message>
        <message>
            <source>+{n} variants</source>
            <translation>+{n} 个变体</translation>
        </message>
        <message>
            <source>The catalogue says that none is in stock.</source>
            <translation>商品目录显示该商品没有库存。</translation>
        </message>
        <message>
            <source>not in stock</source>
            <translation>无库存</translation>
        </message>
        <message>
            <source>goes with it</source>
            <translation>可搭配</translation>
        </message>
        <message>
            <source>predicted</source>
            <translation>预测</translation>
        </message>
        <message>
            <source>same family</source>
            <translation>同系列</translation>
        </message>
        <message>
            <source>Collapsed into this row:</source>
            <translation>已合并到此行：</translation>
        </message>
        <message>
            <source>already there</source>
            <translation>已有</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>removed</source>
            <translation>已移除</translation>
        </message>
        <message>
            <source>added</source>
            <translation>已添加</translation>
        </message>
        <message>
            <source>What if</source>
            <translation>假设</translation>
        </message>
        <message>
            <source>Shared</source>
            <translation>共同顾客</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>下限</translation>
        </message>
        <message>
            <source>High</source>
            <translation>上限</translation>
        </message>
        <message>
            <source>{n} by chance</source>
            <translation>偶然 {n}</translation>
        </message>
        <message>
            <source>Nine tenths of the model's draws lie between {low} and {high}.</source>
            <translation>模型抽样的十分之九落在 {low} 与 {high} 之间。</translation>
        </message>
        <message>
            <source>{n} shopper has both.</source>
            <translation>{n} 位顾客两者都有。</translation>
        </message>
        <message>
            <source>{n} shoppers have both.</source>
            <translation>{n} 位顾客两者都有。</translation>
        </message>
        <message>
            <source>Fewer than {limit} shoppers have both.</source>
            <translation>两者都有的顾客不足 {limit} 位。</translation>
        </message>
        <message>
            <source>By chance it would be {n}.</source>
            <translation>若属偶然，应为 {n} 位。</translation>
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
            <source>Similar spelling</source>
            <translation>拼写相近</translation>
        </message>
        <message>
            <source>{first} and {second}</source>
            <translation>{first} 和 {second}</translation>
        </message>
        <message>
            <source>because of {products}</source>
            <translation>因为 {products}</translation>
        </message>
        <message>
            <source>{n} other product</source>
            <translation>其他 {n} 件商品</translation>
        </message>
        <message>
            <source>{n} other products</source>
            <translation>其他 {n} 件商品</translation>
        </message>
        <message>
            <source>The product itself, whoever it is for</source>
            <translation>商品本身（与顾客无关）</translation>
        </message>
        <message>
            <source>What this recommendation comes from:</source>
            <translation>此推荐的来源：</translation>
        </message>
        <message>
            <source>With 90 % certainty between {low} and {high}.</source>
            <translation>有 90 % 的把握在 {low} 与 {high} 之间。</translation>
        </message>
        <message>
            <source>mended</source>
            <translation>已修改</translation>
        </message>
        <message>
            <source>no column</source>
            <translation>无列名</translation>
        </message>
        <message>
            <source>Shopper</source>
            <translation>顾客</translation>
        </message>
        <message>
            <source>{n} baskets hold both; {chance} would by chance.</source>
            <translation>{n} 个购物篮同时含有两者；偶然情况下为 {chance} 个。</translation>
        </message>
        <message>
            <source>{lift} times as many baskets as by chance; with 95 % certainty at least {least} times.</source>
            <translation>购物篮数是偶然情况的 {lift} 倍；有 95% 的把握至少为 {least} 倍。</translation>
        </message>
        <message>
            <source>Alike are products that like-minded shoppers take; the same ones, above all.</source>
            <translation>口味相近的顾客（尤其是同一批顾客）购买的商品相似。</translation>
        </message>
        <message>
            <source>Alike are products that the model places in the same direction of taste.</source>
            <translation>在模型中口味方向一致的商品相似。</translation>
        </message>
        <message>
            <source>Alike are products that the model places near one another.</source>
            <translation>在模型中位置接近的商品相似。</translation>
        </message>
        <message>
            <source>As cosine, but products that sell a lot come first.</source>
            <translation>类似余弦，但畅销商品排在前面。</translation>
        </message>
        <message>
            <source>Alike shoppers</source>
            <translation>相似顾客</translation>
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
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Pasted table</source>
            <translation>粘贴的表格</translation>
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
            <source>Cancelled: {title}. Nothing was changed.</source>
            <translation>已取消：{title}。数据未作任何更改。</translation>
        </message>
        <message>
            <source>Show them</source>
            <translation>查看</translation>
        </message>
        <message>
            <source>Saved {path}.</source>
            <translation>已保存 {path}。</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
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
            <source>Importing the mended rows</source>
            <translation>正在导入修正后的行</translation>
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
            <source>“{title}” waits for the job that is running.</source>
            <translation>“{title}”将在当前任务完成后开始。</translation>
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
            <source>&amp;Import files…</source>
            <translation>导入文件(&amp;I)…</translation>
        </message>
        <message>
            <source>Read purchases, ratings or a catalogue from files</source>
            <translation>从文件读取购买、评分或商品目录</translation>
        </message>
        <message>
            <source>&amp;Paste a table</source>
            <translation>粘贴表格(&amp;P)</translation>
        </message>
        <message>
            <source>Import rows that were copied in a spreadsheet, or files copied in a folder</source>
            <translation>导入从电子表格复制的行，或从文件夹复制的文件</translation>
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
            <source>Hide numbers of fewer than {n} shoppers</source>
            <translation>隐藏不足 {n} 位顾客的数字</translation>
        </message>
        <message>
            <source>Show all numbers</source>
            <translation>显示所有数字</translation>
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
            <source>&amp;Product</source>
            <translation>商品(&amp;P)</translation>
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
            <source>&amp;Compare</source>
            <translation>比较(&amp;C)</translation>
        </message>
        <message>
            <source>Two models side by side</source>
            <translation>并排比较两个模型</translation>
        </message>
        <message>
            <source>&amp;Appearance</source>
            <translation>外观(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Privacy</source>
            <translation>隐私(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>语言(&amp;L)</translation>
        </message>
        <message>
            <source>Enter adds the {n} product of this list.</source>
            <translation>按回车添加列表中的 {n} 件商品。</translation>
        </message>
        <message>
            <source>Enter adds the {n} products of this list.</source>
            <translation>按回车添加列表中的 {n} 件商品。</translation>
        </message>
        <message>
            <source>No product has all these words.</source>
            <translation>没有商品同时包含这些词。</translation>
        </message>
        <message>
            <source>Add a product: title, id, brand or pinyin</source>
            <translation>添加商品：标题、编号、品牌或拼音</translation>
        </message>
        <message>
            <source>Add a product</source>
            <translation>添加商品</translation>
        </message>
        <message>
            <source>Enter adds the best match, Down goes to the others. A list of ids can be pasted here.</source>
            <translation>按回车添加最匹配的商品，按向下键查看其他匹配。也可在此粘贴一列编号。</translation>
        </message>
        <message>
            <source>Matching products</source>
            <translation>匹配的商品</translation>
        </message>
        <message>
            <source>preparing…</source>
            <translation>准备中…</translation>
        </message>
        <message>
            <source>Put back</source>
            <translation>放回</translation>
        </message>
        <message>
            <source>Take out (Delete)</source>
            <translation>移除（Delete）</translation>
        </message>
        <message>
            <source>Take out</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Leave this product out</source>
            <translation>移除此商品</translation>
        </message>
        <message>
            <source>They differ</source>
            <translation>有差异</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>Not among the most similar</source>
            <translation>不在最相似的商品之中</translation>
        </message>
        <message>
            <source>Not measured side by side yet: the figures of two trainings say little without intervals.</source>
            <translation>尚未并排评测：没有区间，两次训练的数字说明不了什么。</translation>
        </message>
        <message>
            <source>{first} against {second}</source>
            <translation>{first} 对比 {second}</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>差异</translation>
        </message>
        <message>
            <source>What differs</source>
            <translation>有何不同</translation>
        </message>
        <message>
            <source>Another product</source>
            <translation>换一件商品</translation>
        </message>
        <message>
            <source>Choose a product on the Similar page, or double-click one in a list</source>
            <translation>在“相似”页选择商品，或双击列表中的商品</translation>
        </message>
        <message>
            <source>Similar to {title}</source>
            <translation>与 {title} 相似</translation>
        </message>
        <message>
            <source>{n} of {total} in both</source>
            <translation>{total} 件中有 {n} 件相同</translation>
        </message>
        <message>
            <source>Two models are needed to compare: train another one, with other options.</source>
            <translation>比较需要两个模型：请用别的选项再训练一个。</translation>
        </message>
        <message>
            <source>Go to Train</source>
            <translation>前往训练页</translation>
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
            <source>┄ baseline {value}</source>
            <translation>┄ 基线 {value}</translation>
        </message>
        <message>
            <source>{n} product is alike beyond chance.</source>
            <translation>{n} 个商品的相似并非偶然。</translation>
        </message>
        <message>
            <source>{n} products are alike beyond chance.</source>
            <translation>{n} 个商品的相似并非偶然。</translation>
        </message>
        <message>
            <source>All products of the list count, alike beyond chance or not.</source>
            <translation>列表中的商品全部计入，不论相似是否出于偶然。</translation>
        </message>
        <message>
            <source>Counted are products that share more shoppers with this one than chance explains. At most {rate} of them are expected to be there by chance; the others are faint.</source>
            <translation>计入的商品与此商品的共同顾客多于偶然所能解释的数量，其中预计至多 {rate} 出于偶然；其余商品淡色显示。</translation>
        </message>
        <message>
            <source>Products with a lower score are faint.</source>
            <translation>得分更低的商品淡色显示。</translation>
        </message>
        <message>
            <source>Lowest score that counts</source>
            <translation>计入的最低得分</translation>
        </message>
        <message>
            <source>Which products count</source>
            <translation>计入哪些商品</translation>
        </message>
        <message>
            <source>{n} of these scores so much.</source>
            <translation>其中 {n} 个达到此得分。</translation>
        </message>
        <message>
            <source>{n} of these score so much.</source>
            <translation>其中 {n} 个达到此得分。</translation>
        </message>
        <message>
            <source>By a score</source>
            <translation>按得分</translation>
        </message>
        <message>
            <source>Count all</source>
            <translation>全部计入</translation>
        </message>
        <message>
            <source>By chance at most {rate}</source>
            <translation>偶然至多 {rate}</translation>
        </message>
        <message>
            <source>Comparing with chance…</source>
            <translation>正在与偶然情况比较…</translation>
        </message>
        <message>
            <source>{often} is most frequent; the mean is {mean}.</source>
            <translation>{often} 出现最多，平均值为 {mean}。</translation>
        </message>
        <message>
            <source>Most on {day}: {n} row.</source>
            <translation>{day} 最多：{n} 行。</translation>
        </message>
        <message>
            <source>Most on {day}: {n} rows.</source>
            <translation>{day} 最多：{n} 行。</translation>
        </message>
        <message>
            <source>Most in the week from {day}: {n} row.</source>
            <translation>{day} 起的一周最多：{n} 行。</translation>
        </message>
        <message>
            <source>Most in the week from {day}: {n} rows.</source>
            <translation>{day} 起的一周最多：{n} 行。</translation>
        </message>
        <message>
            <source>Most in {day}: {n} row.</source>
            <translation>{day} 最多：{n} 行。</translation>
        </message>
        <message>
            <source>Most in {day}: {n} rows.</source>
            <translation>{day} 最多：{n} 行。</translation>
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
            <source>Share of ratings</source>
            <translation>评分占比</translation>
        </message>
        <message>
            <source>Share of purchases</source>
            <translation>购买占比</translation>
        </message>
        <message>
            <source>Share of products, the most rated first</source>
            <translation>商品占比（评分多的在前）</translation>
        </message>
        <message>
            <source>Share of products, the most bought first</source>
            <translation>商品占比（热销的在前）</translation>
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
            <source>Rows by quantity or amount</source>
            <translation>数量或金额分布</translation>
        </message>
        <message>
            <source>Quantity or amount</source>
            <translation>数量或金额</translation>
        </message>
        <message>
            <source>Ratings per day</source>
            <translation>每日评分</translation>
        </message>
        <message>
            <source>Purchases per day</source>
            <translation>每日购买</translation>
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
            <source>{n} row is too far away in time to be shown.</source>
            <translation>{n} 行的时间相距太远，未显示。</translation>
        </message>
        <message>
            <source>{n} rows are too far away in time to be shown.</source>
            <translation>{n} 行的时间相距太远，未显示。</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日</translation>
        </message>
        <message>
            <source>Week, by its Monday</source>
            <translation>周（以周一计）</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>月</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>年</translation>
        </message>
        <message>
            <source>Ratings</source>
            <translation>评分</translation>
        </message>
        <message>
            <source>Purchases</source>
            <translation>购买</translation>
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
            <source>under {price}</source>
            <translation>低于 {price}</translation>
        </message>
        <message>
            <source>{price} and more</source>
            <translation>{price} 及以上</translation>
        </message>
        <message>
            <source>{title}: {choice}</source>
            <translation>{title}：{choice}</translation>
        </message>
        <message>
            <source>no price</source>
            <translation>无价格</translation>
        </message>
        <message>
            <source>{n}+ shoppers</source>
            <translation>{n} 位及以上顾客</translation>
        </message>
        <message>
            <source>in stock</source>
            <translation>有货</translation>
        </message>
        <message>
            <source>sold out</source>
            <translation>缺货</translation>
        </message>
        <message>
            <source>Fairness</source>
            <translation>公平性</translation>
        </message>
        <message>
            <source>How strongly bestsellers and little known products are held back</source>
            <translation>对畅销商品和冷门商品的抑制程度</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>重置</translation>
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
            <source>Holds products back with more shoppers than the middle one, so that others come up.</source>
            <translation>抑制顾客多于中位水平的商品，让其他商品靠前。</translation>
        </message>
        <message>
            <source>Holds products back that few shoppers know: as many strangers are added to each.</source>
            <translation>抑制顾客很少的商品：为每个商品加上同样多的陌生顾客。</translation>
        </message>
        <message>
            <source>Only favourites</source>
            <translation>仅看收藏</translation>
        </message>
        <message>
            <source>{n} favourite</source>
            <translation>{n} 个收藏</translation>
        </message>
        <message>
            <source>{n} favourites</source>
            <translation>{n} 个收藏</translation>
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
            <source>Import files</source>
            <translation>导入文件</translation>
        </message>
        <message>
            <source>Key of the pseudonyms</source>
            <translation>化名密钥</translation>
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
            <source>Keys (*.key)</source>
            <translation>密钥 (*.key)</translation>
        </message>
        <message>
            <source>pseudonyms</source>
            <translation>化名</translation>
        </message>
        <message>
            <source>Do not import {name}</source>
            <translation>不导入 {name}</translation>
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
            <source>All rows: filter, choose, save…</source>
            <translation>全部行：筛选、选择、保存…</translation>
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
            <source>Choose rows…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>{what}: only those that you choose.</source>
            <translation>{what}：仅限所选的行。</translation>
        </message>
        <message>
            <source>The imported rows stay as they are; this can be taken back.</source>
            <translation>导入的行保持原样；此修正可以撤回。</translation>
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
            <source>{n} of {total}</source>
            <translation>{n} / {total}</translation>
        </message>
        <message>
            <source>Filter the rows</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>Ignored rows too</source>
            <translation>包括已忽略的行</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Save all rows…</source>
            <translation>保存全部行…</translation>
        </message>
        <message>
            <source>Fixed</source>
            <translation>已修正</translation>
        </message>
        <message>
            <source>{n} row chosen</source>
            <translation>已选 {n} 行</translation>
        </message>
        <message>
            <source>{n} rows chosen</source>
            <translation>已选 {n} 行</translation>
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
            <source>Rows…</source>
            <translation>查看…</translation>
        </message>
        <message>
            <source>The data could not be looked through.</source>
            <translation>未能检查数据。</translation>
        </message>
        <message>
            <source>Likely, but another one fits too</source>
            <translation>很可能，但另有分隔符也说得通</translation>
        </message>
        <message>
            <source>{start}: {parts}</source>
            <translation>{start}：{parts}</translation>
        </message>
        <message>
            <source>Sure: the file says so</source>
            <translation>确定：文件中已注明</translation>
        </message>
        <message>
            <source>Sure: every character fits</source>
            <translation>确定：所有字符都符合</translation>
        </message>
        <message>
            <source>Plain letters so far: any would do</source>
            <translation>目前只有基本字符：任一均可</translation>
        </message>
        <message>
            <source>Likely: its letters make sense</source>
            <translation>很可能：读出的文字通顺</translation>
        </message>
        <message>
            <source>Likely, but some characters are damaged</source>
            <translation>很可能，但有些字符已损坏</translation>
        </message>
        <message>
            <source>Sure: all lines come out even</source>
            <translation>确定：各行列数一致</translation>
        </message>
        <message>
            <source>Unsure: it occurs nowhere</source>
            <translation>不确定：文件中没有出现</translation>
        </message>
        <message>
            <source>Unsure: lines come out uneven</source>
            <translation>不确定：各行列数不一</translation>
        </message>
        <message>
            <source>Sure: this separator goes without</source>
            <translation>确定：此分隔符不用引号</translation>
        </message>
        <message>
            <source>None so far: any would do</source>
            <translation>目前没有出现：任一均可</translation>
        </message>
        <message>
            <source>Likely: around a whole column</source>
            <translation>很可能：整列都有</translation>
        </message>
        <message>
            <source>Sure: around cells</source>
            <translation>确定：单元格外有引号</translation>
        </message>
        <message>
            <source>Likely, but only within cells</source>
            <translation>很可能，但只出现在单元格内</translation>
        </message>
        <message>
            <source>Sure: names of columns that we know</source>
            <translation>确定：是认得的列名</translation>
        </message>
        <message>
            <source>Sure: numbers stand only below it</source>
            <translation>确定：数字只在其下方</translation>
        </message>
        <message>
            <source>Sure: it has numbers itself</source>
            <translation>确定：其中就有数字</translation>
        </message>
        <message>
            <source>Likely: its words come again below</source>
            <translation>很可能：其文字在下方重复</translation>
        </message>
        <message>
            <source>Unsure: all lines are words</source>
            <translation>不确定：各行都是文字</translation>
        </message>
        <message>
            <source>Whole numbers so far: any would do</source>
            <translation>目前只有整数：任一均可</translation>
        </message>
        <message>
            <source>Likely: both signs occur</source>
            <translation>很可能：两种符号都有</translation>
        </message>
        <message>
            <source>Sure: the numbers have it</source>
            <translation>确定：数字中有此符号</translation>
        </message>
        <message>
            <source>Sure: no column of values, so each row counts once</source>
            <translation>确定：没有数值列，每行计一次</translation>
        </message>
        <message>
            <source>Likely: the column is named like ratings</source>
            <translation>很可能：列名像评分</translation>
        </message>
        <message>
            <source>Likely: named like a quantity or an amount</source>
            <translation>很可能：列名像数量或金额</translation>
        </message>
        <message>
            <source>Likely: all values lie on a short scale</source>
            <translation>很可能：数值都在短量表上</translation>
        </message>
        <message>
            <source>Likely: the values are counts or amounts</source>
            <translation>很可能：数值是次数或金额</translation>
        </message>
        <message>
            <source>Sure: each row names its kind of event</source>
            <translation>确定：每行注明行为类型</translation>
        </message>
        <message>
            <source>As in this shop</source>
            <translation>与本店一致</translation>
        </message>
        <message>
            <source>As you chose</source>
            <translation>由您选定</translation>
        </message>
        <message>
            <source>Of its {n} row</source>
            <translation>全部 {n} 行中</translation>
        </message>
        <message>
            <source>Of its {n} rows</source>
            <translation>全部 {n} 行中</translation>
        </message>
        <message>
            <source>Of the first {n} row</source>
            <translation>前 {n} 行中</translation>
        </message>
        <message>
            <source>Of the first {n} rows</source>
            <translation>前 {n} 行中</translation>
        </message>
        <message>
            <source>{count} are new</source>
            <translation>{count} 行为新增</translation>
        </message>
        <message>
            <source>Likely, by what the columns hold: please check</source>
            <translation>很可能，依据各列内容：请核对</translation>
        </message>
        <message>
            <source>By the names of the columns</source>
            <translation>依据列名</translation>
        </message>
        <message>
            <source>Unsure: no column is known</source>
            <translation>不确定：没有认得的列</translation>
        </message>
        <message>
            <source>{count} merge with others</source>
            <translation>{count} 行合并</translation>
        </message>
        <message>
            <source>{count} are left out</source>
            <translation>{count} 行剔除</translation>
        </message>
        <message>
            <source>{n} product that nobody has is left out.</source>
            <translation>已略去 {n} 件没有顾客的商品。</translation>
        </message>
        <message>
            <source>{n} products that nobody has are left out.</source>
            <translation>已略去 {n} 件没有顾客的商品。</translation>
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
            <source>similarity {score}</source>
            <translation>相似度 {score}</translation>
        </message>
        <message>
            <source>{n} in common</source>
            <translation>共同顾客 {n} 位</translation>
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
            <source>Kept by RecDesk</source>
            <translation>由 RecDesk 保管</translation>
        </message>
        <message>
            <source>In a file…</source>
            <translation>存于文件…</translation>
        </message>
        <message>
            <source>kept by RecDesk</source>
            <translation>由 RecDesk 保管</translation>
        </message>
        <message>
            <source>Key: {name}</source>
            <translation>密钥：{name}</translation>
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
            <source>Rows left out…</source>
            <translation>未采用的行…</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>未采用</translation>
        </message>
        <message>
            <source>Of these repaired</source>
            <translation>其中已修复</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>编码</translation>
        </message>
        <message>
            <source>Imported</source>
            <translation>导入时间</translation>
        </message>
        <message>
            <source>First rows</source>
            <translation>前几行</translation>
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
            <source>From the clipboard</source>
            <translation>来自剪贴板</translation>
        </message>
        <message>
            <source>Importing…</source>
            <translation>正在导入…</translation>
        </message>
        <message>
            <source>Reading the first rows…</source>
            <translation>正在读取前几行…</translation>
        </message>
        <message>
            <source>Import {n} file</source>
            <translation>导入 {n} 个文件</translation>
        </message>
        <message>
            <source>Import {n} files</source>
            <translation>导入 {n} 个文件</translation>
        </message>
        <message>
            <source>Show and mend them…</source>
            <translation>查看并修正…</translation>
        </message>
        <message>
            <source>Imported {name}</source>
            <translation>已导入 {name}</translation>
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
            <source>Columns are separated by</source>
            <translation>列分隔符</translation>
        </message>
        <message>
            <source>Quotes around cells</source>
            <translation>单元格引号</translation>
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
            <source>The values are</source>
            <translation>数值含义</translation>
        </message>
        <message>
            <source>Dates begin with</source>
            <translation>日期的开头是</translation>
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
            <source>Double quotes</source>
            <translation>双引号</translation>
        </message>
        <message>
            <source>Single quotes</source>
            <translation>单引号</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>column names</source>
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
            <source>Purchases or counts</source>
            <translation>购买或次数</translation>
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
            <source>A catalogue of products</source>
            <translation>商品目录</translation>
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
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>{name}: {what}</source>
            <translation>{name}：{what}</translation>
        </message>
        <message>
            <source>Automatic: taken off</source>
            <translation>自动：扣除</translation>
        </message>
        <message>
            <source>Automatic: {what}</source>
            <translation>自动：{what}</translation>
        </message>
        <message>
            <source>{what} (fits too)</source>
            <translation>{what}（也可能）</translation>
        </message>
        <message>
            <source>Please choose</source>
            <translation>请选择</translation>
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
            <source>Is kept and added to</source>
            <translation>保留并追加</translation>
        </message>
        <message>
            <source>Is replaced</source>
            <translation>替换</translation>
        </message>
        <message>
            <source>Compare side by side (Ctrl+Shift+B)</source>
            <translation>并排比较 (Ctrl+Shift+B)</translation>
        </message>
        <message>
            <source>Length of the list</source>
            <translation>列表长度</translation>
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
            <source>Similar</source>
            <translation>相似</translation>
        </message>
        <message>
            <source>Similar products</source>
            <translation>相似商品</translation>
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
            <source>Compare</source>
            <translation>比较</translation>
        </message>
        <message>
            <source>Two models side by side (Ctrl+6)</source>
            <translation>并排比较两个模型（Ctrl+6）</translation>
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
            <source>Measure again</source>
            <translation>重新评测</translation>
        </message>
        <message>
            <source>Measure both</source>
            <translation>评测两者</translation>
        </message>
        <message>
            <source>Waiting for the engine…</source>
            <translation>正在等待引擎…</translation>
        </message>
        <message>
            <source>Trains both anew, with the options of each, on the same four fifths of the data, and measures them on the fifth that they did not see. The models themselves stay as they are.</source>
            <translation>按各自的选项，用同样五分之四的数据重新训练两者，再用它们没见过的五分之一来评测。模型本身保持不变。</translation>
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
            <source>Train a model first: it learns which products are alike from who bought or rated what.</source>
            <translation>请先训练模型：它会根据谁购买或评价了什么，学习哪些商品相似。</translation>
        </message>
        <message>
            <source>Compare two models</source>
            <translation>比较两个模型</translation>
        </message>
        <message>
            <source>Compare {name} as {side}</source>
            <translation>把 {name} 作为 {side} 比较</translation>
        </message>
        <message>
            <source>Shoppers by the month of their last rating</source>
            <translation>按最后评分月份统计的顾客</translation>
        </message>
        <message>
            <source>Shoppers by the month of their last purchase</source>
            <translation>按最后购买月份统计的顾客</translation>
        </message>
        <message>
            <source>Add a note</source>
            <translation>添加备注</translation>
        </message>
        <message>
            <source>Kept in the workspace by itself</source>
            <translation>自动保存在工作区中</translation>
        </message>
        <message>
            <source>A note has at most {most} characters; what is beyond was left out.</source>
            <translation>备注最多 {most} 个字符，超出部分已略去。</translation>
        </message>
        <message>
            <source>Trying the first rows…</source>
            <translation>正在试读前几行…</translation>
        </message>
        <message>
            <source>No product before this one</source>
            <translation>前面没有看过的商品</translation>
        </message>
        <message>
            <source>No product to go forward to</source>
            <translation>没有可前进到的商品</translation>
        </message>
        <message>
            <source>Back to {title} (Alt+Left)</source>
            <translation>返回 {title} (Alt+Left)</translation>
        </message>
        <message>
            <source>Forward to {title} (Alt+Right)</source>
            <translation>前进到 {title} (Alt+Right)</translation>
        </message>
        <message>
            <source>Remove from favourites (Ctrl+D)</source>
            <translation>取消收藏 (Ctrl+D)</translation>
        </message>
        <message>
            <source>Add to favourites (Ctrl+D)</source>
            <translation>加入收藏 (Ctrl+D)</translation>
        </message>
        <message>
            <source>Compare with {title}</source>
            <translation>与 {title} 比较</translation>
        </message>
        <message>
            <source>Select two or three products in a list, with Ctrl and a click, to compare them.</source>
            <translation>在列表中按住 Ctrl 单击，选择两到三个商品进行比较。</translation>
        </message>
        <message>
            <source>Compare side by side</source>
            <translation>并排比较</translation>
        </message>
        <message>
            <source>Add to the comparison</source>
            <translation>加入比较</translation>
        </message>
        <message>
            <source>Remove from favourites</source>
            <translation>取消收藏</translation>
        </message>
        <message>
            <source>Add to favourites</source>
            <translation>加入收藏</translation>
        </message>
        <message>
            <source>No product with these words passes the filters.</source>
            <translation>没有含这些词的商品符合筛选条件。</translation>
        </message>
        <message>
            <source>No product passes all filters.</source>
            <translation>没有商品同时符合所有筛选条件。</translation>
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
            <source>Search products (Ctrl+F or /) by words, pinyin or initials. Down goes to the list, Esc clears.</source>
            <translation>搜索商品（Ctrl+F 或 /）：可输入文字、拼音或拼音首字母。按向下键进入列表，按 Esc 清除。</translation>
        </message>
        <message>
            <source>Clear filters</source>
            <translation>清除筛选</translation>
        </message>
        <message>
            <source>What the products are sorted by; choose again to turn the order around</source>
            <translation>商品的排序方式；再次选择可反转顺序</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Which columns the table has</source>
            <translation>选择表格显示的列</translation>
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
            <source>by ID</source>
            <translation>按编号</translation>
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
            <source>All prices</source>
            <translation>所有价格</translation>
        </message>
        <message>
            <source>Any number of shoppers</source>
            <translation>不限顾客数</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>库存</translation>
        </message>
        <message>
            <source>In stock or not</source>
            <translation>不限库存</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>清除搜索</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>后退(&amp;B)</translation>
        </message>
        <message>
            <source>Go back to the product that was shown before</source>
            <translation>返回之前查看的商品</translation>
        </message>
        <message>
            <source>&amp;Forward</source>
            <translation>前进(&amp;F)</translation>
        </message>
        <message>
            <source>Go forward again</source>
            <translation>再次前进</translation>
        </message>
        <message>
            <source>F&amp;avourite</source>
            <translation>收藏(&amp;A)</translation>
        </message>
        <message>
            <source>Give the product a star, or take it</source>
            <translation>为商品加星或取消</translation>
        </message>
        <message>
            <source>&amp;Note</source>
            <translation>备注(&amp;N)</translation>
        </message>
        <message>
            <source>Write a note to the product; it stays in the workspace</source>
            <translation>为商品写备注；备注保存在工作区中</translation>
        </message>
        <message>
            <source>&amp;Compare side by side</source>
            <translation>并排比较(&amp;C)</translation>
        </message>
        <message>
            <source>Two or three products with all that is known of them, column by column</source>
            <translation>逐列显示两到三个商品的全部已知信息</translation>
        </message>
        <message>
            <source>Choose a product first.</source>
            <translation>请先选择一个商品。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Recommendations</source>
            <translation>推荐</translation>
        </message>
        <message>
            <source>The score is the rating this model predicts. A ranking model is better at what comes next.</source>
            <translation>得分是该模型预测的评分。要预测顾客接下来会买什么，排序模型更合适。</translation>
        </message>
        <message>
            <source>What fits the basket is listed here as soon as something is in it.</source>
            <translation>放入商品后，这里会列出适合搭配的商品。</translation>
        </message>
        <message>
            <source>Choose a shopper on the left.</source>
            <translation>请在左侧选择一位顾客。</translation>
        </message>
        <message>
            <source>Nothing of the history is left to go by. Put something back, or add a product.</source>
            <translation>历史记录已全部移除，无从推荐。请放回或添加商品。</translation>
        </message>
        <message>
            <source>Recommended for the basket</source>
            <translation>为购物篮推荐</translation>
        </message>
        <message>
            <source>There is no product left to recommend.</source>
            <translation>没有可推荐的商品了。</translation>
        </message>
        <message>
            <source>{n} category</source>
            <translation>{n} 个类别</translation>
        </message>
        <message>
            <source>{n} categories</source>
            <translation>{n} 个类别</translation>
        </message>
        <message>
            <source>Recommended</source>
            <translation>推荐</translation>
        </message>
        <message>
            <source>Recommended to {id}</source>
            <translation>推荐给 {id}</translation>
        </message>
        <message>
            <source>no category</source>
            <translation>无类别</translation>
        </message>
        <message>
            <source>Products of one category</source>
            <translation>同一类别的商品数</translation>
        </message>
        <message>
            <source>How many products of one category the list may have</source>
            <translation>列表中同一类别最多可有多少商品</translation>
        </message>
        <message>
            <source>Leave out what is sold out</source>
            <translation>排除已售罄的商品</translation>
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
            <source>Leave out what is in the basket</source>
            <translation>排除购物篮中的商品</translation>
        </message>
        <message>
            <source>the basket</source>
            <translation>购物篮</translation>
        </message>
        <message>
            <source>Any number per category</source>
            <translation>每类不限数量</translation>
        </message>
        <message>
            <source>At most {n} per category</source>
            <translation>每类最多 {n} 件</translation>
        </message>
        <message>
            <source>Leave out:</source>
            <translation>排除：</translation>
        </message>
        <message>
            <source>rated</source>
            <translation>已评分</translation>
        </message>
        <message>
            <source>bought</source>
            <translation>已购买</translation>
        </message>
        <message>
            <source>{n} row of {name} was left out.</source>
            <translation>{name} 有 {n} 行未采用。</translation>
        </message>
        <message>
            <source>{n} rows of {name} were left out.</source>
            <translation>{name} 有 {n} 行未采用。</translation>
        </message>
        <message>
            <source>{sentence} {repaired}</source>
            <translation>{sentence}{repaired}</translation>
        </message>
        <message>
            <source>{n} mended row is in the shop now.</source>
            <translation>修正后的 {n} 行已加入店铺。</translation>
        </message>
        <message>
            <source>{n} mended rows are in the shop now.</source>
            <translation>修正后的 {n} 行已加入店铺。</translation>
        </message>
        <message>
            <source>{n} is still not in order.</source>
            <translation>仍有 {n} 行有问题。</translation>
        </message>
        <message>
            <source>{n} are still not in order.</source>
            <translation>仍有 {n} 行有问题。</translation>
        </message>
        <message>
            <source>An earlier RecDesk imported this file and kept too little of it to mend rows here.</source>
            <translation>此文件由早期版本的 RecDesk 导入，保留的信息不足，无法在此修正。</translation>
        </message>
        <message>
            <source>The shop has pseudonyms, so the shoppers of these rows were not kept: mend the file itself, and import it again.</source>
            <translation>店铺使用化名，这些行的顾客没有保留：请修正原文件后再次导入。</translation>
        </message>
        <message>
            <source>Line {n}</source>
            <translation>第 {n} 行</translation>
        </message>
        <message>
            <source>{n} of them is repaired.</source>
            <translation>其中 {n} 行已修复。</translation>
        </message>
        <message>
            <source>{n} of them are repaired.</source>
            <translation>其中 {n} 行已修复。</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Import {n} mended row</source>
            <translation>导入修正后的 {n} 行</translation>
        </message>
        <message>
            <source>Import {n} mended rows</source>
            <translation>导入修正后的 {n} 行</translation>
        </message>
        <message>
            <source>Search the rows</source>
            <translation>搜索行内容</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <source>As a file to be mended in Excel, which RecDesk then imports as it did the first one</source>
            <translation>导出为可在 Excel 中修正的文件，RecDesk 会按原文件的设置重新导入</translation>
        </message>
        <message>
            <source>Import the mended rows</source>
            <translation>导入修正后的行</translation>
        </message>
        <message>
            <source>Rows left out of {name}</source>
            <translation>{name} 中未采用的行</translation>
        </message>
        <message>
            <source>Only the first {n} rows are shown; an export has all of them.</source>
            <translation>仅显示前 {n} 行；导出的文件包含全部。</translation>
        </message>
        <message>
            <source>Close without importing?</source>
            <translation>不导入就关闭吗？</translation>
        </message>
        <message>
            <source>{n} mended row is not imported yet.</source>
            <translation>有 {n} 行已修正但尚未导入。</translation>
        </message>
        <message>
            <source>{n} mended rows are not imported yet.</source>
            <translation>有 {n} 行已修正但尚未导入。</translation>
        </message>
        <message>
            <source>the whole row</source>
            <translation>整行</translation>
        </message>
        <message>
            <source>Keep the window</source>
            <translation>保留窗口</translation>
        </message>
        <message>
            <source>Close without them</source>
            <translation>不导入并关闭</translation>
        </message>
        <message>
            <source>Open another</source>
            <translation>打开其他工作区</translation>
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
            <source>No column</source>
            <translation>无对应列</translation>
        </message>
        <message>
            <source>{column}. Drag onto another column, or click to choose one.</source>
            <translation>{column}。拖到另一列上，或点击选择。</translation>
        </message>
        <message>
            <source>Double-click a field to mend it</source>
            <translation>双击单元格即可修正</translation>
        </message>
        <message>
            <source>Copy selected rows</source>
            <translation>复制所选行</translation>
        </message>
        <message>
            <source>Copy all rows</source>
            <translation>复制所有行</translation>
        </message>
        <message>
            <source>{n} sold, {m} in the catalogue</source>
            <translation>{n} 个有销售，{m} 个在目录中</translation>
        </message>
        <message>
            <source>{n} rated, {m} in the catalogue</source>
            <translation>{n} 个有评分，{m} 个在目录中</translation>
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
            <source>{n} pairs of shopper and product</source>
            <translation>{n} 个顾客商品对</translation>
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
            <source>of all pairs of shopper and sold product</source>
            <translation>占顾客与在售商品全部组合</translation>
        </message>
        <message>
            <source>of all pairs of shopper and rated product</source>
            <translation>占顾客与有评分商品全部组合</translation>
        </message>
        <message>
            <source>What if: {added} added</source>
            <translation>假设：添加 {added} 件</translation>
        </message>
        <message>
            <source>This shopper has nothing yet. Products can be added above to see what would fit.</source>
            <translation>这位顾客还没有任何记录。可在上方添加商品，看看什么适合。</translation>
        </message>
        <message>
            <source>No product has this id: {ids}.</source>
            <translation>没有商品使用此编号：{ids}。</translation>
        </message>
        <message>
            <source>No product has these ids: {ids}.</source>
            <translation>没有商品使用这些编号：{ids}。</translation>
        </message>
        <message>
            <source>Go by the shopper's own history again</source>
            <translation>恢复为该顾客自己的历史记录</translation>
        </message>
        <message>
            <source>What if: {removed} removed, {added} added</source>
            <translation>假设：移除 {removed} 件，添加 {added} 件</translation>
        </message>
        <message>
            <source>What if: {removed} removed</source>
            <translation>假设：移除 {removed} 件</translation>
        </message>
        <message>
            <source>The basket is empty. Type a product above and press Enter, or paste a list of ids.</source>
            <translation>购物篮是空的。在上方输入商品并按回车，或粘贴一列编号。</translation>
        </message>
        <message>
            <source>{id} (nearest: {nearest})</source>
            <translation>{id}（最接近：{nearest}）</translation>
        </message>
        <message>
            <source>Empty</source>
            <translation>清空</translation>
        </message>
        <message>
            <source>Take everything out of the basket</source>
            <translation>清空购物篮中的全部商品</translation>
        </message>
        <message>
            <source>{n} more</source>
            <translation>另有 {n} 个</translation>
        </message>
        <message>
            <source>Basket</source>
            <translation>购物篮</translation>
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
            <source>Side by side</source>
            <translation>并排比较</translation>
        </message>
        <message>
            <source>Only differences</source>
            <translation>只看差异</translation>
        </message>
        <message>
            <source>Copy as a table</source>
            <translation>复制为表格</translation>
        </message>
        <message>
            <source>For a spreadsheet (Ctrl+C)</source>
            <translation>供电子表格使用 (Ctrl+C)</translation>
        </message>
        <message>
            <source>In what is known of them, they do not differ.</source>
            <translation>就已知信息而言，它们没有差异。</translation>
        </message>
        <message>
            <source>No product is among the most similar ones of more than one of them.</source>
            <translation>没有商品同时与其中两个以上的商品相似。</translation>
        </message>
        <message>
            <source>The comparison was closed: its products are no longer in the shop.</source>
            <translation>比较已关闭：其中的商品已不在店铺中。</translation>
        </message>
        <message>
            <source>How alike they are</source>
            <translation>相似程度</translation>
        </message>
        <message>
            <source>Similar to more than one of them</source>
            <translation>与其中多个商品相似</translation>
        </message>
        <message>
            <source>Score ({metric})</source>
            <translation>得分（{metric}）</translation>
        </message>
        <message>
            <source>Train a model to see how alike they are.</source>
            <translation>训练模型后即可查看它们的相似程度。</translation>
        </message>
        <message>
            <source>Write this list of every product to a file</source>
            <translation>将每件商品的相似列表写入文件</translation>
        </message>
        <message>
            <source>Collapse variants</source>
            <translation>合并变体</translation>
        </message>
        <message>
            <source>List the best of each family alone: sizes and colours are one product</source>
            <translation>每个系列只列最好的一个：不同规格和颜色算同一商品</translation>
        </message>
        <message>
            <source>Similarity metric</source>
            <translation>相似度度量</translation>
        </message>
        <message>
            <source>A correction merged this product with {title}.</source>
            <translation>一项更正已将该商品并入“{title}”。</translation>
        </message>
        <message>
            <source>Choose a product on the left.</source>
            <translation>请在左侧选择一件商品。</translation>
        </message>
        <message>
            <source>Train again</source>
            <translation>重新训练</translation>
        </message>
        <message>
            <source>Train with the options of this model on the data of now</source>
            <translation>用该模型的选项在当前数据上训练</translation>
        </message>
        <message>
            <source>Training on the data of now…</source>
            <translation>正在用当前数据训练…</translation>
        </message>
        <message>
            <source>The data has changed since this model was trained.</source>
            <translation>该模型训练之后数据已有变化。</translation>
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
            <source>You can also drop files anywhere on this window, or paste a copied table (Ctrl+V).</source>
            <translation>也可以把文件拖到窗口任意位置，或粘贴复制的表格（Ctrl+V）。</translation>
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
            <source>By the same shopper on the same day, of {n} such day with this product and another one.</source>
            <translation>同一顾客同一天；含此商品及其他商品的日子共 {n} 个。</translation>
        </message>
        <message>
            <source>By the same shopper on the same day, of {n} such days with this product and another one.</source>
            <translation>同一顾客同一天；含此商品及其他商品的日子共 {n} 个。</translation>
        </message>
        <message>
            <source>In the same basket, of {n} basket with this product and another one.</source>
            <translation>在同一购物篮中；含此商品及其他商品的购物篮共 {n} 个。</translation>
        </message>
        <message>
            <source>In the same basket, of {n} baskets with this product and another one.</source>
            <translation>在同一购物篮中；含此商品及其他商品的购物篮共 {n} 个。</translation>
        </message>
        <message>
            <source>This shop's file has no times, so nothing tells what a shopper took at once. Import a file with a date or a time to see it.</source>
            <translation>这家店的文件没有时间，无法得知顾客同时选了哪些商品。请导入含日期或时间的文件。</translation>
        </message>
        <message>
            <source>No shopper ever took two products at once.</source>
            <translation>没有顾客同时选过两个商品。</translation>
        </message>
        <message>
            <source>The baskets are being read…</source>
            <translation>正在读取购物篮…</translation>
        </message>
        <message>
            <source>The baskets could not be read.</source>
            <translation>无法读取购物篮。</translation>
        </message>
        <message>
            <source>Nothing goes together with this product more often than by chance, in {n} baskets or more.</source>
            <translation>没有商品与此商品在不少于 {n} 个购物篮中以超出偶然的频率同时出现。</translation>
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
            <source>{factors} factors, at most {sweeps} sweeps</source>
            <translation>{factors} 个因子，最多 {sweeps} 轮</translation>
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
            <source>Quick</source>
            <translation>快速</translation>
        </message>
        <message>
            <source>Balanced</source>
            <translation>均衡</translation>
        </message>
        <message>
            <source>Best</source>
            <translation>最佳</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>质量</translation>
        </message>
        <message>
            <source>Options ▾</source>
            <translation>选项 ▾</translation>
        </message>
        <message>
            <source>How many numbers describe each product: more tell finer differences, and take longer.</source>
            <translation>用多少个数描述每件商品：越多越细致，也越慢。</translation>
        </message>
        <message>
            <source>How often training goes over all the data, at most.</source>
            <translation>训练最多把全部数据过几遍。</translation>
        </message>
        <message>
            <source>What share of the data is kept back to see how good the model is.</source>
            <translation>留出多少数据来检验模型的好坏。</translation>
        </message>
        <message>
            <source>How hard products and shoppers with little data are held back: more is more careful.</source>
            <translation>对数据少的商品和顾客压得多紧：越大越谨慎。</translation>
        </message>
        <message>
            <source>How strongly a product that a shopper did not take counts as one not wanted.</source>
            <translation>顾客没买的商品，在多大程度上算作不想要。</translation>
        </message>
        <message>
            <source>Where to compute; automatic takes the GPU where it is faster.</source>
            <translation>在哪里计算；“自动”会在 GPU 更快时使用它。</translation>
        </message>
        <message>
            <source>Where chance begins: the same seed gives the same model again.</source>
            <translation>随机数的起点：相同的种子得到相同的模型。</translation>
        </message>
        <message>
            <source>What the model is called in lists.</source>
            <translation>模型在列表中的名称。</translation>
        </message>
        <message>
            <source>Stop and keep</source>
            <translation>停止并保留</translation>
        </message>
        <message>
            <source>End the training; nothing of it is kept</source>
            <translation>结束训练，什么都不保留</translation>
        </message>
        <message>
            <source>End the training now and keep the model as it is</source>
            <translation>现在结束训练，保留此刻的模型</translation>
        </message>
        <message>
            <source>Ending after this step…</source>
            <translation>这一步之后结束…</translation>
        </message>
        <message>
            <source>{size} of memory</source>
            <translation>内存 {size}</translation>
        </message>
        <message>
            <source>There is nothing to keep before the first sweep</source>
            <translation>第一轮之前没有可保留的内容</translation>
        </message>
        <message>
            <source>Search for better options</source>
            <translation>寻找更好的选项</translation>
        </message>
        <message>
            <source>Minutes to search</source>
            <translation>寻找的分钟数</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>End the search; what it has found stays, and it can go on later</source>
            <translation>结束寻找；已找到的会保留，以后可以继续</translation>
        </message>
        <message>
            <source>Train with the best</source>
            <translation>用最佳选项训练</translation>
        </message>
        <message>
            <source>{n} trial</source>
            <translation>{n} 次试验</translation>
        </message>
        <message>
            <source>{n} trials</source>
            <translation>{n} 次试验</translation>
        </message>
        <message>
            <source>min</source>
            <translation>分钟</translation>
        </message>
        <message>
            <source>Go on searching</source>
            <translation>继续寻找</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>寻找</translation>
        </message>
        <message>
            <source>The first trial is running…</source>
            <translation>正在进行第一次试验…</translation>
        </message>
        <message>
            <source>Tries other options for as long as you like, on data that the final measure does not see. Stop it at any time and go on later.</source>
            <translation>在您给的时间内尝试其他选项，所用数据与最终评测无关。可随时停止，以后再继续。</translation>
        </message>
        <message>
            <source>no full training yet</source>
            <translation>还没有完整的训练</translation>
        </message>
        <message>
            <source>best</source>
            <translation>最佳</translation>
        </message>
        <message>
            <source>defaults</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>nothing better than the defaults yet: {metric} {value}</source>
            <translation>还没有比默认更好的：{metric} {value}</translation>
        </message>
        <message>
            <source>best {metric} {value}</source>
            <translation>最佳 {metric} {value}</translation>
        </message>
        <message>
            <source>defaults {value}</source>
            <translation>默认 {value}</translation>
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
            <source>Go on</source>
            <translation>继续训练</translation>
        </message>
        <message>
            <source>Give it up</source>
            <translation>放弃</translation>
        </message>
        <message>
            <source>A training was interrupted after sweep {done} of {total}. Nothing of it is lost; it can go on from there.</source>
            <translation>有一次训练在第 {done}/{total} 轮后中断。进度没有丢失，可以从那里继续。</translation>
        </message>
        <message>
            <source>{share} of what speaks for it comes from shoppers who bought both.</source>
            <translation>支持相似的部分中，{share} 来自两者都买过的顾客。</translation>
        </message>
        <message>
            <source>{metric} compares what the model has learned as a whole, so this score has no parts; the facts of the pair are below.</source>
            <translation>{metric}比较模型学到的整体结果，得分无法拆分；相关数据见下。</translation>
        </message>
        <message>
            <source>It stands on so few shoppers that its parts are not told.</source>
            <translation>所依据的顾客太少，因此不显示得分构成。</translation>
        </message>
        <message>
            <source>No shopper has both; the score comes from how alike their shoppers are.</source>
            <translation>没有顾客两者都有；得分来自两者顾客的相似程度。</translation>
        </message>
        <message>
            <source>Few shoppers have both, so their part is told together with the others'.</source>
            <translation>两者都有的顾客很少，因此与其他顾客合并显示。</translation>
        </message>
        <message>
            <source>{share} of what speaks for it comes from shoppers who rated both.</source>
            <translation>支持相似的部分中，{share} 来自两者都评过分的顾客。</translation>
        </message>
        <message>
            <source>Why similar: {score}</source>
            <translation>为何相似：{score}</translation>
        </message>
        <message>
            <source>Same category</source>
            <translation>同一类目</translation>
        </message>
        <message>
            <source>Categories</source>
            <translation>类目</translation>
        </message>
        <message>
            <source>Same brand</source>
            <translation>同一品牌</translation>
        </message>
        <message>
            <source>Brands</source>
            <translation>品牌</translation>
        </message>
        <message>
            <source>of this one's shoppers</source>
            <translation>占本商品顾客</translation>
        </message>
        <message>
            <source>of the other's shoppers</source>
            <translation>占另一商品顾客</translation>
        </message>
        <message>
            <source>Prices</source>
            <translation>价格</translation>
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
            <source>There is no table in the clipboard: copy some rows in a spreadsheet first.</source>
            <translation>剪贴板中没有表格：请先在电子表格中复制几行。</translation>
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
            <source>One over the place of the first product that a shopper really took; 1 is perfect.</source>
            <translation>顾客真正买的第一件商品名次的倒数；1 为完美。</translation>
        </message>
        <message>
            <source>Share of all products that stand in anybody's list.</source>
            <translation>出现在任何人列表中的商品占全部商品的比例。</translation>
        </message>
        <message>
            <source>How little known the listed products are, in bits; bestsellers have few.</source>
            <translation>列表中的商品有多冷门，以比特计；畅销品很少。</translation>
        </message>
        <message>
            <source>How much more popular the lists are than what a shopper usually takes.</source>
            <translation>列表比顾客平常所买的热门多少。</translation>
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
            <source>{n} row of {name} was left out; all others are in the shop.</source>
            <translation>{name} 有 {n} 行未采用，其余均已导入。</translation>
        </message>
        <message>
            <source>{n} rows of {name} were left out; all others are in the shop.</source>
            <translation>{name} 有 {n} 行未采用，其余均已导入。</translation>
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
            <source>Rated together</source>
            <translation>一起评分</translation>
        </message>
        <message>
            <source>Bought together</source>
            <translation>一起购买</translation>
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
            <source>Coverage</source>
            <translation>覆盖率</translation>
        </message>
        <message>
            <source>Novelty</source>
            <translation>新颖度</translation>
        </message>
        <message>
            <source>Popularity lift</source>
            <translation>热门偏向</translation>
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
            <source>{sentence} What was there before is replaced.</source>
            <translation>{sentence}原有数据已被替换。</translation>
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
            <source>Rated together with {title}</source>
            <translation>与 {title} 一起评分</translation>
        </message>
        <message>
            <source>Bought together with {title}</source>
            <translation>与 {title} 一起购买</translation>
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
            <source>This shop's interactions have no times, so they cannot be split by time.</source>
            <translation>该店铺的记录没有时间，无法按时间划分。</translation>
        </message>
        <message>
            <source>Nothing of this shop tells what goes together: times are missing, or never two alike.</source>
            <translation>这家店的数据无法说明哪些商品相配：缺少时间，或没有相同的时间。</translation>
        </message>
        <message>
            <source>Both products are {id}; give two different ones.</source>
            <translation>两个商品都是 {id}；请给出两个不同的商品。</translation>
        </message>
        <message>
            <source>With {count} interactions, nothing can be held out; change the share or the split.</source>
            <translation>只有 {count} 条记录，无法留出任何数据；请更改比例或划分方式。</translation>
        </message>
        <message>
            <source>There is no unfinished training to go on with; start a new one.</source>
            <translation>没有可以继续的未完成训练；请开始新的训练。</translation>
        </message>
        <message>
            <source>EASE takes at most {most} products; this shop has {count}.</source>
            <translation>EASE 最多支持 {most} 种商品；该店铺有 {count} 种。</translation>
        </message>
        <message>
            <source>Several folds need a random split; give one fold to split by {split}.</source>
            <translation>多折只能随机划分；按 {split} 划分时请用一折。</translation>
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
            <source>The note has {length} characters; at most {most} are kept.</source>
            <translation>备注有 {length} 个字符；最多保留 {most} 个。</translation>
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
            <source>The disk that holds {path} is full; free some space there, or choose another disk.</source>
            <translation>{path} 所在的磁盘已满；请释放空间，或换用其他磁盘。</translation>
        </message>
        <message>
            <source>There is no room for temporary files; free some space, or name a folder for them in TMPDIR.</source>
            <translation>没有存放临时文件的空间；请释放空间，或用 TMPDIR 指定一个文件夹。</translation>
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
            <source>Nobody had any of these products when the model was trained; train again or choose others.</source>
            <translation>训练模型时，这些商品都还没有任何顾客；请重新训练，或选择其他商品。</translation>
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
            <source>{path} cannot be read: {detail}. Copy it to another disk and try again.</source>
            <translation>无法读取 {path}：{detail}。请复制到其他磁盘后再试。</translation>
        </message>
        <message>
            <source>You may not read {path}; close it where it is open, or ask for the right to read it.</source>
            <translation>没有读取 {path} 的权限；请在打开它的程序中将其关闭，或取得读取权限。</translation>
        </message>
        <message>
            <source>The name of {path} has characters that cannot be read; rename it and try again.</source>
            <translation>{path} 的文件名中有无法识别的字符；请重命名后再试。</translation>
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
            <source>{path} is no spreadsheet that can be read; open it in Excel and save it as XLSX.</source>
            <translation>{path} 不是可读取的电子表格；请在 Excel 中打开并另存为 XLSX。</translation>
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
            <source>{path} has a spreadsheet, a Parquet file or an archive packed in it; unpack it and import that.</source>
            <translation>{path} 里面是电子表格、Parquet 文件或另一个压缩包；请解压后再导入。</translation>
        </message>
        <message>
            <source>{path} is an archive that RecDesk does not unpack; unpack it and import the table in it.</source>
            <translation>{path} 是 RecDesk 不支持的压缩包；请自行解压，再导入其中的表格。</translation>
        </message>
        <message>
            <source>{path} is JSON, but not one object a line; save it as JSON Lines or CSV.</source>
            <translation>{path} 是 JSON，但不是每行一个对象；请另存为 JSON Lines 或 CSV。</translation>
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
            <source>{path} changes its encoding at line {line}; save it in a single one, or choose which one to read.</source>
            <translation>{path} 从第 {line} 行起改变了编码；请统一用一种编码保存，或选择按哪种编码读取。</translation>
        </message>
        <message>
            <source>{path} is not a text file; export the table as CSV and import that.</source>
            <translation>{path} 不是文本文件；请将表格导出为 CSV 后再导入。</translation>
        </message>
        <message>
            <source>{path} looks like {encoding} without a byte order mark; choose {encoding} as its encoding.</source>
            <translation>{path} 看来是不带字节顺序标记的 {encoding}；请将编码选为 {encoding}。</translation>
        </message>
        <message>
            <source>The encoding of {path} is none that RecDesk knows; choose it yourself.</source>
            <translation>无法识别 {path} 的编码；请手动选择。</translation>
        </message>
        <message>
            <source>The quotes in the header of {path} do not match; correct them on line {line}.</source>
            <translation>{path} 表头中的引号不成对；请修正第 {line} 行。</translation>
        </message>
        <message>
            <source>Line {line} of {path}, its header, is far too long for a table; export it again with line breaks.</source>
            <translation>{path} 的表头（第 {line} 行）过长，不像表格；请重新导出，并保留换行。</translation>
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
            <source>None of the {rows} rows is in order yet; mend them, and leave the columns of RecDesk as they are.</source>
            <translation>{rows} 行都还有问题；请修正各行，并保留 RecDesk 的各列不变。</translation>
        </message>
        <message>
            <source>These rows hide their shoppers, so they cannot be mended; mend the file that they are from instead.</source>
            <translation>这些行隐去了顾客，无法在此修正；请修正原文件后再次导入。</translation>
        </message>
        <message>
            <source>An earlier RecDesk imported {path} and kept too little of it to mend rows; import it again first.</source>
            <translation>{path} 由早期版本的 RecDesk 导入，保留的信息不足以修正；请先重新导入。</translation>
        </message>
        <message>
            <source>Nothing was imported into this shop yet; import a file first.</source>
            <translation>此店铺还没有导入过文件；请先导入文件。</translation>
        </message>
        <message>
            <source>There is no import {id}; the imports are: {known}.</source>
            <translation>没有编号为 {id} 的导入；现有的导入：{known}。</translation>
        </message>
        <message>
            <source>There is no shopper {id}. The shop has pseudonyms: give one, or the plain id with its key (--key).</source>
            <translation>没有顾客 {id}。此店铺使用化名：请输入化名，或输入原始编号并用 --key 指定密钥。</translation>
        </message>
        <message>
            <source>--rejects goes with one file; afterwards, recdesk rejects writes those of each.</source>
            <translation>--rejects 只能用于一个文件；导入后可用 recdesk rejects 写出每个文件未采用的行。</translation>
        </message>
        <message>
            <source>No row of {path} can be used (line {line}: {reason}); correct the file, or choose other columns.</source>
            <translation>{path} 中没有可用的行（第 {line} 行：{reason}）；请修正文件，或另选列。</translation>
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
            <source>You may not write to {path}; ask for the right to, or open a copy of it in a folder of yours.</source>
            <translation>没有写入 {path} 的权限；请取得权限，或将其复制到自己的文件夹再打开。</translation>
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
            <source>The finding {key} has no row {id}; the nearest ones are: {nearest}.</source>
            <translation>问题 {key} 中没有 {id} 这一行，最接近的是：{nearest}。</translation>
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
            <source>a list or an object in place of an id</source>
            <translation>编号处是列表或对象</translation>
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
            <source>Training and measuring</source>
            <translation>正在训练并评估</translation>
        </message>
        <message>
            <source>Memory ran out; trying again with smaller batches</source>
            <translation>内存不足；正在用更小的批次重试</translation>
        </message>
        <message>
            <source>The engine does not answer; wait, or cancel to start it again</source>
            <translation>引擎没有响应；请等待，或取消以重新启动</translation>
        </message>
        <message>
            <source>Comparing products</source>
            <translation>正在比较商品</translation>
        </message>
        <message>
            <source>Telling how sure the scores are</source>
            <translation>正在估计分数的可信程度</translation>
        </message>
        <message>
            <source>Collapsing variants</source>
            <translation>正在合并变体</translation>
        </message>
        <message>
            <source>Comparing with chance</source>
            <translation>正在与偶然情况比较</translation>
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
            <source>A correction leaves this product out, so it is compared with nothing.</source>
            <translation>一项更正排除了该商品，因此不作比较。</translation>
        </message>
        <message>
            <source>A correction merged this product with another one.</source>
            <translation>此商品已因更正与另一商品合并。</translation>
        </message>
        <message>
            <source>Nobody has bought this product yet, so there is nothing to compare it by.</source>
            <translation>这件商品还没有人购买，无从比较。</translation>
        </message>
        <message>
            <source>Nobody has rated this product yet, so there is nothing to compare it by.</source>
            <translation>这件商品还没有人评分，无从比较。</translation>
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
            <source>There is no other product to compare this one with.</source>
            <translation>没有其他商品可与之比较。</translation>
        </message>
        <message>
            <source>Popularity (the same for all)</source>
            <translation>热门商品（人人相同）</translation>
        </message>
        <message>
            <source>Neighbours (shared shoppers)</source>
            <translation>近邻（共同顾客）</translation>
        </message>
        <message>
            <source>EASE (linear autoencoder)</source>
            <translation>EASE（线性自编码器）</translation>
        </message>
        <message>
            <source>Product average</source>
            <translation>商品均值</translation>
        </message>
        <message>
            <source>Product and shopper averages</source>
            <translation>商品与顾客均值</translation>
        </message>
        <message>
            <source>this shop has too many products for it.</source>
            <translation>该店铺的商品数量超出其上限。</translation>
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
            <source>Leave these products out</source>
            <translation>排除这些商品</translation>
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
            <source>CPU: the GPU had too little memory</source>
            <translation>CPU：GPU 内存不足</translation>
        </message>
        <message>
            <source>{n} posterior draw, {size} MB</source>
            <translation>{n} 个后验抽样，{size} MB</translation>
        </message>
        <message>
            <source>{n} posterior draws, {size} MB</source>
            <translation>{n} 个后验抽样，{size} MB</translation>
        </message>
        <message>
            <source>Approximate lists: recall@20 {recall}, measured on {n} product.</source>
            <translation>近似列表：recall@20 为 {recall}，在 {n} 个商品上测得。</translation>
        </message>
        <message>
            <source>Approximate lists: recall@20 {recall}, measured on {n} products.</source>
            <translation>近似列表：recall@20 为 {recall}，在 {n} 个商品上测得。</translation>
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
        <message>
            <source>{done} of {total} MB</source>
            <translation>{done} / {total} MB</translation>
        </message>
        <message>
            <source>{done} of {n} row</source>
            <translation>{done} / {n} 行</translation>
        </message>
        <message>
            <source>{done} of {n} rows</source>
            <translation>{done} / {n} 行</translation>
        </message>
    </context>
</TS>
