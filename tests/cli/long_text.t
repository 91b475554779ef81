Plain text of any length is read portion by portion:

  $ export LC_ALL=C.UTF-8
  $ python3 -c "
  > print('会议召开')
  > for i in range(1, 50001): print(f'第{i}组代表在会上发言，增长{i % 9 + 1}%。')" > long.txt
  $ test $(stat -c %s long.txt) -gt 2000000
  $ tingwen read long.txt | cmp - long.txt
  $ cat long.txt | tingwen read - | cmp - long.txt
  $ tingwen normalize long.txt | tail -n 1
  第五万组代表在会上发言，增长百分之六。

In little memory, also where its encoding is another, and where it is one line:

  $ (ulimit -v 400000; tingwen read long.txt) | cmp - long.txt
  $ iconv -f UTF-8 -t GB18030 long.txt > gbk.txt
  $ tingwen read gbk.txt | cmp - long.txt
  $ tr -d '\n' < long.txt > line.txt
  $ tingwen read line.txt | tr -d '\n' | cmp - line.txt

Places count from the begin of the file, in characters:

  $ printf '\xb5\xda\xd2\xbb\xd7\xe9\xa3\xac\xff\xb7\xa2\xd1\xd4\xa1\xa3\n' >> gbk.txt
  $ tingwen read gbk.txt 2>&1 > /dev/null | head -n 1 | cut -d : -f 1-3
  gbk.txt:50002:5

One sound file is made of it, of which nothing is missing where portions meet:

  $ python3 -c "
  > for i in range(120): print(6000 * '　' + '开会。散会。')" > space.txt
  $ test $(stat -c %s space.txt) -gt 2000000
  $ tingwen convert space.txt -o whole.wav --limit 4 --progress none
  $ tingwen convert space.txt -o portions.wav --limit 1 --progress none
  $ cat space.txt | tingwen convert - -o - --limit 1 --progress none > piped.wav
  $ python3 -c "
  > from os.path import getsize
  > whole = getsize('whole.wav')
  > for name in ('portions.wav', 'piped.wav'):
  >     print(abs(getsize(name) / whole - 1) < 0.001)"
  True
  True

What has to be one document is refused above the limit:

  $ tingwen read --json long.txt --limit 1 > /dev/null
  tingwen: long.txt: The file is larger than 1 MiB.
    Split it into several files, or raise the limit (--limit).
  [3]
  $ tingwen convert space.txt -o a.wav --marks a.json --limit 1
  tingwen: space.txt: The text is longer than 1 MiB.
    Split it into several files, or raise the limit (--limit).
  [3]
  $ ls a.wav a.json 2> /dev/null
  [2]

What is no text is told at once:

  $ (ulimit -v 400000; tingwen read /dev/zero)
  tingwen: /dev/zero: * (glob)
  * (glob)
  [3]
