  $ export LC_ALL=C.UTF-8 TZ=Asia/Shanghai
  $ sound() { ffmpeg -nostdin -v error -f lavfi -i "$1" -ar $3 -ac $4 -y $2; }
  $ sound sine=440:duration=1.2 jingle.wav 44100 2
  $ sound sine=220:duration=2 bed.flac 32000 1
  $ sound anullsrc=duration=1 silent.wav 8000 1
  $ seconds() { ffprobe -v error -show_entries format=duration -of csv=p=0 "$1"; }
  $ printf '县医院扩建完工\n\n11月5日，县医院扩建工程完工。\n\n新楼共12层。\n\n下周起接诊。\n' > hospital.txt
  $ cat > news.toml <<EOF_
  > title = "早间新闻"
  > station = "清河县广播电台"
  > air = 2025-11-06T07:00:00
  > profile = "gyt-282"
  > cut_id = "XW07"
  > time_signal = true
  > [sounds]
  > opening = "jingle.wav"
  > bed = "bed.flac"
  > [[items]]
  > file = "hospital.txt"
  > priority = 2
  > cut_id = "XW0701"
  > [[items]]
  > title = "今天有<小>雨\u0007"
  > text = "今天我县有小雨，气温8到15℃。"
  > [podcast]
  > url = "https://example.org/news/"
  > EOF_

One rundown makes the whole bulletin:

  $ tingwen bulletin news.toml -o out --progress none
  $ ls -A out
  feed.xml
  news.chapters.json
  news.csv
  news.html
  news.m3u
  news.qc.json
  news.qc.txt
  news.txt
  news.wav
  $ head -n 1 out/news.qc.txt
  news.wav: passed (gyt-282)

Date, weekday and time are said properly:

  $ tingwen bulletin news.toml -o out --to mp3 --air 2024-02-29T14:30 --progress none
  $ printf '今天是2024年2月29日，星期四。北京时间14点30分整。' | tingwen normalize -
  今天是二零二四年二月二十九日，星期四。北京时间十四点三十分整。

Other programs read back chapters, cue points, bext and cart:

  $ ffprobe -v error -show_chapters -of json out/news.mp3 | python3 -c '
  > import json, sys
  > for c in json.load(sys.stdin)["chapters"]: print(c["tags"]["title"])'
  Opening
  Headlines
  县医院扩建完工
  今天有<小>雨 
  Closing
  $ sndfile-metadata-get --bext-description --bext-originator --bext-orig-ref --bext-orig-date out/news.wav | tr -s ' '
  Description : 早间新闻 2025-11-06
  Originator : 清河县广播电台
  Origination ref : XW07
  Origination date : 2025-11-06
  $ mediainfo --Output=XML out/news.wav | grep -oE '<(bext_Version|Producer_Reference|Recorded_Date|LoudnessValue)>[^<]*'
  <Recorded_Date>2025-11-06
  <bext_Version>2
  <Producer_Reference>XW07
  <LoudnessValue>-24.* (glob)
  $ sndfile-info --cart out/news.wav | grep -E '^(Title|Artist|Cut id|Category|  1) ' | tr -s ' '
  Title : 早间新闻 2025-11-06
  Artist : 清河县广播电台
  Cut id : XW07
  Category : NEWS
   1 AUDe * (glob)
  $ sndfile-info out/news.wav | grep -E 'Count :|labl :' | head -n 5
    Count : 11
      labl : 1 : Time signal
      labl : 2 : Opening
      labl : 3 : jingle.wav
      labl : 4 : Opening

Titles longer than a field are cut there, and stay whole on the sheet:

  $ long=$(printf '一个很长的题目%.0s' $(seq 20))
  $ sed "s/今天有<小>雨/$long/" news.toml > titles.toml
  $ tingwen bulletin titles.toml -o titles --to mp3 --progress none
  $ ffprobe -v error -show_chapters titles/titles.mp3 | grep -c '^TAG:title=一个很长的题目一个很长的题目一个'
  1
  $ grep -c "$long" titles/titles.html
  1

