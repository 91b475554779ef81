Every command has a help that fits a screen and shows an example.

  $ export LC_ALL=C.UTF-8
  $ for command in convert publish normalize pinyin explain check voices qc estimate plot lexicon \
  >     batch watch worker "lexicon add" "lexicon list" "lexicon remove" "lexicon import"; do
  >   for lang in en zh; do
  >     tingwen --lang $lang $command --help > help || echo "$command: $?"
  >     [ $(wc -l < help) -le 30 ] || echo "$command: too long"
  >     grep -q 'tingwen' help || echo "$command: no example"
  >     grep -qE 'help\.|option\.' help && echo "$command: a text is missing"
  >   done
  > done
  [1]
  $ tingwen --version
  tingwen 0.1.0
  $ tingwen 2> /dev/null
  [2]
  $ tingwen sing 2> /dev/null
  [2]
  $ tingwen convert --loud a.txt -o a.wav
  tingwen: The command line is wrong: The following argument was not expected: --loud
    See tingwen --help, or tingwen COMMAND --help.
  [2]

A file may have any name:

  $ tingwen convert zh -o a.wav
  tingwen: zh: The file does not exist.
    Check the name and the folder.
  [3]
