# Writes one C source for each subject of the header: one assertion for every row of the tables.
# In: DATA, OUTPUT.
cmake_minimum_required(VERSION 3.20)
include("${CMAKE_CURRENT_LIST_DIR}/assertions.cmake")

macro(name_is_known result)
  set(${result} ON) # everything in the tables has to be in the header
endmacro()

# A table that was cut short must not pass for a header that is complete.
function(write_source subject minimum)
  if(${subject}_count LESS minimum)
    message(FATAL_ERROR "only ${${subject}_count} rows for ${subject}, at least ${minimum} expected")
  endif()
  file(WRITE "${OUTPUT}/${subject}.c"
    "#include \"winhttp_compat.h\"\n#include \"assertion.h\"\n${ARGN}\n${${subject}}")
  message("${subject}: ${${subject}_count} names asserted")
endfunction()

assert_constants(constants "${DATA}/constants.csv")
assert_constants(constants "${DATA}/win32_constants.csv")
assert_enums(constants "${DATA}/enums.csv")
write_source(constants 798)

assert_pointers(pointers "${DATA}/constants.csv")
assert_pointers(pointers "${DATA}/win32_constants.csv")
set(pointers "int main(void)\n{\n    int failures = 0;\n${pointers}    return failures;\n}\n")
write_source(pointers 12 "#include <stdio.h>\n")

assert_types(types "${DATA}/types.csv")
write_source(types 62)

assert_structs(layout "${DATA}/structs.csv")
assert_fields(layout "${DATA}/fields.csv" WITH_TYPES)
write_source(layout 363)

assert_functions(functions "${DATA}/functions.csv")
assert_functions(functions "${DATA}/win32_functions.csv")
write_source(functions 72)
