"""Writes an EPUB 3 with a look of its own: a style sheet, emphasis that goes
over the end of a sentence, ruby, a picture, a page list.

    make_epub.py BOOK.epub
"""

import sys
import zipfile

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="zh-CN">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:isbn:9780000000002</dc:identifier>
<dc:title>小城故事</dc:title>
<dc:language>zh-CN</dc:language>
<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="css" href="css/look.css" media-type="text/css"/>
<item id="map" href="img/map.svg" media-type="image/svg+xml"/>
<item id="one" href="text/%E4%B8%80.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
</manifest>
<spine><itemref idref="one"/><itemref idref="two"/></spine>
</package>
"""
NAV = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh-CN" xml:lang="zh-CN">
<head><title>目录</title></head>
<body><nav epub:type="toc"><ol><li><a href="text/%E4%B8%80.xhtml">第一章</a></li><li><a href="text/two.xhtml">第二章</a></li></ol></nav>
<nav epub:type="page-list"><ol><li><a href="text/two.xhtml#p2">2</a></li></ol></nav></body>
</html>
"""
CHAPTER = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh-CN" xml:lang="zh-CN">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="../css/look.css"/></head>
<body><h1 class="red">{title}</h1>
{body}</body>
</html>
"""
ONE = """<p>小城在<em>山脚下。那里的人</em>都认识我。</p>
<p id="tw1">他叫<ruby>单<rt>shàn</rt></ruby>志强，<strong>今年18岁</strong>，&amp;c。“你好！”他说。</p>
<ul><li>第一项</li><li>第二项</li></ul>
<p><img src="../img/map.svg" alt="小城地图"/></p>
"""
TWO = """<p>天亮了。<span epub:type="pagebreak" role="doc-pagebreak" id="p2" aria-label="2"/>雨停了。</p>
<table><tr><th>年份</th><th>人口</th></tr><tr><td>2020</td><td>3万</td></tr></table>
"""
FILES = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OPS/book.opf": PACKAGE,
    "OPS/nav.xhtml": NAV,
    "OPS/css/look.css": ".red { color: #a00; }\n",
    "OPS/img/map.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>\n',
    "OPS/text/一.xhtml": CHAPTER.format(title="第一章", body=ONE),
    "OPS/text/two.xhtml": CHAPTER.format(title="第二章", body=TWO),
}

with zipfile.ZipFile(sys.argv[1], "w") as book:
    for name, text in FILES.items():
        kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
        book.writestr(zipfile.ZipInfo(name), text, kind)
