# Every library comes from Debian; a missing one is named with its package.
find_package(PkgConfig REQUIRED)

# tingwen_need(TARGET <pkg-config name> <Debian package>)
function(tingwen_need target module package)
  string(TOUPPER ${target} prefix)
  pkg_check_modules(${prefix} IMPORTED_TARGET GLOBAL ${module})
  if(NOT ${prefix}_FOUND)
    message(FATAL_ERROR
      "${module} is missing. Install it with: apt-get install ${package}")
  endif()
  add_library(dep::${target} ALIAS PkgConfig::${prefix})
endfunction()

# tingwen_need_config(<CMake package> <Debian package>)
macro(tingwen_need_config name package)
  find_package(${name} CONFIG QUIET)
  if(NOT ${name}_FOUND)
    message(FATAL_ERROR
      "${name} is missing. Install it with: apt-get install ${package}")
  endif()
endmacro()

# tingwen_need_file(<variable> <path> <Debian package>): data that the build compiles.
function(tingwen_need_file variable path package)
  set(${variable} ${path} CACHE FILEPATH "from Debian's ${package}")
  if(NOT EXISTS ${${variable}})
    message(FATAL_ERROR
      "${${variable}} is missing. Install it with: apt-get install ${package}")
  endif()
endfunction()

tingwen_need(icu icu-uc libicu-dev)
tingwen_need(icu_i18n icu-i18n libicu-dev)
tingwen_need(re2 re2 libre2-dev)
tingwen_need(marisa marisa libmarisa-dev)
tingwen_need(opencc opencc libopencc-dev)
tingwen_need(gumbo gumbo libgumbo-dev)
tingwen_need(libxml2 libxml-2.0 libxml2-dev)
tingwen_need(libzip libzip libzip-dev)
tingwen_need(poppler poppler-cpp libpoppler-cpp-dev)
tingwen_need(cmark libcmark-gfm libcmark-gfm-dev)
tingwen_need(uchardet uchardet libuchardet-dev)
tingwen_need(espeak espeak-ng libespeak-ng-dev)
tingwen_need(seccomp libseccomp libseccomp-dev)
tingwen_need(sndfile sndfile libsndfile1-dev)
tingwen_need(lame lame libmp3lame-dev)
tingwen_need(uuid uuid uuid-dev)
tingwen_need(taglib taglib libtag1-dev)
tingwen_need(ogg ogg libogg-dev)
tingwen_need(soxr soxr libsoxr-dev)
tingwen_need(ebur128 libebur128 libebur128-dev)
tingwen_need(cairo cairo libcairo2-dev)
tingwen_need(fftw fftw3f libfftw3-dev)
tingwen_need_config(fmt libfmt-dev)
tingwen_need_config(tl-expected libexpected-dev)
tingwen_need_config(nlohmann_json nlohmann-json3-dev)
tingwen_need_config(CLI11 libcli11-dev)
tingwen_need_config(tomlplusplus libtomlplusplus-dev)
if(TINGWEN_TESTS)
  tingwen_need_config(GTest libgtest-dev)
  find_library(TINGWEN_HPDF hpdf)
  if(NOT TINGWEN_HPDF)
    message(FATAL_ERROR
      "libhpdf is missing. Install it with: apt-get install libhpdf-dev")
  endif()
endif()

tingwen_need_file(TINGWEN_TERRA_PINYIN
  /usr/share/rime-data/terra_pinyin.dict.yaml rime-data-terra-pinyin)
tingwen_need_file(TINGWEN_JIEBA_DICT
  /usr/lib/python3/dist-packages/jieba/dict.txt python3-jieba)
tingwen_need_file(TINGWEN_UNICODE_DATA
  /usr/share/unicode/UnicodeData.txt unicode-data)
