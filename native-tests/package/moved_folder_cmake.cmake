# find_package works from a copy of the package, for C, C++ and sources with Windows' header names.
# In: see CMakeLists.txt.

set(copy_name cmake)
include("${CMAKE_CURRENT_LIST_DIR}/moved_folder.cmake")

set(build "${SCRATCH}/cmake/build")
run("${CMAKE_COMMAND}" -S "${CONSUMER}" -B "${build}" -G "${GENERATOR}"
  "-DCMAKE_C_COMPILER=${C_COMPILER}" "-DCMAKE_CXX_COMPILER=${CXX_COMPILER}" "-DCMAKE_PREFIX_PATH=${moved}")
run("${CMAKE_COMMAND}" --build "${build}")
foreach(program consumer_c consumer_cxx consumer_windows)
  loads_moved_library("${build}/${program}")
  run("${build}/${program}")
endforeach()
