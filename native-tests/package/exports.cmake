# The library exports the documented functions, the Win32 functions that programs need with them, and
# nothing else. In: LIBRARY, NM, TABLES (the first column of each holds the names, its first row titles).

set(expected)
foreach(table IN LISTS TABLES)
  file(STRINGS "${table}" rows REGEX "^[A-Z][A-Za-z0-9]+,") # the titles are in lower case
  foreach(row IN LISTS rows)
    string(REGEX REPLACE ",.*" "" name "${row}")
    list(APPEND expected "${name}")
  endforeach()
endforeach()
list(LENGTH expected count)
if(count LESS 72) # 67 of the documentation, 5 of Win32
  message(FATAL_ERROR "only ${count} names expected: have the tables another format? ${TABLES}")
endif()

execute_process(COMMAND "${NM}" --dynamic --defined-only --format=posix "${LIBRARY}"
  OUTPUT_VARIABLE listing RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "nm failed on ${LIBRARY}")
endif()
string(REGEX MATCHALL "[^\n]+" lines "${listing}")
set(exported)
foreach(line IN LISTS lines)
  string(REGEX REPLACE " .*" "" name "${line}") # a version node would stay in the name and be refused
  list(APPEND exported "${name}")
endforeach()

set(lacking ${expected})
list(REMOVE_ITEM lacking ${exported} "")
set(superfluous ${exported})
list(REMOVE_ITEM superfluous ${expected} "")
if(lacking OR superfluous)
  list(SORT lacking)
  list(SORT superfluous)
  message(FATAL_ERROR "not exported: ${lacking}\nexported, but not of the ABI: ${superfluous}")
endif()
