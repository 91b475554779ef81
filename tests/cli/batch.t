Many documents, with a memory of what is done.

  $ export LC_ALL=C.UTF-8
  $ mkdir -p news/city
  $ echo 今天天气很好。 > news/a.txt
  $ echo 明天下雨。 > news/city/b.txt
  $ echo 草稿 > news/.draft.txt
  $ echo 没写完 > news/c.txt.part
  $ tingwen batch news -o audio --workers 1 --progress plain 2>&1 | sed 's/ in 0:.*/ in TIME/'
  a.wav: *.* s of audio (glob)
  city/b.wav: *.* s of audio (glob)
  2 done, 0 failed, 0 open: 0:00:0? of audio in TIME (glob)
  $ (cd audio; find . -name '*.wav' | sort)
  ./a.wav
  ./city/b.wav

The same bytes as single conversions:

  $ tingwen convert news/city/b.txt -o b.wav --progress none
  $ cmp b.wav audio/city/b.wav

Again, nothing is to be done; after a change, one document is:

  $ tingwen batch news -o audio --progress json 2>&1 | grep -c '"done"'
  0
  [1]
  $ echo 后天放晴。 > news/a.txt
  $ tingwen batch news -o audio --progress json 2>&1 | grep '"event":"done"' | cut -d, -f 2
  "input":"news/a.txt"

With other settings, all are:

  $ tingwen batch news -o audio --rate 250 --progress json 2>&1 | grep -c '"event":"done"'
  2

Bad documents are told, each time, and summed up:

  $ : > news/empty.txt
  $ cp news/a.txt news/a.md
  $ tingwen batch news none.txt -o audio --rate 250 --progress none \
  >   --summary s.txt --summary s.json --summary s.csv --summary s.html
  tingwen: news/a.txt: Another document has the output a.wav already.
    Give them different names.
  tingwen: none.txt: The file does not exist.
    Check the name and the folder.
  tingwen: news/empty.txt: The file is empty.
    Check that it was saved or downloaded completely.
  2 done, 3 failed, 0 open: * (glob)
  [1]
  $ cut -d ' ' -f 1,1 s.txt | grep -E '^[a-z]'
  done
  quarantined
  done
  quarantined
  quarantined
  $ python3 -c 'import csv; [print(*row[:3]) for row in csv.reader(open("s.csv"))]'
  state input output
  done news/a.md a.wav
  quarantined news/a.txt  (esc)
  done news/city/b.txt city/b.wav
  quarantined news/empty.txt empty.wav
  quarantined none.txt none.wav
  $ python3 -c 'import json; s = json.load(open("s.json")); print(s["totals"]["done"], len(s["documents"]))'
  2 5
  $ grep -c '<tr class' s.html
  5
  $ rm news/a.md news/empty.txt

Wrong names and values are told before anything is done:

  $ tingwen batch news -o audio --voice nobody 2> /dev/null
  [2]
  $ tingwen batch news -o audio --to xyz 2> /dev/null
  [2]
  $ tingwen batch news -o /dev/null/audio 2> /dev/null
  [4]
  $ tingwen batch-worker
  tingwen: This is started by tingwen batch.
  [2]