The time signal ends at the time of air, five seconds after the beginning; the jingle is as loud as the speech:

  $ awk 'NR > 6 && NF' out/news.txt | head -n 3
  No.     Clock  Begin  Length  Title * (glob)
       14:29:55   0:00 * (glob)
       14:30:* Headlines * (glob)

The sheet, the playlists, the chapters and the feed are well-formed:

  $ python3 - <<'EOF_'
  > import csv, json, xml.etree.ElementTree as tree
  > page = tree.parse("out/news.html").getroot()
  > rows = page.findall(".//tbody/tr")
  > print(len(rows), rows[2][4].text, rows[2][7].text, int(rows[2][6].text) > 20)
  > print(rows[3][4].text)
  > row = list(csv.DictReader(open("out/news.csv")))[0]
  > print(row["date"], row["time"], row["file"], row["cut_id"])
  > chapters = json.load(open("out/news.chapters.json"))
  > print(chapters["version"], [c["startTime"] for c in chapters["chapters"]][0])
  > items = tree.parse("out/feed.xml").getroot().findall("channel/item")
  > for item in items: print(item.find("title").text, item.find("enclosure").get("url"), item.find("pubDate").text)
  > EOF_
  5 县医院扩建完工 hospital.txt True
  今天有<小>雨 
  2024-02-29 14:29:55 news.mp3 XW07
  1.2.0 0.0
  早间新闻 2024-02-29 https://example.org/news/news.mp3 Thu, 29 Feb 2024 14:30:00 +0800
  早间新闻 2025-11-06 https://example.org/news/news.wav Thu, 06 Nov 2025 07:00:00 +0800
  $ sed -n 's/^news/&/p' out/news.m3u
  news.mp3

