# What makes a mistake in memory harder to use: for release builds, since the
# sanitizers find the mistakes themselves. tests/install/hardening_test.py reads
# the programs for it.
if(NOT CMAKE_BUILD_TYPE STREQUAL "Release" OR TINGWEN_SANITIZE OR TINGWEN_FUZZ)
  return()
endif()
include(CheckPIESupported)
check_pie_supported()
add_compile_options(-fstack-protector-strong -fstack-clash-protection
                    -Wformat -Wformat-security
                    -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
  add_compile_options(-fcf-protection)
endif()
add_link_options(-Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack -Wl,--as-needed)
# The same bytes, wherever the source lies.
add_compile_options(-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.)
