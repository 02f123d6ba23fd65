# A debugger finds the symbols beside the library, and they are those of this very build.
# In: LIBRARY, READELF, NM.

function(build_id file result)
  execute_process(COMMAND "${READELF}" --notes "${file}" OUTPUT_VARIABLE notes ERROR_QUIET)
  if(NOT notes MATCHES "Build ID: ([0-9a-f]+)")
    message(FATAL_ERROR "${file} has no build id")
  endif()
  set(${result} "${CMAKE_MATCH_1}" PARENT_SCOPE)
endfunction()

file(REAL_PATH "${LIBRARY}" library)
set(symbols "${library}.dbg")
if(NOT EXISTS "${symbols}")
  message(FATAL_ERROR "${symbols} is missing")
endif()

execute_process(COMMAND "${READELF}" --string-dump=.gnu_debuglink "${library}" OUTPUT_VARIABLE link ERROR_QUIET)
get_filename_component(symbols_name "${symbols}" NAME)
string(FIND "${link}" "${symbols_name}" position)
if(position EQUAL -1)
  message(FATAL_ERROR "the debug link does not name ${symbols_name}: ${link}")
endif()

build_id("${library}" library_id)
build_id("${symbols}" symbols_id)
if(NOT library_id STREQUAL symbols_id)
  message(FATAL_ERROR "build ids differ: library ${library_id}, symbols ${symbols_id}")
endif()

execute_process(COMMAND "${NM}" "${symbols}" OUTPUT_VARIABLE names ERROR_QUIET)
if(NOT names MATCHES "WinHttpCheckPlatform")
  message(FATAL_ERROR "${symbols} has no symbol of ours")
endif()
execute_process(COMMAND "${READELF}" --sections --wide "${symbols}" OUTPUT_VARIABLE sections)
if(NOT sections MATCHES "\\.debug_line")
  message(FATAL_ERROR "${symbols} has no line numbers")
endif()
