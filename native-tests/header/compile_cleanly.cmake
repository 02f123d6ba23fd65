# Compiles every source of the folder with one compiler and one standard: each width, with and without -fshort-wchar,
# warnings as errors. All failures are shown, not the first one only.
# In: COMPILER, STANDARD, WIDTHS (by commas: own, or a compiler flag), HEADER_FOLDER, SOURCES.
cmake_minimum_required(VERSION 3.20)

string(REPLACE "," ";" widths "${WIDTHS}")
set(language c)
if(STANDARD MATCHES "\\+")
  set(language c++)
endif()
set(compiled 0)
set(failures "")

function(compile source)
  execute_process(
    COMMAND "${COMPILER}" -x ${language} -std=${STANDARD} -Wall -Wextra -Wpedantic -Werror -fsyntax-only ${ARGN}
      "${SOURCES}/${source}"
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    list(JOIN ARGN " " arguments)
    string(APPEND failures "${source} ${arguments}\n${output}\n")
    set(failures "${failures}" PARENT_SCOPE)
  endif()
  math(EXPR compiled "${compiled} + 1")
  set(compiled ${compiled} PARENT_SCOPE)
endfunction()

foreach(wide IN ITEMS -fno-short-wchar -fshort-wchar)
  foreach(width IN LISTS widths)
    if(width STREQUAL "own")
      set(width "")
    endif()
    # Freestanding: 32 bits then need no 32-bit C library.
    foreach(source IN ITEMS included_twice.c own_types.c own_types_and_structs.c program.c)
      compile(${source} ${width} ${wide} -ffreestanding "-I${HEADER_FOLDER}")
    endforeach()
    compile(forwarders.c ${width} ${wide} -ffreestanding "-I${HEADER_FOLDER}/unix")
    # The other literals need C11.
    if(wide STREQUAL "-fshort-wchar" OR NOT STANDARD STREQUAL "c99")
      compile(text.c ${width} ${wide} -ffreestanding "-I${HEADER_FOLDER}")
    endif()
  endforeach()
  compile(before_system_headers.c ${wide} "-I${HEADER_FOLDER}")
  compile(after_system_headers.c ${wide} "-I${HEADER_FOLDER}")
endforeach()

if(failures)
  message(FATAL_ERROR "${failures}")
endif()
message("${compiled} compilations without a warning")
