The user's lexicon is made, folder and all, where it is missing:

  $ export LC_ALL=C.UTF-8
  $ export XDG_CONFIG_HOME=$PWD/config
  $ tingwen lexicon list
  $ tingwen lexicon add 重庆 zhong4qing4 | sed 's|(.*/config/|(|'
  重庆 zhong4 qing4 (tingwen/lexicon.tsv)
  $ echo 重庆 | tingwen pinyin -
  zhong4qing4

Adding a word again replaces its reading; comments and order stay:

  $ printf '# mine\n\n重庆\tzhong4 qing4\tthe city\n乐清\tyue4qing1\n' > mine.tsv
  $ tingwen lexicon add 重庆 chong2 qing4 --lexicon mine.tsv
  重庆 chong2 qing4 (mine.tsv)
  $ tingwen lexicon --lexicon mine.tsv add 绿 lü4
  绿 lv4 (mine.tsv)
  $ cat mine.tsv | tr '\t' '|'
  # mine
  
  重庆|chong2 qing4|the city
  乐清|yue4qing1
  绿|lv4
  $ tingwen lexicon list --lexicon mine.tsv | tr '\t' '|'
  重庆|chong2 qing4
  乐清|yue4 qing1
  绿|lv4

What is wrong is told, and nothing is changed:

  $ cp mine.tsv before.tsv
  $ tingwen lexicon add 重庆 chong2 --lexicon mine.tsv
  tingwen: The word "重庆" has 2 characters but the reading has 1 syllables.
    Each row is a word, a tab, and pinyin with tone digits, one syllable a character, such as chong2 qing4 (5 is the neutral tone, v stands for ü).
  [2]
  $ tingwen lexicon add 重庆 chog2 qing4 --lexicon mine.tsv 2>&1 | head -n 1
  tingwen: There is no syllable "chog2" in Mandarin.
  $ tingwen lexicon add GDP ji1 --lexicon mine.tsv 2>&1 | head -n 1
  tingwen: The word "GDP" does not consist of Han characters only.
  $ tingwen lexicon add 重庆 --lexicon mine.tsv 2> /dev/null
  [2]
  $ printf '台州\ttai1 zhou1\n东莞\tdong1 guan9\n' > wrong.tsv
  $ tingwen lexicon import wrong.tsv --lexicon mine.tsv 2>&1 | head -n 1
  tingwen: wrong.tsv:2:1: "dong1 guan9" is not pinyin with tone digits.
  $ tingwen lexicon remove 绿 北京 --lexicon mine.tsv
  tingwen: mine.tsv: The lexicon does not have the word "北京".
    See tingwen lexicon list.
  [3]
  $ cmp mine.tsv before.tsv

Words are imported, from standard input too, and removed:

  $ printf '# more\n台州\ttai1zhou1\n乐清\tle4 qing1\n绿\tlv4\n' > more.tsv
  $ tingwen lexicon import more.tsv --lexicon mine.tsv
  Words added: 1, changed: 1, as before: 1 (mine.tsv)
  $ printf '东莞\tdong1 guan3\n' | tingwen lexicon import - --lexicon mine.tsv
  Words added: 1, changed: 0, as before: 0 (mine.tsv)
  $ tingwen lexicon remove 绿 重庆 --lexicon mine.tsv
  $ cat mine.tsv | tr '\t' '|'
  # mine
  
  乐清|le4 qing1
  台州|tai1 zhou1
  东莞|dong1 guan3

A lexicon that cannot be written, or that has no place:

  $ tingwen lexicon add 重庆 chong2qing4 --lexicon /dev/null/a/b.tsv > /dev/null 2>&1
  [4]
  $ env -u HOME -u XDG_CONFIG_HOME tingwen lexicon list
  tingwen: There is no folder for the lexicon.
    Name a file with --lexicon.
  [2]
  $ tingwen lexicon 2> /dev/null
  [2]
