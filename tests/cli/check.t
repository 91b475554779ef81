Doubtful readings are listed with their place, their reason, and the row of a
lexicon that changes them; what is read alike once:

  $ export LC_ALL=C.UTF-8
  $ printf '单志强来了\n\n昨天单志强说，单志强同意。\n' > a.txt
  $ tingwen check a.txt --confidence 0
  $ tingwen check a.txt --confidence 1 > all
  $ grep '^a.txt:1:1:' all | tr '\t' '|'
  a.txt:1:1: 单 in 单志强 is read shan4 (surname:单), in 3 places. To change it, put in the lexicon: 单志强|shan4 zhi4 qiang2
  $ sort -t : -k 2n -k 3n all | cmp - all
  $ tingwen --lang zh check a.txt --confidence 1 | grep -c '“单”.*词典里写：单志强'
  1

A word of the user's lexicon is not doubtful:

  $ printf '单志强\tshan4 zhi4 qiang2\n' > mine.tsv
  $ tingwen check a.txt --confidence 1 --lexicon mine.tsv | grep ': 单 in'
  [1]

JSON Lines for editors:

  $ tingwen check a.txt --confidence 1 --json | python3 -c "
  > import json, sys
  > for line in sys.stdin:
  >     found = json.loads(line)
  >     if found['text'] == '单':
  >         print(found['file'], found['line'], found['column'], found['id'],
  >               found['pinyin'], found['places'], repr(found['lexicon']))
  >         assert 0 < found['confidence'] < 1, found"
  a.txt 1 1 reading shan4 3 '单志强\tshan4 zhi4 qiang2'

What reading a damaged text found stands between, in the order of the file:

  $ tingwen check "$TINGWEN_ROOT/samples/scraped.txt" --json | python3 -c "
  > import json, sys
  > found = [json.loads(line) for line in sys.stdin]
  > places = [(f['line'], f['column']) for f in found]
  > print(places == sorted(places), {'warning'} <= {f['severity'] for f in found})"
  True True

Characters that nobody can read are told, and announced unless that is not
wanted:

  $ rare=$(printf '\xf0\xb1\x8d\x90')
  $ echo "他叫$rare。" | tingwen check - | grep -c 'no known reading; it is announced'
  1
  $ echo "他叫$rare。" | tingwen check - --unreadable skip | grep -c 'it is passed over'
  1
  $ echo "他叫$rare。" | tingwen pinyin --surface -
  ta1 jiao4 sheng1pi4zi4
  $ echo 'unreadable = "skip"' > quiet.toml
  $ echo "他叫$rare。" | tingwen pinyin - --config quiet.toml
  ta1 jiao4
  $ echo 好 | tingwen pinyin - --unreadable shout
  tingwen: The setting unreadable has no choice "shout"; it has: announce, skip.
  [2]

  $ tingwen check a.txt --confidence 2 2> /dev/null
  [2]
  $ tingwen check missing.txt 2> /dev/null
  [3]

Kinds of findings, and a code for gates:

  $ printf '会议召开,时间10:30。\n' > b.txt
  $ tingwen check b.txt
  b.txt:1:5: A half-width mark between Chinese characters: ,
  b.txt:1:8: 10:30 can be a time or a score; it is read 十点三十分. To change it, put in a folder of rules: my.number\t90\t\t10:30\t\tnumber\t十点三十分\t10:30\t十点三十分 (esc)
  $ tingwen check b.txt --fail-on mojibake,repeated > /dev/null
  $ tingwen check b.txt --fail-on number > /dev/null
  [1]
  $ tingwen check b.txt --fail-on nothing
  tingwen: Unknown kind nothing; known: mojibake, text, reading, name, number, punctuation, repeated, all
  [2]

Every character is spoken, or left out for a reason:

  $ tingwen check b.txt --coverage
  b.txt:1:5: ,  rules/punctuation.tsv
  b.txt:1:13: 。  rules/punctuation.tsv
  11 characters are spoken, 2 are left out for a reason, 0 without one.

A page on which doubtful words can be clicked and heard:

  $ tingwen check b.txt --html b.html > /dev/null
  $ grep -c 'data-audio="data:audio/wav;base64,UklGR' b.html
  1
  $ grep -E '(src|href)=' b.html
  [1]
