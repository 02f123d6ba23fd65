# The library can be loaded on any machine with the C library alone, is found by its soname and is
# never unmapped. In: LIBRARY, READELF, LDD.

execute_process(COMMAND "${READELF}" --dynamic --wide "${LIBRARY}" OUTPUT_VARIABLE section RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "readelf failed on ${LIBRARY}")
endif()

set(faults)

string(REPLACE "[" "<" section "${section}") # an open bracket would glue the elements of a list together
string(REPLACE "]" ">" section "${section}")
string(REGEX MATCHALL "\\(NEEDED\\)[^\n]*>" needed_lines "${section}")
if(NOT needed_lines)
  list(APPEND faults "no NEEDED entry was read: the listing has another format")
endif()
foreach(line IN LISTS needed_lines)
  string(REGEX REPLACE ".*<(.*)>" "\\1" needed "${line}")
  if(NOT needed MATCHES "^(libc|libm|libdl|libpthread|librt|ld-linux.*|libc\\.musl-.*)\\.so(\\.[0-9]+)?$")
    list(APPEND faults "depends on ${needed}")
  endif()
endforeach()

if(NOT section MATCHES "\\(SONAME\\)[^\n]*<libwinhttp_compat\\.so\\.1>")
  list(APPEND faults "the soname is not libwinhttp_compat.so.1")
endif()
if(NOT section MATCHES "\\(FLAGS_1\\)[^\n]*NODELETE")
  list(APPEND faults "NODELETE is not set: dlclose would unmap code that threads still run")
endif()
if(section MATCHES "\\((RPATH|RUNPATH)\\)")
  list(APPEND faults "a search path is recorded")
endif()
if(section MATCHES "\\(TEXTREL\\)")
  list(APPEND faults "the code needs relocation at load")
endif()

execute_process(COMMAND "${LDD}" "${LIBRARY}" OUTPUT_VARIABLE loaded ERROR_VARIABLE loaded)
if(loaded MATCHES "not found")
  list(APPEND faults "ldd: ${loaded}")
endif()

if(faults)
  list(JOIN faults "\n" faults)
  message(FATAL_ERROR "${faults}")
endif()