A file for each section, in a folder of its own:

  $ tingwen bulletin news.toml -o parts --split --progress none
  $ ls parts/*.wav | tr '\n' ' '
  parts/news-01.wav parts/news-02.wav parts/news-03.wav parts/news-04.wav parts/news-05.wav  (no-eol)
  $ sndfile-metadata-get --bext-orig-ref parts/news-03.wav | tr -s ' '
  Origination ref : XW0701

It lasts as long as its slot:

  $ whole=$(seconds out/news.wav)
  $ for percent in 92 108; do
  >   slot=$(python3 -c "print(round($whole * $percent / 100, 1))")
  >   tingwen bulletin news.toml -o fit --fit $slot --progress none
  >   python3 -c "d = $(seconds fit/news.wav) - $slot; abs(d) < 0.5 or print('off by', d)"
  >   head -n 1 fit/news.qc.txt
  > done
  news.wav: passed (gyt-282)
  news.wav: passed (gyt-282)
  $ slot=$(python3 -c "print(round($whole * 0.72, 1))")
  $ tingwen bulletin news.toml -o fit --fit $slot
  县医院扩建完工: The last 2 paragraphs are left out, to fit the slot.
  Item 2, 今天有<小>雨 : left out (priority 5)
  Rate * percent, pauses * percent (glob)
  news.wav: passed (gyt-282), -24.0 LUFS, * dBTP (glob)
  fit: * s of audio (glob)
  $ python3 -c "d = $(seconds fit/news.wav) - $slot; abs(d) < 0.5 or print('off by', d)"
  $ grep -A 1 '^Left out' fit/news.txt
  Left out
    - Item 2, 今天有<小>雨 : left out (priority 5)
  $ tingwen bulletin news.toml -o none --fit 0:09
  tingwen: news.toml: It can't be made to last 0:09.0: at its shortest it takes 0:*. (glob)
    Leave more out, * (glob)
  [3]
  $ tingwen bulletin news.toml -o none --fit 20:00 2>&1 | head -n 1
  tingwen: news.toml: It can't be made to last 20:00.0: at its longest it takes 1:*. (glob)
  $ tingwen bulletin news.toml -o none --fit soon 2>&1 | head -n 1
  tingwen: news.toml: "soon" is no duration for a slot.
  $ ls -A none 2> /dev/null

An article, too, and its last paragraphs may go:

  $ tingwen convert hospital.txt -o a.wav --progress none
  $ whole=$(seconds a.wav)
  $ for percent in 90 110 60; do
  >   slot=$(python3 -c "print(round($whole * $percent / 100, 1))")
  >   tingwen convert hospital.txt -o a.wav --fit $slot 2>&1 | grep left
  >   python3 -c "d = $(seconds a.wav) - $slot; abs(d) < 0.5 or print('off by', d)"
  > done
  hospital.txt:*: The last * paragraphs are left out, to fit the slot. (glob)
  $ tingwen convert hospital.txt -o b.wav --fit 9:00
  tingwen: hospital.txt: It can't be made to last 9:00.0: at its longest it takes 0:*. (glob)
    Add something, * (glob)
  [3]

Sounds that can't be used are told; skip goes on without them:

  $ echo noise > corrupt.wav
  $ for name in missing.wav silent.wav corrupt.wav; do
  >   sed "s/jingle.wav/$name/" news.toml > bad.toml
  >   tingwen bulletin bad.toml -o none 2>&1 | head -n 1
  > done
  tingwen: missing.wav: The file does not exist.
  tingwen: silent.wav: There is no sound in this file: it is empty or silent.
  tingwen: corrupt.wav: This is no sound file that can be read: * (glob)
  $ (echo 'on_error = "skip"'; cat bad.toml) > skip.toml
  $ tingwen bulletin skip.toml -o skip 2>&1 | head -n 1
  Left out: corrupt.wav: This is no sound file that can be read: * (glob)

Neither can sounds that were cut short on their way:

  $ sound sine=440:duration=3 whole.flac 44100 1
  $ head -c 90000 jingle.wav > cut.wav
  $ head -c 20000 whole.flac > cut.flac
  $ for name in cut.wav cut.flac; do
  >   sed "s/jingle.wav/$name/" news.toml > bad.toml
  >   tingwen bulletin bad.toml -o none 2>&1 | head -n 1
  > done
  tingwen: cut.wav: The sound breaks off after 0.5 s: the file is damaged, or was cut short.
  tingwen: cut.flac: The sound breaks off after * s: the file is damaged, or was cut short. (glob)
  $ ls -A none 2> /dev/null

Items that can't be read end it, are left out, or are announced:

  $ sed 's/hospital.txt/gone.txt/' news.toml > gone.toml
  $ tingwen bulletin gone.toml -o none
  tingwen: gone.txt: The file does not exist.
    Check the name and the folder. (item 1 of gone.toml, line 10; on_error = "skip" or "announce" goes on without it)
  [3]
  $ for policy in skip announce; do
  >   (echo "on_error = \"$policy\""; cat gone.toml) > $policy.toml
  >   tingwen bulletin $policy.toml -o $policy 2>&1 | grep gone
  > done
  Item 1, gone.txt: left out, for it can't be read: gone.txt: The file does not exist.
  gone.txt: Not read; its failure is announced instead: gone.txt: The file does not exist.

A wrong key is told with its place and the right one:

  $ (cat news.toml; echo 'lenght = 3') > bad.toml
  $ tingwen bulletin bad.toml -o none
  tingwen: bad.toml:19:1: A rundown has no "lenght" here.
    Known: url, feed, link, description, author, email, image, language, category, episodes
  [3]

  $ sed 's/gyt-282/gyt-283/' news.toml > bad.toml
  $ tingwen bulletin bad.toml -o none 2>&1 | head -n 1
  tingwen: bad.toml:4:1: There is no profile "gyt-283"; the profiles are: * (glob)

A long rundown needs no more descriptors than a short one:

  $ (echo 'title = "长"'; for i in $(seq 60); do printf '[[items]]\ntext = "今天多云。"\n'; done) > long.toml
  $ (ulimit -n 40; tingwen bulletin long.toml -o long --progress none)
  $ grep -c 今天多云 long/long.txt
  60

A full disk leaves the folder as it was:

  $ ls -lA --time-style=+ out > before
  $ (ulimit -f 700; tingwen bulletin news.toml -o out --progress none) 2>&1 | head -n 1 | grep -c 'disk is full'
  1
  $ ls -lA --time-style=+ out | diff before -
