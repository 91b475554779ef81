  $ export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1762300800
  $ mkdir news
  $ cp "$TINGWEN_ROOT"/samples/{meeting,weather}.txt news
  $ cat > news/report.md <<END
  > # 年度报告
  > 
  > ## 第一部分
  > 
  > 全市经济增长5.8%。
  > 
  > - 工业增长6.1%
  > - 农业增长3.2%
  > 
  > > 稳中求进。
  > 
  > | 项目 | 金额 |
  > |---|---|
  > | 教育 | 12万元 |
  > 
  > ### 细节 <一> & “二”
  > 
  > 没有更多。
  > END

A folder becomes a talking book. It is complete, and the report says so:

  $ tingwen publish news -o news.epub --title 本周新闻 --author 记者 --progress none
  $ ls
  news
  news.coverage.tsv
  news.epub
  $ cut -f 1 news.coverage.tsv | sort | uniq -c | grep gap
  [1]
  $ grep -P '^spoken\tnews/report.md:5:1\t' news.coverage.tsv | cut -f 1-3 | tr '\t' ' '
  spoken news/report.md:5:1 chapter-002.mp3
  $ grep -cP '^left_out\t' news.coverage.tsv
  [1-9]* (re)

The same documents are the same book:

  $ tingwen publish news -o again.epub --title 本周新闻 --author 记者 --progress none
  $ cmp news.epub again.epub

epubcheck finds nothing wrong with a book whose clips are words:

  $ epubcheck() {
  >   java -XX:TieredStopAtLevel=1 -jar /usr/share/java/epubcheck.jar --failonwarnings "$1" > log 2>&1 || cat log
  > }
  $ tingwen publish news -o words.epub --set overlay=word --title 本周新闻 --progress none
  $ epubcheck words.epub

Its clips are cut in silence, and are as long as the audio:

  $ python3 "$TINGWEN_ROOT/tests/publish/check_overlay.py" news.epub
  [0-9]+ borders, the loudest -.* dB; .* s, at most [0-9]\.. ms off (re)

An EPUB gets a voice and keeps its look:

  $ python3 "$TINGWEN_ROOT/tests/publish/make_epub.py" look.epub
  $ tingwen publish look.epub -o voiced.epub --progress none
  $ epubcheck voiced.epub
  $ python3 "$TINGWEN_ROOT/tests/publish/check_overlay.py" voiced.epub --inside
  [0-9]+ borders, the loudest -.* dB; .* s, at most [0-9]\.. ms off (re)

Books of DAISY 2.02 and 3 keep their rules:

  $ for form in daisy2 daisy3; do
  >   tingwen publish news -o $form --as $form --title 本周新闻 --progress none
  >   python3 "$TINGWEN_ROOT/tests/publish/check_daisy.py" $form
  > done
  daisy2: no rule is broken
  daisy3: no rule is broken
  $ tingwen publish news -o daisy4 --as daisy2 --set book_audio=opus
  tingwen: Books of the form daisy2 have MP3 only.
    Leave book_audio as it is.
  [2]

A folder is a site, with the audio beside the pages:

  $ tingwen publish news -o site --title 本周新闻 --set site_url=https://news.example/ --progress none
  $ ls site
  feed.xml
  index.html
  meeting.html
  meeting.mp3
  report.html
  report.mp3
  weather.html
  weather.mp3
  $ grep -o 'url="[^"]*" length="[0-9]*" type="[^"]*"' site/feed.xml | head -n 1
  url="https://news.example/meeting.mp3" length="[0-9]+" type="audio/mpeg" (re)
  $ grep -o '<pubDate>.*</pubDate>' site/feed.xml | uniq
  <pubDate>Wed, 05 Nov 2025 00:00:00 GMT</pubDate>

What can't be read is a gap: the book is made of the rest, and does not pass.

  $ printf '\x89PNG\r\n\x1a\n' > news/picture.png
  $ tingwen publish news -o gap.epub --progress none 2> log
  [1]
  $ grep -P '^gap\t' gap.coverage.tsv | cut -f 1,2
  gap\tnews/picture.png (esc)
  $ tingwen publish news -o book.pdf
  tingwen: book.pdf: "pdf" is no form of publication; the forms are epub, html, daisy2, daisy3, site.
    Give the output such an extension, or name one with --as.
  [2]
