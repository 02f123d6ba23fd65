# pkg-config works from a copy of the package. In: see CMakeLists.txt.

set(copy_name pkgconfig)
include("${CMAKE_CURRENT_LIST_DIR}/moved_folder.cmake")

function(ask result)
  execute_process(COMMAND "${CMAKE_COMMAND}" -E env "PKG_CONFIG_PATH=${moved}/lib/pkgconfig" "${PKG_CONFIG}" ${ARGN} winhttp_compat
    OUTPUT_VARIABLE answer OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE status ERROR_VARIABLE complaint)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "pkg-config ${ARGN}: ${complaint}")
  endif()
  separate_arguments(answer UNIX_COMMAND "${answer}")
  set(${result} "${answer}" PARENT_SCOPE)
endfunction()

ask(flags --cflags)
ask(libraries --libs)
ask(folder --variable=libdir)
ask(unix_headers --variable=unixincludedir)

set(program "${SCRATCH}/pkgconfig/consumer")
run("${C_COMPILER}" "${CONSUMER}/consumer.c" ${flags} ${libraries} "-Wl,-rpath,${folder}" -o "${program}")
loads_moved_library("${program}")
run("${program}")

set(program "${SCRATCH}/pkgconfig/consumer_windows")
run("${C_COMPILER}" "${CONSUMER}/consumer_windows.c" ${flags} "-I${unix_headers}" ${libraries} "-Wl,-rpath,${folder}" -o "${program}")
loads_moved_library("${program}")
run("${program}")
