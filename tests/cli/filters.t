On standard input, normalize and pinyin answer each line with one line.

  $ export LC_ALL=C.UTF-8
  $ printf '增长12.5%%。\n\n11月5日下午\n' | tingwen normalize -
  增长百分之十二点五。
  
  十一月五日下午
  $ printf '银行 行长\n\n重庆\n' | tingwen pinyin -
  yin2hang2 hang2zhang3
  
  chong2qing4
  $ printf '一个\n\n' | tingwen pinyin --surface -
  yi2ge4
  

The last line needs no end:

  $ printf '3%%' | tingwen normalize -
  百分之三

The answer comes before the next line is asked for:

  $ coproc tingwen normalize -
  $ echo 第3名 >&${COPROC[1]}
  $ read -t 20 answer <&${COPROC[0]} && echo $answer
  第三名
  $ exec {COPROC[1]}>&-

JSON has offsets in code points of the line:

  $ echo '他说：长(zhǎng)大' | tingwen pinyin --json - | python3 -c "
  > import json, sys
  > for s in json.loads(sys.stdin.readline()):
  >     print(s['text'], s['start'], s['end'], s['pinyin'])"
  他 0 1 ta1
  说 1 2 shuo1
  长 3 4 zhang3
  大 11 12 da4

A file is a document, one line for a paragraph:

  $ printf '标题在这里\n\n今天有3个人。明天也有。\n' > two.txt
  $ tingwen normalize two.txt
  标题在这里
  今天有三个人。明天也有。
  $ tingwen pinyin --json two.txt | wc -l
  2
