/*
 * What does not begin like a response, or has a head that readers could read in two ways: 12152. The last cases are
 * accepted.
 */
#include "check.h"
#include "reply_cases.h"
#include "script.h"

static const struct reply_case cases[] = {
    { "another protocol",
        SEND("SSH-2.0-OpenSSH_9.2\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "zeros",
        SEND("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "no status line",
        SEND("Content-Length: 0\r\n\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "another version",
        SEND("HTTP/2.0 200 OK\r\n\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a status code of letters",
        SEND("HTTP/1.1 abc OK\r\n\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a status code of two digits",
        SEND("HTTP/1.1 20 OK\r\n\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a status code of four digits",
        SEND("HTTP/1.1 2000 OK\r\n\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a header without colon",
        SEND("HTTP/1.1 204 No Content\r\nheader\r\n\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a header without name",
        SEND("HTTP/1.1 204 No Content\r\n: value\r\n\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a name with a blank in it",
        SEND("HTTP/1.1 204 No Content\r\nA b: c\r\n\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a NUL in a value",
        SEND("HTTP/1.1 204 No Content\r\nA: b\0c\r\n\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a NUL in the status line",
        SEND("HTTP/1.1 204 No\0Content\r\n\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a length of letters",
        SEND("HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\nabc") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a negative length",
        SEND("HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nabc") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "an empty length",
        SEND("HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\nabc") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a length with a sign",
        SEND("HTTP/1.1 200 OK\r\nContent-Length: +3\r\n\r\nabc") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a length beyond 63 bits",
        SEND("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775808\r\n\r\nabc") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "two lengths",
        SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "two lengths in one header",
        SEND("HTTP/1.1 200 OK\r\nContent-Length: 3, 4\r\n\r\nabcd") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },

    { "bare line feeds",
        SEND("HTTP/1.1 200 OK\nContent-Length: 3\n\nabc") "close\n",
        0 },
    { "no reason phrase",
        SEND("HTTP/1.1 200\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc") "close\n",
        0 },
    { "blanks around the colon",
        SEND("HTTP/1.1 200 OK\r\nContent-Length \t:\t 3 \r\nConnection: close\r\n\r\nabc") "close\n",
        0 },
    { "a folded header",
        SEND("HTTP/1.1 200 OK\r\nA: b\r\n c\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc") "close\n",
        0 },
};

int main(void)
{
    RUN_REPLY_CASES(cases);
    return 0;
}
