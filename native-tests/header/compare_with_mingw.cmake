# Every number, enumerator and structure of the tables that mingw-w64's Windows headers also have is equal there in
# value, size and offset (pointer constants would need a Windows program to run). Those headers are older than the tables, so each name is looked up first; the number of
# names compared is printed and must not be suspiciously small.
# In: COMPILER (command and arguments by commas), WIDTH, DATA, HEADER_FOLDER, SOURCES, OUTPUT.
cmake_minimum_required(VERSION 3.20)
include("${CMAKE_CURRENT_LIST_DIR}/assertions.cmake")

string(REPLACE "," ";" compiler "${COMPILER}")
set(windows_headers "${SOURCES}/sources/windows_headers.c")

# Sums over all options, flags or codes: they grew with the names that the older header lacks.
set(expected_differences
  WINHTTP_LAST_OPTION WINHTTP_PROTOCOL_MASK WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS WINHTTP_ERROR_LAST)

function(run result)
  execute_process(COMMAND ${compiler} ${ARGN}
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE errors)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${compiler} ${ARGN}\n${errors}")
  endif()
  set(${result} "${output}" PARENT_SCOPE)
endfunction()

run(macros -E -dM "${windows_headers}")
run(declarations -E "${windows_headers}")
# windows_headers.c includes winhttp.h last: what only it declares stands behind its first line marker.
string(FIND "${declarations}" "winhttp.h\"" start)
string(SUBSTRING "${declarations}" ${start} -1 winhttp_declarations)

# text: name of a variable, because the text is megabytes long.
function(declares result text name)
  set(${result} OFF PARENT_SCOPE)
  string(FIND "${${text}}" "${name}" position) # much quicker than the expression, and mostly enough
  if(NOT position EQUAL -1 AND ${text} MATCHES "[^A-Za-z0-9_]${name}[^A-Za-z0-9_]")
    set(${result} ON PARENT_SCOPE)
  endif()
endfunction()

function(name_is_known result kind name)
  string(REGEX REPLACE "^struct " "" name "${name}")
  set(known OFF)
  if(kind STREQUAL "constant")
    string(FIND "${macros}" "#define ${name} " position)
    if(NOT position EQUAL -1 AND NOT name IN_LIST expected_differences)
      set(known ON)
    endif()
  elseif(DEFINED CACHE{declared_${name}})
    set(known "${declared_${name}}") # asked once for the structure, then for each of its fields
  else()
    if(name MATCHES "^_?(WINHTTP|WinHttp|HTTP|URL)_?")
      declares(known winhttp_declarations "${name}")
    else()
      declares(known declarations "${name}")
    endif()
    set(declared_${name} "${known}" CACHE INTERNAL "")
  endif()
  set(${result} "${known}" PARENT_SCOPE)
endfunction()

assert_constants(constants "${DATA}/constants.csv")
assert_constants(win32_constants "${DATA}/win32_constants.csv")
assert_enums(enums "${DATA}/enums.csv")
assert_structs(structs "${DATA}/structs.csv")
assert_fields(fields "${DATA}/fields.csv")

file(WRITE "${OUTPUT}/assertions.c"
  "#include \"${windows_headers}\"\n#include <stdint.h>\n#include <stddef.h>\n#include \"assertion.h\"\n\n"
  "${constants}${win32_constants}${enums}${structs}${fields}")
run(ignored -std=c11 -fsyntax-only "-I${SOURCES}" "${OUTPUT}/assertions.c")

# On Windows our header is the SDK's, with our version.
file(WRITE "${OUTPUT}/windows_program.c"
  "#include <winhttp_compat.h>\n"
  "#ifndef WINHTTP_COMPAT_VERSION\n#error \"no version\"\n#endif\n"
  "HINTERNET open_session(void);\n"
  "HINTERNET open_session(void) { return WinHttpOpen(TEXT(\"x\"), 0, NULL, NULL, 0); }\n")
run(ignored -std=c11 -DUNICODE -Wall -Wextra -Werror -fsyntax-only "-I${HEADER_FOLDER}" "${OUTPUT}/windows_program.c")

message("${WIDTH} bits: compared ${constants_count} WinHTTP constants, ${win32_constants_count} Win32 constants, "
  "${enums_count} enumerators, ${structs_count} structures, ${fields_count} fields; "
  "expected to differ and left out: ${expected_differences}")
if(constants_count LESS 300 OR structs_count LESS 20 OR fields_count LESS 100)
  message(FATAL_ERROR "suspiciously few names were found in mingw-w64's headers")
endif()
