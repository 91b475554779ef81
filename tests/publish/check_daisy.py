"""Checks a DAISY book against the rules of its standard and names the clause
of each that is broken.

    check_daisy.py FOLDER

2.02 is told by ncc.html, 3 (ANSI/NISO Z39.86-2005) by a package. The rules are
those of the documents' DTDs as far as such a book goes (elements, attributes,
what may stand in what), the metadata that is asked for, and that every link
leads somewhere and the times add up to those of the audio. Exits with 1 where
a rule is broken.
"""

import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

problems = []


def problem(clause, text):
    problems.append(f"{clause}: {text}")


def require(condition, clause, text):
    if not condition:
        problem(clause, text)


def local(element):
    return element.tag.rsplit("}", 1)[-1]


class Documents:
    """The XML files of the folder, each parsed once, with their ids."""

    def __init__(self, folder):
        self.folder = folder
        self._trees = {}
        self._ids = {}

    def text(self, name):
        return (self.folder / name).read_text(encoding="utf-8")

    def root(self, name):
        if name not in self._trees:
            self._trees[name] = ET.fromstring(self.text(name))
        return self._trees[name]

    def ids(self, name):
        if name not in self._ids:
            ids = [e.get("id") for e in self.root(name).iter() if e.get("id")]
            require(len(ids) == len(set(ids)), "XML 1.0, 3.3.1 (ID)",
                    f"{name}: an id stands twice")
            for one in ids:
                require(re.fullmatch(r"[A-Za-z_][\w.-]*", one),
                        "XML 1.0, 3.3.1 (ID)", f"{name}: {one} is no name")
            self._ids[name] = set(ids)
        return self._ids[name]

    def check_link(self, link, clause):
        name, _, fragment = link.partition("#")
        if not (self.folder / name).is_file():
            problem(clause, f"{link}: there is no such file")
        elif fragment and fragment not in self.ids(name):
            problem(clause, f"{link}: there is no such id")


def check_tree(documents, name, doctype, content, clause):
    """`content`: element -> (its attributes, its children); "#" is text."""
    text = documents.text(name)
    require(text.startswith("<?xml"), "XML 1.0, 2.8", f"{name}: no declaration")
    require(doctype in text[:400], clause, f"{name}: the DOCTYPE is not {doctype}")

    def visit(element):
        tag = local(element)
        if tag not in content:
            problem(clause, f"{name}: <{tag}> is not known")
            return
        attributes, children = content[tag]
        for attribute in element.attrib:
            require(attribute.rsplit("}", 1)[-1] in attributes.split(), clause,
                    f"{name}: <{tag}> has no attribute {attribute}")
        allowed = children.split()
        if "#" not in allowed:
            loose = (element.text or "") + "".join(c.tail or "" for c in element)
            require(not loose.strip(), clause, f"{name}: text stands in <{tag}>")
        for child in element:
            require(local(child) in allowed, clause,
                    f"{name}: <{local(child)}> may not stand in <{tag}>")
            visit(child)
    visit(documents.root(name))


def metadata(root, name_attribute="name"):
    found = {}
    for element in root.iter():
        if local(element) == "meta" and element.get(name_attribute):
            found.setdefault(element.get(name_attribute), []).append(
                element.get("content", ""))
    return found


def require_metadata(found, names, clause, where):
    for name in names:
        require(found.get(name, [""])[0] != "", clause,
                f"{where}: {name} is missing")
    for name, values in found.items():
        if name not in ("dc:creator", "dc:subject"):
            require(len(values) == 1, clause, f"{where}: {name} stands twice")


def duration_of(path):
    answer = subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of",
         "csv=p=0", str(path)], capture_output=True, text=True, check=True)
    return float(answer.stdout)


def clock(value):
    parts = value.split(":")
    return sum(float(part) * 60 ** i for i, part in enumerate(reversed(parts)))


def check_clips(clips, path, seconds, clause):
    """Clips are in order, have a length, and lie in the audio."""
    last = 0.0
    for begin, end in clips:
        require(end > begin, clause, f"{path.name}: a clip of no length")
        require(begin >= last - 0.0015, clause, f"{path.name}: clips overlap")
        last = end
    if path.is_file():
        length = duration_of(path)
        require(last <= length + 0.05, clause, f"{path.name}: a clip ends behind the audio")
        require(abs(length - seconds) < 0.15, clause,
                f"{path.name}: {length} s, but its SMIL says {seconds}")


