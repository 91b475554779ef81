# Debian packages: `cpack --config build/release/CPackConfig.cmake` (or
# packaging/build_packages, which makes them the same each time).
#
#   tingwen        the program, its engine, pages and completions
#   tingwen-data   rules, lexicons, model and voices, the same on every machine
#   tingwen-speechd               the output module for speech-dispatcher
#   libtingwen1, libtingwen-dev   the library for programs in C
#
# A further package is a component: its files are installed with COMPONENT, and
# it gets a block like those below.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tingwen)
set(CPACK_PACKAGE_VENDOR "The tingwen authors")
set(CPACK_PACKAGE_CONTACT "The tingwen authors <maintainers@tingwen.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL tingwen data speechd library development)
set(CPACK_COMPONENTS_GROUPING IGNORE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

set(CPACK_DEBIAN_TINGWEN_PACKAGE_NAME tingwen)
set(CPACK_DEBIAN_TINGWEN_PACKAGE_SECTION sound)
set(CPACK_DEBIAN_TINGWEN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_TINGWEN_PACKAGE_DEPENDS
    "tingwen-data (= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})")
set(CPACK_DEBIAN_TINGWEN_PACKAGE_RECOMMENDS "poppler-data")
set(CPACK_DEBIAN_TINGWEN_PACKAGE_SUGGESTS
    "alsa-utils | pulseaudio-utils, libnotify-bin")
set(CPACK_DEBIAN_TINGWEN_DESCRIPTION
"tingwen takes an article as a newsroom or a web scraper leaves it, repairs
what broke on the way, decides how every date, number, abbreviation and
quoted slogan is said and how every character is pronounced, and speaks it
through eSpeak NG into WAV, FLAC, Opus, MP3 or Ogg Vorbis.

It reads plain text, HTML, Markdown, feeds, EPUB, DOCX, ODT, PDF and
subtitles, delivers to loudness standards, and works offline.")

set(CPACK_DEBIAN_DATA_PACKAGE_NAME tingwen-data)
set(CPACK_DEBIAN_DATA_PACKAGE_SECTION sound)
set(CPACK_DEBIAN_DATA_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_DATA_DESCRIPTION
"tingwen takes an article as a newsroom or a web scraper leaves it and speaks
it in Mandarin through eSpeak NG.

This package holds the rules of reading, the lexicons, the model of
characters with several readings, and the voices.")

set(version "${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}")
set(live_description
"tingwen takes a text as a newsroom or a screen reader has it and speaks it in
Mandarin through eSpeak NG, sentence by sentence, without a wait.")

set(CPACK_DEBIAN_SPEECHD_PACKAGE_NAME tingwen-speechd)
set(CPACK_DEBIAN_SPEECHD_PACKAGE_SECTION sound)
set(CPACK_DEBIAN_SPEECHD_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_SPEECHD_PACKAGE_DEPENDS
    "tingwen (= ${version}), speech-dispatcher (>= 0.11)")
set(CPACK_DEBIAN_SPEECHD_DESCRIPTION "${live_description}

This package is the voice of speech-dispatcher, and so of Orca: spd-say -o
tingwen speaks with it.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libtingwen1)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS "tingwen (= ${version})")
# Packages of programs that are linked to it depend on this one; the system's
# linker is told that it is there.
file(WRITE ${CMAKE_BINARY_DIR}/deb/shlibs "libtingwen 1 libtingwen1 (>= ${version})\n")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA
    ${CMAKE_BINARY_DIR}/deb/shlibs ${PROJECT_SOURCE_DIR}/packaging/deb/triggers)
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "${live_description}

This package is the library for programs that speak.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libtingwen-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libtingwen1 (= ${version})")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "${live_description}

This package is what programs are built with: the header, and the library's
descriptions for pkg-config and CMake.")
include(CPack)
