Bad input is answered with a message, an exit code, and no file.

  $ export LC_ALL=C.UTF-8

An empty file, and one of spaces:

  $ : > empty.txt
  $ tingwen convert empty.txt -o a.wav
  tingwen: empty.txt: The file is empty.
    Check that it was saved or downloaded completely.
  [3]
  $ printf ' \n\xe3\x80\x80\t\n' > spaces.txt
  $ tingwen convert spaces.txt -o a.wav 2> /dev/null
  [3]

Binary data:

  $ head -c 4096 "$(command -v tingwen)" > binary.txt
  $ tingwen convert binary.txt -o a.wav 2> /dev/null
  [3]

A missing file, a folder, a file without permission:

  $ tingwen convert missing.txt -o a.wav
  tingwen: missing.txt: The file does not exist.
    Check the name and the folder.
  [3]
  $ tingwen convert . -o a.wav
  tingwen: .: This is a folder, not a file.
    Name the files in it.
  [3]

A line of 50 MB, where it is needed whole:

  $ python3 -c "print('这是一句很长的话' * 2200000)" > endless.txt
  $ tingwen convert endless.txt -o a.wav --marks a.json
  tingwen: endless.txt: The text is longer than 8 MiB.
    Split it into several files, or raise the limit (--limit).
  [3]
  $ rm endless.txt

An unknown voice, extension and format; an output in a missing folder:

  $ echo 你好。 > good.txt
  $ tingwen convert good.txt -o a.wav --voice nobody 2> /dev/null
  [2]
  $ tingwen convert good.txt -o a.xyz 2> /dev/null
  [2]
  $ tingwen convert good.txt -o a --to xyz 2> /dev/null
  [2]
  $ tingwen convert good.txt -o none/a.wav
  tingwen: none/a.wav: The folder of the output file does not exist.
    Make it first (mkdir -p), or choose another place.
  [4]
  $ tingwen convert good.txt -o a.wav --marks none/a.json 2> /dev/null
  [4]
  $ tingwen convert good.txt -o good.txt --to wav 2> /dev/null
  [2]

Nothing was written:

  $ ls
  binary.txt
  empty.txt
  good.txt
  spaces.txt

Text with lost bytes, NULs and lone surrogates is read, and what was lost is told:

  $ printf '今天\xe4\xbd天气\x00好\xed\xa0\x80。\n' > torn.txt
  $ tingwen convert torn.txt -o torn.wav 2> messages
  $ grep -c '^torn.txt:1:' messages
  3
  $ tingwen convert torn.txt -o strict.wav --strict 2> /dev/null
  [3]
  $ ls *.wav
  torn.wav

A disk that fills up:

  $ python3 -c "print('这是一句很长的话。' * 200)" > long.txt
  $ (ulimit -f 100; tingwen convert long.txt -o long.wav)
  tingwen: long.wav: The disk is full or the file-size limit is reached; nothing was kept of the file.
    Free some space, or choose another disk.
  [4]
  $ ls long*
  long.txt
  $ tingwen convert good.txt -o - > /dev/full 2> /dev/null
  [4]
  $ echo 你好 | tingwen normalize - > /dev/full 2> /dev/null
  [4]

Data that is missing from the installation is an internal error:

  $ mkdir data
  $ TINGWEN_DATA=$PWD/data tingwen normalize good.txt 2> messages
  [70]
  $ tail -n 1 messages
    The installation is not complete; install tingwen again.