# --- DAISY 2.02 -------------------------------------------------------------

SMIL10 = {  # SMIL 1.0, DTD
    "smil": ("", "head body"),
    "head": ("", "meta layout"),
    "meta": ("name content", ""),
    "layout": ("type", "region root-layout"),
    "region": ("id", ""),
    "body": ("", "seq par ref"),
    "seq": ("id dur", "par seq text audio"),
    "par": ("id endsync", "text audio seq"),
    "text": ("id src region", ""),
    "audio": ("id src clip-begin clip-end", ""),
    "ref": ("id src title", ""),
}

_BLOCKS = "h1 h2 h3 h4 h5 h6 p ul blockquote div"
_INLINE = "# span a"
XHTML = {  # XHTML 1.0 Transitional, as far as books use it
    "html": ("lang xmlns", "head body"),
    "head": ("", "title meta link"),
    "title": ("", "#"),
    "meta": ("name content scheme http-equiv", ""),
    "link": ("rel type href", ""),
    "body": ("", _BLOCKS + " span"),
    "p": ("class id", _INLINE), "li": ("class id", _INLINE),
    "ul": ("class", "li"), "blockquote": ("class", "p"),
    "div": ("class id", _BLOCKS), "span": ("class id", _INLINE),
    "a": ("href id", "#"),
    **{f"h{i}": ("class id", _INLINE) for i in range(1, 7)},
}


def check_daisy2(documents):
    folder = documents.folder
    check_tree(documents, "ncc.html", "XHTML 1.0", XHTML, "DAISY 2.02, 2.1 (XHTML 1.0)")
    root = documents.root("ncc.html")
    found = metadata(root)
    require_metadata(found, [
        "dc:creator", "dc:date", "dc:format", "dc:identifier", "dc:language",
        "dc:publisher", "dc:title", "ncc:charset", "ncc:pageFront",
        "ncc:pageNormal", "ncc:pageSpecial", "ncc:tocItems", "ncc:totalTime",
        "ncc:depth", "ncc:files", "ncc:generator", "ncc:kByteSize",
        "ncc:multimediaType", "ncc:narrator", "ncc:setInfo"],
        "DAISY 2.02, 2.1.1", "ncc.html")
    require(found["dc:format"] == ["Daisy 2.02"], "DAISY 2.02, 2.1.1", "dc:format")
    require(re.fullmatch(r"\d\d+:\d\d:\d\d", found["ncc:totalTime"][0]),
            "DAISY 2.02, 2.1.1", "ncc:totalTime is not hh:mm:ss")
    body = next(e for e in root if local(e) == "body")
    items = list(body)
    require(local(items[0]) == "h1" and items[0].get("class") == "title",
            "DAISY 2.02, 2.1.2", "the first item is not <h1 class=\"title\">")
    level = 0
    pages = 0
    for item in items:
        require(item.get("id"), "DAISY 2.02, 2.1.2", "an item has no id")
        links = [e for e in item if local(e) == "a"]
        require(len(links) == 1, "DAISY 2.02, 2.1.2", "an item has not one link")
        for link in links:
            require(".smil#" in link.get("href", ""), "DAISY 2.02, 2.1.2",
                    "an item does not lead to SMIL")
            documents.check_link(link.get("href"), "DAISY 2.02, 2.1.2")
        if local(item).startswith("h"):
            now = int(local(item)[1])
            require(now <= level + 1, "DAISY 2.02, 2.1.2", "a level is left out")
            level = now
        else:
            pages += 1
            require(item.get("class") in ("page-front", "page-normal", "page-special"),
                    "DAISY 2.02, 2.1.2", "a span that is no page")
    require(found["ncc:tocItems"] == [str(len(items))], "DAISY 2.02, 2.1.1", "ncc:tocItems")
    require(found["ncc:pageNormal"] == [str(pages)], "DAISY 2.02, 2.1.1", "ncc:pageNormal")
    files = [f for f in folder.iterdir() if f.is_file()]
    require(found["ncc:files"] == [str(len(files))], "DAISY 2.02, 2.1.1", "ncc:files")

    elapsed = 0.0
    names = []
    check_tree(documents, "master.smil", "SMIL 1.0", SMIL10, "DAISY 2.02, 2.4")
    for ref in documents.root("master.smil").iter("ref"):
        documents.check_link(ref.get("src"), "DAISY 2.02, 2.4")
        names.append(ref.get("src"))
    require(set(names) == {f.name for f in folder.glob("*.smil")} - {"master.smil"},
            "DAISY 2.02, 2.4", "master.smil has not all SMIL files")
    for name in names:
        elapsed += check_smil10(documents, name, elapsed)
    require(abs(clock(found["ncc:totalTime"][0]) - elapsed) < 1.0,
            "DAISY 2.02, 2.1.1", "ncc:totalTime is not the sum")


