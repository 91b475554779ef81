# Writes OUT, a C++ file that holds the text of all TABLES.
set(pieces "")
foreach(table ${TABLES})
  file(READ ${table} text)
  string(APPEND pieces "R\"tsv(${text})tsv\"\n")
endforeach()
file(WRITE ${OUT} "#include \"base/message_catalog.h\"

namespace tingwen {
const std::string_view kMessageCatalog =
${pieces};
}  // namespace tingwen
")
