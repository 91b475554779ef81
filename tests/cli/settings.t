Settings: built-in defaults, the user's file, --config, options; the later wins.

  $ export LC_ALL=C.UTF-8
  $ echo 你好。 > good.txt
  $ export XDG_CONFIG_HOME=$PWD/config
  $ mkdir -p config/tingwen
  $ echo 'voice = "nobody"' > config/tingwen/config.toml
  $ tingwen convert good.txt -o a.wav 2> /dev/null
  [2]
  $ echo 'voice = "calm"' > other.toml
  $ tingwen convert good.txt -o a.wav --progress none --config other.toml
  $ tingwen convert good.txt -o b.wav --progress none --voice calm
  $ cmp a.wav b.wav

A wrong settings file is told with its line:

  $ printf 'voice = "calm"\nspeed = 3\n' > wrong.toml
  $ tingwen convert good.txt -o a.wav --config wrong.toml
  tingwen: wrong.toml:2:9: There is no setting "speed".
    Known: voice, rate, pitch, volume, slogans, style, years, punctuation, latin, emoji, rules, lexicon, unreadable, limit, file_limit, unpacked_limit, depth_limit, pdf_time, pdf_memory, from, traditional, tables, lists, links, images, quotations, code, formulas, footnotes, simplify, strict, profile, sample_rate, channels, bit_depth, station, cut_id, cover, fit_slowest, fit_fastest, fit_shortest_pauses, fit_longest_pauses, reports, caption_line, caption_lines, caption_speed, caption_unit, caption_words, book_audio, overlay, page_audio, site_url, certified_by.
  [2]
  $ echo 'rate = "quick"' > wrong.toml
  $ tingwen convert good.txt -o a.wav --config wrong.toml
  tingwen: wrong.toml:1:8: The value of "rate" has the wrong type.
    Texts stand in quotation marks, numbers don't.
  [2]
  $ echo 'voice = ' > wrong.toml
  $ tingwen convert good.txt -o a.wav --config wrong.toml 2>&1 | grep -c 'wrong.toml:1:'
  1
  $ tingwen convert good.txt -o a.wav --config missing.toml 2> /dev/null
  [3]

The user's lexicon is found, and wins over everything:

  $ rm config/tingwen/config.toml
  $ printf '重庆\tzhong4 qing4\n' > config/tingwen/lexicon.tsv
  $ echo 重庆 | tingwen pinyin -
  zhong4qing4
  $ echo 重庆 | XDG_CONFIG_HOME=/nonexistent tingwen pinyin -
  chong2qing4

Messages follow the locale, or --lang:

  $ LC_ALL=zh_CN.UTF-8 tingwen convert missing.txt -o a.wav
  tingwen: missing.txt: 文件不存在。
    请检查文件名和文件夹。
  [3]
  $ tingwen --lang zh convert missing.txt -o a.wav 2>&1 | tail -n 1
    请检查文件名和文件夹。

Any setting can be given on the command line:

  $ echo 好 > good.txt
  $ tingwen read good.txt --set tables=plain --set limit=1
  好
  $ echo 這個軟體的裏面 > traditional.txt
  $ tingwen read traditional.txt --set traditional=hongkong
  这个软体的里面
  $ tingwen read traditional.txt --set traditional=taiwan
  这个软件的里面
  $ tingwen read good.txt --set tables=loud
  tingwen: The setting tables has no choice "loud"; it has: announce, plain, skip.
  [2]
  $ tingwen read good.txt --set table=plain 2>&1 | head -n 1 | cut -d ' ' -f 1,2
  tingwen: --set:
