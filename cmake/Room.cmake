# tingwen_room(<name> ROOMS <other rooms> LIBRARIES <libraries>)
# A room is one static library of all its .cc files. ROOMS are the rooms whose
# headers it may include (docs/architecture.md); a test reads the includes.
function(tingwen_room name)
  cmake_parse_arguments(ARG "" "" "ROOMS;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  list(FILTER sources EXCLUDE REGEX "/(main|engine_[a-z_]*|module_[a-z_]*)\\.cc$")
  add_library(tingwen_${name} STATIC ${sources})
  target_include_directories(tingwen_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  foreach(room ${ARG_ROOMS})
    target_link_libraries(tingwen_${name} PUBLIC tingwen_${room})
  endforeach()
  target_link_libraries(tingwen_${name} PUBLIC ${ARG_LIBRARIES})
endfunction()
