What is said for a text, and the settings that change it.

  $ export LC_ALL=C.UTF-8
  $ say() { echo "$text" | tingwen normalize - "$@"; }

Slogans: as broadcasters say them, by their full name at first mention, or both:

  $ text='“十四五”规划收官，“141”体系成形，“十四五”规划成绩可喜。'
  $ say
  “十四五”规划收官，“一四一”体系成形，“十四五”规划成绩可喜。
  $ say --slogans expand
  “第十四个五年规划”收官，“一中心四板块一网格”体系成形，“十四五”规划成绩可喜。
  $ say --slogans both
  “十四五”规划，即第十四个五年规划，收官，“一四一”，即一中心四板块一网格，体系成形，“十四五”规划成绩可喜。
  $ text='“推进‘2+26’城市治理”，2+26城市减排。'
  $ say --slogans expand
  “推进‘京津冀大气污染传输通道’城市治理”，二加二十六城市减排。
  $ say --slogans none
  tingwen: The setting slogans has no choice "none"; it has: both, expand, spoken.
  [2]

Marks for people who listen with a screen reader:

  $ text='他说：“好！”（笑）#新闻#'
  $ say
  他说：“好！”（笑）新闻
  $ say --punctuation some
  他说：左双引号好！右双引号左括号笑右括号井号新闻井号
  $ say --punctuation all
  他说冒号左双引号好感叹号右双引号左括号笑右括号井号新闻井号
  $ say --punctuation most 2> /dev/null
  [2]

Emoji are passed over or named:

  $ text='点赞👍🏽，中国🇨🇳'
  $ say
  点赞，中国
  $ say --emoji name
  点赞拇指向上，中国中国旗

Reading styles, and years:

  $ text='2025年11月5日14:30拨打110，共200人'
  $ say
  二零二五年十一月五日十四点三十分拨打幺幺零，共二百人
  $ say --style plain
  二零二五年十一月五日十四点三十分拨打一一零，共两百人
  $ say --style formal --years cardinal
  两千零二十五年十一月五日十四时三十分拨打一一零，共二百人
  $ say --style none
  tingwen: There is no reading style “none”.
    Styles stand in styles.tsv: broadcast, plain, formal.
  [2]

Rules of the user's own: a good row works at once, a bad one is refused with
file, line and reason:

  $ mkdir rules
  $ printf '# id\tpriority\tleft\tpattern\tright\tclass\tsay\texample\texpected\n' > rules/press.tsv
  $ printf 'press.kt\t90\t\t{n=num}kt\t\tmeasure\t{n:count}千吨\t出口35kt\t出口三十五千吨\n' >> rules/press.tsv
  $ text='出口12kt，增长5%'
  $ say
  出口十二kt，增长百分之五
  $ say --rules rules
  出口十二千吨，增长百分之五
  $ printf 'press.bad\t90\t\t(\\d+oz\t\tmeasure\t盎司\t3oz\t三盎司\n' >> rules/press.tsv
  $ printf 'press.wrong\t90\t\t{n=num}qq\t\tmeasure\t{n:count}个\t3qq\t四个\n' >> rules/press.tsv
  $ say --rules rules
  tingwen: rules/press.tsv:3:1: It cannot be told with which characters the pattern begins.
    Begin with definite characters; put what stands before into the column “left”.
  tingwen: rules/press.tsv:4:1: The example “3qq” is read “三个”; expected was “四个”.
  出口十二千吨，增长百分之五
  $ say --rules missing > /dev/null 2>&1
  [3]

The folder beside the settings is read without being named, and `explain` tells
which row it was:

  $ export XDG_CONFIG_HOME=$PWD/config
  $ mkdir -p config/tingwen/rules
  $ head -n 2 rules/press.tsv > config/tingwen/rules/press.tsv
  $ say
  出口十二千吨，增长百分之五
  $ echo "$text" > text.txt
  $ tingwen explain text.txt | grep press
      12kt  measure n=12  user-rules/press.tsv:2  -> 十二千吨
