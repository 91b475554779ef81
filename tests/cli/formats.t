What files say about themselves, read by other programs.

  $ export LC_ALL=C.UTF-8
  $ head -n 6 "$TINGWEN_ROOT/samples/weather.txt" > news.txt
  $ python3 - <<EOF
  > import struct, zlib
  > def chunk(name, data):
  >     return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
  > open("cover.png", "wb").write(b"\x89PNG\r\n\x1a\n"
  >     + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
  >     + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b""))
  > EOF
  $ for format in wav flac opus mp3 ogg; do
  >   tingwen convert news.txt -o news.$format --progress none --profile ebu-r128 \
  >     --station 市广播电台 --cut-id 070123 --cover cover.png
  > done

WAV: bext of version 2 with the loudness:

  $ sndfile-metadata-get --all news.wav | grep -E '^(Descr|Orig|Loud|Max|Coding)' | tr -d '\r'
  Description            : 强冷空气来袭 青川市最低气温将降至-6℃
  Originator             : 市广播电台
  Origination ref        : 070123
  Origination date       : 2025-12-11
  Origination time       : 
  Loudness value         : -23.0[0-9] (re)
  Loudness range         : * (glob)
  Max. true peak level   :  -*.* (glob)
  Max. momentary level   : -* (glob)
  Max. short term level  : -* (glob)
  Coding history         : A=PCM,F=48000,W=24,M=dual-mono,T=tingwen
  $ mediainfo news.wav | grep -E '^(LoudnessValue|Producer_Ref)' | tr -s ' '
  Producer_Reference : 070123
  LoudnessValue : -23.0* (glob)

Cue points with labels at the title and the paragraphs:

  $ sndfile-info news.wav | grep -E 'Count|Cue ID : |labl' | cut -c 1-30
    Count : 6
     Cue ID :  1  Pos :     0  C
     Cue ID :  2  Pos : * (glob)
     Cue ID :  3  Pos : * (glob)
     Cue ID :  4  Pos : * (glob)
     Cue ID :  5  Pos : * (glob)
     Cue ID :  6  Pos : * (glob)
      labl : 1 : * (glob)
      labl : 2 : * (glob)
      labl : 3 : * (glob)
      labl : 4 : * (glob)
      labl : 5 : * (glob)
      labl : 6 : * (glob)

A cart chunk:

  $ python3 - <<EOF
  > import struct
  > data = open("news.wav", "rb").read()
  > at = 12
  > while data[at:at + 4] != b"cart":
  >     at += 8 + struct.unpack("<I", data[at + 4:at + 8])[0]
  > cart = data[at + 8:]
  > text = lambda begin, size=64: cart[begin:begin + size].split(b"\0")[0].decode()
  > print(text(0, 4), text(4), text(132), text(196), text(452, 10))
  > EOF
  0101 强冷空气来袭 青川市最低气温将降至-6℃ 070123 市广播电台 1900/01/01

The other formats have names, a picture and chapters:

  $ for format in flac opus mp3 ogg; do
  >   ffprobe -v error -show_chapters -of compact news.$format | grep -o 'title=.*' | head -n 2
  >   ffprobe -v error -show_entries format_tags=title:stream_tags=title -of csv=p=0 news.$format | grep -c 强冷空气
  >   ffprobe -v error -select_streams v -show_entries stream=codec_name,width -of csv=p=0 news.$format
  > done
  title=强冷空气来袭 青川市最低气温将降至-6℃
  title=发布时间：2025-12-11 16:00
  1
  png,1
  title=强冷空气来袭 青川市最低气温将降至-6℃
  title=发布时间：2025-12-11 16:00
  1
  png,1
  title=强冷空气来袭 青川市最低气温将降至-6℃
  title=发布时间：2025-12-11 16:00
  1
  png,1
  title=强冷空气来袭 青川市最低气温将降至-6℃
  title=发布时间：2025-12-11 16:00
  1
  png,1
  $ opusinfo news.opus | grep -E 'CHAPTER001|ORGANIZATION|PICTURE' | tr -d '\t'
  CHAPTER001=00:00:00.000
  CHAPTER001NAME=强冷空气来袭 青川市最低气温将降至-6℃
  ORGANIZATION=市广播电台
  METADATA_BLOCK_PICTURE=3|image/png||0x0x0|<69 bytes of image data>

A cover that is no picture is refused before anything is spoken:

  $ tingwen convert news.txt -o b.flac --cover news.txt
  tingwen: news.txt: This picture is neither JPEG nor PNG.
    Convert it to one of them first.
  [3]
  $ tingwen convert news.txt -o b.flac --cover none.png 2> /dev/null
  [3]
