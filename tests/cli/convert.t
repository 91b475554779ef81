  $ export LC_ALL=C.UTF-8
  $ article=$TINGWEN_ROOT/samples/meeting.txt

Every format, and what is in the file:

  $ for format in wav flac opus mp3 ogg; do
  >   tingwen convert "$article" -o news.$format --progress none || echo "$format: $?"
  > done
  $ ls
  news.flac
  news.mp3
  news.ogg
  news.opus
  news.wav

The same input gives the same bytes:

  $ mkdir again
  $ for format in wav flac opus mp3 ogg; do
  >   tingwen convert "$article" -o again/news.$format --progress none
  >   cmp news.$format again/news.$format
  > done

Several inputs go to a folder:

  $ mkdir audio
  $ tingwen convert "$TINGWEN_ROOT"/samples/{meeting,weather}.txt -o audio --to flac --progress none
  $ ls audio
  meeting.flac
  weather.flac

One bad input among good ones costs itself only:

  $ : > empty.txt
  $ tingwen convert empty.txt "$TINGWEN_ROOT/samples/weather.txt" -o audio --progress none
  tingwen: empty.txt: The file is empty.
    Check that it was saved or downloaded completely.
  1 of 2 documents could not be converted.
  [1]
  $ ls audio
  meeting.flac
  weather.flac
  weather.wav

Standard input and output; the stream holds the same samples as the file:

  $ tingwen convert - -o - < "$article" > stream.wav 2> /dev/null
  $ samples() { ffmpeg -nostdin -v error -i "$1" -f s16le -; }
  $ cmp <(samples news.wav) <(samples stream.wav)

Marks cover every sentence and lie within the audio:

  $ tingwen convert "$article" -o news.wav --marks news.json --progress none
  $ python3 - <<EOF
  > import json, wave
  > marks = json.load(open("news.json"))
  > frames = wave.open("news.wav").getnframes()
  > last = words = 0
  > for sentence in marks["sentences"]:
  >     assert sentence["source"][0] < sentence["source"][1]
  >     for word in sentence["words"]:
  >         assert last <= word["begin_sample"] <= word["end_sample"] <= frames
  >         last = word["end_sample"]
  >         words += 1
  > print(len(marks["sentences"]) > 5, words > 100)
  > EOF
  True True

Rate, pitch and volume change the audio; out of range is refused:

  $ tingwen convert "$article" -o quick.wav --rate 300 --progress none
  $ [ $(stat -c %s quick.wav) -lt $(stat -c %s news.wav) ]
  $ tingwen convert "$article" -o x.wav --rate 500
  tingwen: rate 500 is not between 80 and 449.
  [2]

Progress for programs:

  $ tingwen convert "$article" -o news.wav --progress json 2>&1 | head -n 1 | cut -c 1-20
  {"event":"progress",
