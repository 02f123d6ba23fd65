/*
 * Steps of the test server's script, to be joined with other literals:
 *
 *     static const char script[] =
 *         "connection\n"
 *         "receive head\n"
 *         SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 3\r\n\r\n" "abc")
 *         "close\n";
 *
 * The texts are written as in C, except that \x takes exactly two digits and that macros in them are not replaced.
 * The language is described in tests/TestServer/README.md.
 */
#ifndef SUPPORT_SCRIPT_H
#define SUPPORT_SCRIPT_H

#define SEND(literals) "send " #literals "\n"
#define SEND_REPEAT(count, literals) "send-repeat " #count " " #literals "\n"
#define SEND_BYTEWISE(ms, literals) "send-bytewise " #ms " " #literals "\n"

#endif
