# Included by the tests of a moved package: copies PACKAGE below SCRATCH, gives `moved`, the copy.
# In: PACKAGE, SCRATCH, LDD, and `copy_name`, each test's own.

set(moved "${SCRATCH}/${copy_name}/elsewhere")
file(REMOVE_RECURSE "${SCRATCH}/${copy_name}")
file(MAKE_DIRECTORY "${moved}")
file(COPY "${PACKAGE}/" DESTINATION "${moved}") # keeps symbolic links as they are

foreach(part lib/libwinhttp_compat.so include/winhttp_compat.h include/unix/windows.h include/unix/winhttp.h include/unix/wincrypt.h
    include/unix/schannel.h LICENSE)
  if(NOT EXISTS "${moved}/${part}")
    message(FATAL_ERROR "the package has no ${part}")
  endif()
endforeach()
file(READ_SYMLINK "${moved}/lib/libwinhttp_compat.so" target)
if(IS_ABSOLUTE "${target}")
  message(FATAL_ERROR "libwinhttp_compat.so points out of the folder, to ${target}")
endif()

file(GLOB_RECURSE descriptions "${moved}/lib/*.cmake" "${moved}/lib/*.pc")
foreach(description IN LISTS descriptions)
  file(READ "${description}" text)
  string(FIND "${text}" "${PACKAGE}" position)
  if(NOT position EQUAL -1)
    message(FATAL_ERROR "${description} names the folder it was made in")
  endif()
  if(text MATCHES "@[A-Z_]+@")
    message(FATAL_ERROR "${description} still has the placeholder ${CMAKE_MATCH_0}")
  endif()
endforeach()

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    string(REPLACE ";" " " command "${ARGN}")
    message(FATAL_ERROR "status ${status}: ${command}\n${output}")
  endif()
endfunction()

# A program that runs, but with the library of the first folder, has proved nothing.
function(loads_moved_library program)
  execute_process(COMMAND "${LDD}" "${program}" OUTPUT_VARIABLE loaded)
  string(FIND "${loaded}" "libwinhttp_compat.so.1 => ${moved}/" position)
  if(position EQUAL -1)
    file(REAL_PATH "${moved}" real)
    string(FIND "${loaded}" "libwinhttp_compat.so.1 => ${real}/" position)
  endif()
  if(position EQUAL -1)
    message(FATAL_ERROR "${program} does not load the library of ${moved}:\n${loaded}")
  endif()
endfunction()
