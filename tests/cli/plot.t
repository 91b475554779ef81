  $ export LC_ALL=C.UTF-8
  $ echo 今天下午，市气象台发布大风预报。 > a.txt
  $ tingwen convert a.txt -o a.wav --progress none
  $ tingwen plot a.wav -o a.png
  $ ffprobe -v error -show_entries stream=codec_name,width,height -of csv=p=0 a.png
  png,1200,640
  $ tingwen plot a.wav -o a.svg --from 0.5 --until 1.5
  $ grep -c '<svg' a.svg
  1

Errors are told, and nothing is written:

  $ tingwen plot a.wav -o b.jpg
  tingwen: b.jpg: A picture is .png or .svg.
    Give the output such a name.
  [2]
  $ tingwen plot a.wav -o b.png --from 100 2> /dev/null
  [3]
  $ tingwen plot a.txt -o b.png 2> /dev/null
  [3]
  $ ffmpeg -nostdin -v error -f lavfi -i 'anullsrc=r=8000:cl=mono:d=700' long.wav
  $ tingwen plot long.wav -o b.png 2> /dev/null
  [2]
  $ tingwen plot a.wav -o none/b.png 2> /dev/null
  [4]
  $ ls b.*
  ls: cannot access 'b.*': No such file or directory
  [2]