def check_smil10(documents, name, elapsed):
    clause = "DAISY 2.02, 2.3"
    check_tree(documents, name, "SMIL 1.0", SMIL10, clause + " (SMIL 1.0)")
    root = documents.root(name)
    found = metadata(root)
    require_metadata(found, ["dc:format", "ncc:generator", "ncc:timeInThisSmil",
                             "ncc:totalElapsedTime"], clause + ".1", name)
    require(abs(clock(found["ncc:totalElapsedTime"][0]) - elapsed) < 1.0,
            clause + ".1", f"{name}: ncc:totalElapsedTime")
    seq = next(root.iter("seq"))
    seconds = float(seq.get("dur").rstrip("s"))
    require(abs(clock(found["ncc:timeInThisSmil"][0]) - seconds) <= 0.51,
            clause + ".1", f"{name}: ncc:timeInThisSmil")
    clips = {}
    for par in seq:
        require(par.get("id") and par.get("endsync") == "last", clause + ".2",
                f"{name}: a par without id or endsync")
        texts = list(par.iter("text"))
        require(len(texts) == 1, clause + ".2", f"{name}: a par has not one text")
        for text in texts:
            name_of_text = text.get("src").partition("#")[0]
            if name_of_text.endswith(".html"):
                check_once(documents, name_of_text)
            documents.check_link(text.get("src"), clause + ".2")
        for audio in par.iter("audio"):
            times = []
            for end in ("clip-begin", "clip-end"):
                match = re.fullmatch(r"npt=(\d+\.\d{3})s", audio.get(end, ""))
                require(match, clause + ".2", f"{name}: {end} is no npt time")
                times.append(float(match[1]) if match else 0.0)
            documents.check_link(audio.get("src"), clause + ".2")
            clips.setdefault(audio.get("src"), []).append(tuple(times))
    for audio, times in clips.items():
        check_clips(times, documents.folder / audio, seconds, clause + ".2")
    return seconds


_checked = set()


def check_once(documents, name):
    if name in _checked:
        return
    _checked.add(name)
    check_tree(documents, name, "XHTML 1.0", XHTML, "DAISY 2.02, 2.2 (XHTML 1.0)")


# --- DAISY 3 ----------------------------------------------------------------

