/* Chunks that are none: 12152; a size line beyond its limit: 12183. */
#include "check.h"
#include "reply_cases.h"
#include "script.h"

static const struct reply_case cases[] = {
    { "a size that is no number",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "no size",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\nabc\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a negative size",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-3\r\nabc\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a size with a prefix",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a blank within the size",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1 0\r\nabc\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "more data than the size says",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a line feed alone behind the size",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\nabc\r\n0\r\n\r\n") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a body that was never chunked",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<html></html>") "hold\n",
        ERROR_WINHTTP_INVALID_SERVER_RESPONSE },
    { "a size of 17 digits",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10000000000000003\r\nabc\r\n") "hold\n",
        ERROR_WINHTTP_CHUNKED_ENCODING_HEADER_SIZE_OVERFLOW },
    { "an endless extension",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;")
        SEND_REPEAT(1000, "0123456789") "hold\n",
        ERROR_WINHTTP_CHUNKED_ENCODING_HEADER_SIZE_OVERFLOW },
    { "endless trailers",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n")
        SEND_REPEAT(10000, "A: 0123456789\r\n") "hold\n",
        ERROR_WINHTTP_HEADER_COUNT_EXCEEDED },
    { "an endless trailer",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: ")
        SEND_REPEAT(10000, "0123456789") "hold\n",
        ERROR_WINHTTP_HEADER_SIZE_OVERFLOW },
    { "a long extension",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3;")
        SEND_REPEAT(100, "0123456789") SEND("\r\nabc\r\n0\r\n\r\n") "close\n",
        0 },
};

int main(void)
{
    RUN_REPLY_CASES(cases);
    return 0;
}
