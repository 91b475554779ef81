Speaking without a terminal reads a document to its end:

  $ export XDG_STATE_HOME=$PWD/state
  $ printf '第一句在这里。第二句在那里。\n' > article.txt
  $ tingwen speak article.txt --device heard.wav < /dev/null
  $ test $(stat -c %s heard.wav) -gt 100000

A line is shown as it is said:

  $ printf '一\n二\n' | tingwen speak --follow --device lines.wav
  一
  二

Of a file that grows, too, until it is deleted:

  $ wait_for() { for i in $(seq 600); do grep -q $1 shown && return; sleep 0.1; done; }
  $ printf '一\n二' > growing.txt
  $ tingwen speak --follow growing.txt --device lines.wav > shown < /dev/null &
  $ wait_for 一; printf '二\n三\n' >> growing.txt; wait_for 三; rm growing.txt; wait
  $ cat shown
  一
  二二
  三

What is wrong is told:

  $ tingwen speak article.txt --device nowhere < /dev/null
  tingwen: nowhere: There is no such sound output; there are auto, pulse, alsa, null; and any file that ends in .wav.
  [2]
  $ tingwen speak none.txt --device heard.wav < /dev/null 2>&1 | head -1
  tingwen: none.txt: * (glob)
