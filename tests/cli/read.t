What is read of a page, a line for each block:

  $ export LC_ALL=C.UTF-8
  $ pages="$TINGWEN_ROOT/tests/documents/pages"
  $ tingwen read "$pages/plain.html" | head -n 4
  社区食堂开张了
  11月1日，清河社区食堂开张。两荤一素，15元。
  菜单
  列表，共3项。
  $ tingwen read "$pages/plain.html" --set lists=plain | sed -n 4p
  红烧肉
  $ tingwen read "$pages/party_gbk.html" | head -n 1
  冬小麦“喝饱”越冬水

Its structure, with places in the file:

  $ tingwen read --json "$pages/plain.html" | python3 -c "
  > import json, os, sys
  > read = json.load(sys.stdin)
  > source = open(os.environ['TINGWEN_ROOT'] + '/tests/documents/pages/plain.html', 'rb').read()
  > block = read['blocks'][2]
  > print(read['format'], block['kind'], source[slice(*block['source'])].decode())"
  html heading 菜单

Files that cannot be read:

  $ printf '{\\rtf1 x}' > a.rtf
  $ tingwen read a.rtf
  tingwen: a.rtf: This is a file of the kind RTF, which cannot be read.
    Save it as DOCX, ODT, PDF, HTML or plain text first.
  [3]
  $ python3 -c "print('<html><body>' + '<div>' * 100000)" > deep.html
  $ tingwen read deep.html
  tingwen: deep.html: Elements stand inside each other more than 1024 deep.
    Check that it is the right file, or raise depth_limit in the settings.
  [3]
  $ tingwen read deep.html --set from=word
  tingwen: Unknown format word; known: * (glob)
  [2]

Text in a wrong encoding is read rightly:

  $ python3 -c "
  > print('清河大桥今日正式通车，全长一公里。'.encode().decode('gb18030', 'ignore'))" > wrong.txt
  $ tingwen read wrong.txt 2>&1 | grep -c '清河大桥.*车，全'
  1
  $ tingwen read wrong.txt 2>&1 | grep -o 'Text in a wrong encoding was repaired'
  Text in a wrong encoding was repaired

Words of Taiwan:

  $ echo '這套軟體的網路資訊很豐富。' > taiwan.txt
  $ tingwen read taiwan.txt
  这套软体的网路资讯很丰富。
  $ tingwen read taiwan.txt --set traditional=taiwan
  这套软件的网络信息很丰富。