SMIL20 = {  # dtbsmil 2005-2
    "smil": ("", "head body"), "head": ("", "meta layout customAttributes"),
    "meta": ("name content", ""), "body": ("id", "seq par"),
    "seq": ("id dur fill class customTest end", "par seq text audio img"),
    "par": ("id class customTest end", "text audio img seq a"),
    "text": ("id src", ""), "audio": ("id src clipBegin clipEnd", ""),
}
NCX = {  # ncx 2005-1
    "ncx": ("version lang", "head docTitle docAuthor navMap pageList navList"),
    "head": ("", "smilCustomTest meta"), "meta": ("name content scheme", ""),
    "docTitle": ("id", "text audio img"), "docAuthor": ("id", "text audio img"),
    "text": ("id class", "#"), "audio": ("id class src clipBegin clipEnd", ""),
    "navMap": ("id", "navInfo navLabel navPoint"),
    "navPoint": ("id class playOrder", "navLabel content navPoint"),
    "navLabel": ("lang", "text audio img"), "content": ("id src", ""),
    "pageList": ("id class", "navInfo navLabel pageTarget"),
    "pageTarget": ("id class type value playOrder", "navLabel content"),
}
_LEVEL = "p list blockquote pagenum"
DTBOOK = {  # dtbook 2005-3, as far as books use it
    "dtbook": ("version lang", "head book"), "head": ("", "meta link"),
    "meta": ("name content", ""), "book": ("", "frontmatter bodymatter rearmatter"),
    "frontmatter": ("", "doctitle docauthor level1"),
    "doctitle": ("id", "#"), "docauthor": ("id", "#"),
    "bodymatter": ("", "level1"),
    **{f"level{i}": ("id class", f"{_LEVEL} h{i} level{i + 1}") for i in range(1, 6)},
    "level6": ("id class", _LEVEL + " h6"),
    **{f"h{i}": ("id class", "# sent pagenum") for i in range(1, 7)},
    "p": ("id class", "# sent pagenum"), "li": ("id class", "# sent pagenum"),
    "list": ("id type", "li"), "blockquote": ("id", "p"),
    "sent": ("id smilref", "#"), "pagenum": ("id page smilref", "#"),
}
PACKAGE = {  # oebpkg12
    "package": ("unique-identifier", "metadata manifest spine"),
    "metadata": ("", "dc-metadata x-metadata"),
    "dc-metadata": ("", "Title Creator Publisher Date Format Identifier Language"),
    "x-metadata": ("", "meta"), "meta": ("name content", ""),
    "manifest": ("", "item"), "item": ("id href media-type", ""),
    "spine": ("", "itemref"), "itemref": ("idref", ""),
    **{name: ("id", "#") for name in ("Title", "Creator", "Publisher", "Date",
                                      "Format", "Identifier", "Language")},
}
RESOURCES = {
    "resources": ("version", "scope"), "scope": ("nsuri", "nodeSet"),
    "nodeSet": ("id select", "resource"), "resource": ("id lang", "text audio"),
    "text": ("", "#"),
}
TYPES = {"opf": "text/xml", "ncx": "application/x-dtbncx+xml",
         "xml": "application/x-dtbook+xml", "smil": "application/smil",
         "res": "application/x-dtbresource+xml", "mp3": "audio/mpeg"}


def check_daisy3(documents, package):
    folder = documents.folder
    clause = "Z39.86-2005, 3"
    check_tree(documents, package, "OEB 1.2 Package", PACKAGE, clause + " (oebpkg12)")
    root = documents.root(package)
    values = {local(e): (e.text or "") for e in root.iter()}
    for name in ("Title", "Publisher", "Date", "Format", "Identifier", "Language"):
        require(values.get(name), clause + ".2.1", f"dc:{name} is missing")
    require(values.get("Format") == "ANSI/NISO Z39.86-2005", clause + ".2.1", "dc:Format")
    found = metadata(root)
    require_metadata(found, ["dtb:multimediaType", "dtb:multimediaContent",
                             "dtb:totalTime"], clause + ".2.2", package)
    items = {}
    for item in root.iterfind(".//{*}item"):
        name = item.get("href")
        items[item.get("id")] = name
        require((folder / name).is_file(), clause + ".3", f"{name} is missing")
        require(item.get("media-type") == TYPES[name.rsplit(".", 1)[1]],
                clause + ".3", f"{name}: media-type")
    files = {f.name for f in folder.iterdir() if f.is_file()}
    require(files == set(items.values()), clause + ".3",
            f"manifest and folder differ: {files ^ set(items.values())}")
    uid = root.get("unique-identifier")
    require(any(e.get("id") == uid and local(e) == "Identifier" for e in root.iter()),
            clause + ".1", "unique-identifier leads nowhere")
    spine = [items.get(ref.get("idref")) for ref in root.iterfind(".//{*}itemref")]
    smils = {name for name in items.values() if name.endswith(".smil")}
    require(None not in spine and set(spine) == smils, clause + ".4", "spine")

    book = next(n for n in items.values() if n.endswith(".xml"))
    check_tree(documents, book, "dtbook 2005-3", DTBOOK, "Z39.86-2005, 4 (dtbook 2005-3)")
    elapsed = 0.0
    for name in spine:
        elapsed += check_smil20(documents, name, elapsed, values["Identifier"])
    require(abs(clock(found["dtb:totalTime"][0]) - elapsed) < 0.1,
            clause + ".2.2", "dtb:totalTime is not the sum")
    for sent in documents.root(book).iterfind(".//{*}sent"):
        if sent.get("smilref"):
            documents.check_link(sent.get("smilref"), "Z39.86-2005, 4 (smilref)")
    check_ncx(documents, next(n for n in items.values() if n.endswith(".ncx")),
              values["Identifier"])
    resource = next(n for n in items.values() if n.endswith(".res"))
    check_tree(documents, resource, "resource 2005-1", RESOURCES, "Z39.86-2005, 10")


