# The header declares exactly the functions and the WinHTTP constants of the tables: no name is missing (the
# assertions see that, too) and none is misspelt or invented.
# In: COMPILER, HEADER, DATA.
cmake_minimum_required(VERSION 3.20)

function(preprocess result)
  execute_process(COMMAND "${COMPILER}" -x c -std=c11 -ffreestanding -E ${ARGN} "${HEADER}"
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE errors)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${errors}")
  endif()
  set(${result} "${output}" PARENT_SCOPE)
endfunction()

function(first_column result table)
  file(STRINGS "${table}" rows)
  list(POP_FRONT rows)
  list(TRANSFORM rows REPLACE ",.*" "")
  set(${result} ${rows} PARENT_SCOPE)
endfunction()

function(compare what declared expected)
  set(superfluous ${declared})
  list(REMOVE_ITEM superfluous ${expected})
  set(missing ${expected})
  list(REMOVE_ITEM missing ${declared})
  list(LENGTH declared count)
  message("${count} ${what} declared")
  if(superfluous OR missing)
    message(FATAL_ERROR "${what} not in the table: ${superfluous}\n${what} not in the header: ${missing}")
  endif()
endfunction()

preprocess(declarations)
string(REGEX MATCHALL "[^A-Za-z0-9_]WinHttp[A-Za-z0-9_]+\\(" functions "${declarations}")
list(TRANSFORM functions REPLACE "[^A-Za-z0-9_]" "")
first_column(expected "${DATA}/functions.csv")
compare(functions "${functions}" "${expected}")
list(LENGTH functions count)
if(NOT count EQUAL 67) # also refuses a second declaration
  message(FATAL_ERROR "${count} declarations of WinHttp functions, the documentation has 67")
endif()

preprocess(macros -dM)
string(REGEX MATCHALL "#define [A-Za-z0-9_]+ " constants "${macros}")
list(TRANSFORM constants REPLACE "#define ([A-Za-z0-9_]+) " "\\1")
list(FILTER constants INCLUDE REGEX
  "^(WINHTTP_|ERROR_WINHTTP_|HTTP_STATUS_|SECURITY_FLAG_|INTERNET_|API_|ICU_|NETWORKING_)")
list(FILTER constants EXCLUDE REGEX "^WINHTTP_COMPAT_")
first_column(expected "${DATA}/constants.csv")
compare(constants "${constants}" "${expected}")
