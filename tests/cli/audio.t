  $ export LC_ALL=C.UTF-8
  $ echo 今天下午，市气象台发布大风预报，请市民注意安全。 > short.txt
  $ head -n 6 "$TINGWEN_ROOT/samples/weather.txt" > long.txt
  $ meter() {  # integrated loudness and true peak as ffmpeg measures them
  >   ffmpeg -nostdin -nostats -hide_banner -i "$1" -af ebur128=peak=true -f null - 2>&1 |
  >     awk '/^ +I:/ { i = $2 } /^ +Peak:/ { p = $2 } END { print i, p }'
  > }
  $ near() {  # FILE LUFS DBTP: within 0.2 LU, and under the peak
  >   meter "$1" | awk -v file="$1" -v i="$2" -v p="$3" '
  >     $1 < i - 0.2 || $1 > i + 0.2 || $2 > p { print file, $0 }'
  > }

Each profile is met, by a meter that is not ours:

  $ for file in long.txt short.txt; do
  >   while read -r profile loudness peak; do
  >     tingwen convert "$file" -o a.wav --profile $profile --progress none --qc a.qc
  >     near a.wav $loudness $peak
  >     grep -q "passed ($profile)" a.qc || cat a.qc
  >   done <<TABLE
  > ebu-r128 -23 -1
  > ebu-r128-s1 -23 -1
  > gyt-282 -24 -2
  > podcast -16 -1
  > streaming -18 -1
  > TABLE
  > done

In every format, and whatever the file is made of:

  $ for format in flac opus mp3 ogg; do
  >   tingwen convert long.txt -o a.$format --profile podcast --progress none
  >   near a.$format -16 -1
  > done
  $ tingwen convert short.txt -o a.wav --profile podcast --channels 1 --progress none
  $ near a.wav -16 -1
  $ tingwen convert short.txt -o a.wav --profile podcast --voice calm --sample-rate 22050 --progress none
  $ near a.wav -16 -1

A profile decides what the file is made of, options and settings stand over it:

  $ made() { ffprobe -v error -show_entries stream=codec_name,sample_rate,channels -of csv=p=0 "$1"; }
  $ tingwen convert short.txt -o a.wav --profile ebu-r128 --progress none
  $ made a.wav
  pcm_s24le,48000,2
  $ tingwen convert short.txt -o a.wav --progress none
  $ made a.wav
  pcm_s16le,22050,1
  $ printf 'profile = "gyt-282"\nsample_rate = 44100\n' > station.toml
  $ tingwen convert short.txt -o a.flac --config station.toml --channels 1 --progress none
  $ made a.flac
  flac,44100,1
  $ tingwen convert short.txt -o - --profile podcast --progress none > a.wav
  $ made a.wav
  pcm_s16le,44100,2
  $ near a.wav -16 -1

Both channels are the same:

  $ tingwen convert short.txt -o a.wav --profile podcast --progress none
  $ ffmpeg -nostdin -v error -i a.wav -af 'pan=mono|c0=c0-c1' -f s16le - | tr -d '\0' | wc -c
  0

qc measures any sound file; without a profile it judges nothing:

  $ tingwen convert long.txt -o a.wav --profile streaming --progress none
  $ tingwen qc a.wav --profile streaming | head -n 1
  a.wav: passed (streaming)
  $ tingwen qc a.wav --profile podcast | head -n 2
  a.wav: FAILED (podcast)
    the loudness is -18.* LUFS, not -16 LUFS (glob)
  $ tingwen qc a.wav --profile podcast > /dev/null
  [1]
  $ tingwen qc a.wav | head -n 1
  a.wav: measured, nothing asked
  $ tingwen qc --json a.wav --profile streaming | python3 -c '
  > import json, sys
  > report = json.load(sys.stdin)
  > print(report["pass"], report["sample_rate"], report["channels"], report["clipped"])
  > print(abs(report["integrated_lufs"] + 18) < 0.2, report["true_peak_dbtp"] < -1)'
  True 48000 2 0
  True True

It finds clipping, silence and peaks that others made:

  $ ffmpeg -nostdin -v error -f lavfi -i 'sine=f=440:d=2,volume=20dB,adelay=1500,apad=pad_dur=1' -c:a pcm_s16le loud.wav
  $ tingwen qc loud.wav --profile ebu-r128 > loud.qc
  [1]
  $ grep -c 'clipped in .* places' loud.qc
  1
  $ grep silence loud.qc
    silence (begin / longest / end) 1.50 / 1.50 / 1.00 s
  $ ffmpeg -nostdin -v error -f lavfi -i 'anullsrc=r=48000:cl=stereo:d=1' silent.wav
  $ tingwen qc --json silent.wav | grep -o '"integrated_lufs":[^,]*'
  "integrated_lufs":null

Bad input is told; other files are measured all the same:

  $ tingwen qc missing.wav
  tingwen: missing.wav: The file does not exist.
    Check the name and the folder.
  [3]
  $ tingwen qc short.txt 2>&1 | head -n 1
  tingwen: short.txt: This is no sound file that can be read: * (glob)
  $ tingwen qc missing.wav a.wav --profile streaming 2> /dev/null | head -n 1
  a.wav: passed (streaming)
  $ tingwen convert short.txt -o b.wav --profile loud
  tingwen: There is no profile "loud"; the profiles are: archive, ebu-r128, ebu-r128-s1, gyt-282, podcast, streaming.
  [2]
  $ tingwen convert short.txt -o b.wav --channels 3
  tingwen: channels 3 is not between 1 and 2.
  [2]
  $ tingwen convert short.txt -o b.wav --bit-depth 20 2> /dev/null
  [2]
  $ tingwen convert short.txt -o b.opus --sample-rate 44100
  tingwen: This format has no sample rate of 44100 Hz.
    Leave --sample-rate away: the nearest is chosen.
  [2]
  $ tingwen convert short.txt -o - --qc b.qc > /dev/null 2>&1
  [2]
  $ (ulimit -f 600; tingwen convert long.txt -o b.wav --profile ebu-r128 --progress none)
  tingwen: b.wav: The disk is full or the file-size limit is reached; nothing was kept of the file.
    Free some space, or choose another disk.
  [4]
  $ ls b.*
  ls: cannot access 'b.*': No such file or directory
  [2]