def check_smil20(documents, name, elapsed, uid):
    clause = "Z39.86-2005, 7"
    check_tree(documents, name, "dtbsmil 2005-2", SMIL20, clause + " (dtbsmil 2005-2)")
    root = documents.root(name)
    found = metadata(root)
    require_metadata(found, ["dtb:uid", "dtb:totalElapsedTime"], clause + ".4", name)
    require(found["dtb:uid"] == [uid], clause + ".4", f"{name}: dtb:uid")
    require(abs(clock(found["dtb:totalElapsedTime"][0]) - elapsed) < 0.1,
            clause + ".4", f"{name}: dtb:totalElapsedTime")
    seq = next(root.iterfind(".//{*}seq"))
    seconds = clock(seq.get("dur"))
    clips = {}
    for par in seq:
        require(par.get("id"), clause + ".4", f"{name}: a par without id")
        for text in par.iterfind(".//{*}text"):
            documents.check_link(text.get("src"), clause + ".4")
        for audio in par.iterfind(".//{*}audio"):
            documents.check_link(audio.get("src"), clause + ".4")
            clips.setdefault(audio.get("src"), []).append(
                (clock(audio.get("clipBegin")), clock(audio.get("clipEnd"))))
    for audio, times in clips.items():
        check_clips(times, documents.folder / audio, seconds, clause + ".4")
    return seconds


def check_ncx(documents, name, uid):
    clause = "Z39.86-2005, 8"
    check_tree(documents, name, "ncx 2005-1", NCX, clause + " (ncx 2005-1)")
    root = documents.root(name)
    require(root.get("version") == "2005-1", clause + ".4", "version")
    found = metadata(root)
    require_metadata(found, ["dtb:uid", "dtb:depth", "dtb:totalPageCount",
                             "dtb:maxPageNumber"], clause + ".4.1", name)
    require(found["dtb:uid"] == [uid], clause + ".4.1", "dtb:uid")
    places = {}
    orders = []
    for target in root.iter():
        if local(target) not in ("navPoint", "pageTarget"):
            continue
        content = next(e for e in target if local(e) == "content").get("src")
        documents.check_link(content, clause + ".4.2")
        order = int(target.get("playOrder"))
        orders.append(order)
        require(places.setdefault(content, order) == order, clause + ".4.2",
                f"{content} has two playOrders")
    require(sorted(set(orders)) == list(range(1, len(set(orders)) + 1)),
            clause + ".4.2", "playOrder has holes")
    points = [int(e.get("playOrder")) for e in root.iterfind(".//{*}navPoint")]
    require(points == sorted(points), clause + ".4.2", "navPoints are not in order")
    depth = max(_depths(next(root.iterfind(".//{*}navMap"))))
    require(found["dtb:depth"] == [str(depth)], clause + ".4.1", "dtb:depth")


def _depths(element, depth=0):
    yield depth
    for child in element:
        if local(child) == "navPoint":
            yield from _depths(child, depth + 1)


def main():
    folder = pathlib.Path(sys.argv[1])
    documents = Documents(folder)
    packages = sorted(folder.glob("*.opf"))
    if (folder / "ncc.html").is_file():
        check_daisy2(documents)
    elif packages:
        check_daisy3(documents, packages[0].name)
    else:
        problem("DAISY", f"{folder} holds neither ncc.html nor a package")
    print("\n".join(problems) if problems else f"{folder}: no rule is broken")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
