# Compiles one source and runs it. In: COMPILER, LANGUAGE, SOURCE, INCLUDES (by commas), PROGRAM.
cmake_minimum_required(VERSION 3.20)

string(REPLACE "," ";-I" includes "-I${INCLUDES}")
execute_process(
  COMMAND "${COMPILER}" -x ${LANGUAGE} -Wall -Wextra -Werror ${includes} "${SOURCE}" -o "${PROGRAM}"
  RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "does not compile")
endif()
execute_process(COMMAND "${PROGRAM}" RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "failed: ${status}")
endif()
