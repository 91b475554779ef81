  $ export LC_ALL=C.UTF-8
  $ article=$TINGWEN_ROOT/samples/meeting.txt

Captions and lyrics beside the audio, as many as asked for, each in the format
of its name:

  $ tingwen convert "$article" -o news.mp3 --progress none \
  >   --captions news.vtt --captions news.srt --captions news.lrc --captions news.ttml
  $ ls
  news.lrc
  news.mp3
  news.srt
  news.ttml
  news.vtt
  $ head -n 4 news.srt
  1
  00:00:00,000 --> * (glob)
  青川市召开第三季度经济运行调度会
  

ffmpeg reads them, and finds as many captions in the one as in the other:

  $ for file in news.vtt news.srt; do
  >   ffprobe -v error -show_entries stream=codec_name -of csv=p=0 $file
  >   ffprobe -v error -count_packets -show_entries stream=nb_read_packets -of csv=p=0 $file > $file.count
  > done
  webvtt
  subrip
  $ cmp news.vtt.count news.srt.count
  $ grep -c '^<p ' news.ttml | cmp - news.srt.count
  $ ffmpeg -nostdin -v error -i news.vtt -f srt - | grep -v -e '-->' -e '^[0-9]*$' | tr -d ' \r' > a
  $ grep -v -e '-->' -e '^[0-9]*$' news.srt | tr -d ' ' | cmp - a

No line is longer than it may be, and nothing of the article is missing:

  $ grep -v -e '-->' -e '^[0-9]*$' news.srt | grep -E '.{37}'
  [1]
  $ tingwen convert "$article" -o news.mp3 --captions one.srt --set caption_line=10 \
  >   --set caption_lines=1 --set caption_unit=phrase --progress none
  $ tr -d '\n ' < one.srt > /dev/null
  $ for file in one.srt news.srt; do
  >   grep -v -e '-->' -e '^[0-9]*$' $file | tr -d '\n 　' > $file.text
  > done
  $ cmp one.srt.text news.srt.text

Read again, they are the article:

  $ tingwen read news.vtt | tr -d '\n 　' | cmp - news.srt.text

Karaoke has the times of words:

  $ tingwen convert "$article" -o news.mp3 --captions words.vtt --set caption_words=true --progress none
  $ grep -c '^青川<00:00:00.[0-9]*>市' words.vtt
  1

What can't be done is told before anything is done:

  $ tingwen convert "$article" -o other.mp3 --captions news.sub
  tingwen: news.sub: The extension names no format of captions; the formats are vtt, srt, lrc, ttml.
    Give the file one of these extensions, such as news.vtt.
  [2]
  $ tingwen convert "$article" -o other.mp3 --captions other.vtt --set caption_line=1
  tingwen: caption_line 1 is not between 4 and 60.
  [2]
  $ ls other.*
  ls: cannot access 'other.*': No such file or directory
  [2]
