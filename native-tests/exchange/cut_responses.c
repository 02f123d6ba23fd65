/* The connection ends before the response does: 12030 wherever that is, by an orderly close or by a reset. */
#include "check.h"
#include "reply_cases.h"
#include "script.h"

static const struct reply_case cases[] = {
    { "closed before the response",
        "close\n",
        ERROR_WINHTTP_CONNECTION_ERROR },
    { "reset before the response",
        "reset\n",
        ERROR_WINHTTP_CONNECTION_ERROR },
    { "closed in the status line",
        SEND("HTTP/1.1 20") "close\n",
        ERROR_WINHTTP_CONNECTION_ERROR },
    { "closed in the head",
        SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n") "close\n",
        ERROR_WINHTTP_CONNECTION_ERROR },
    { "reset in the head",
        SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n") "reset\n",
        ERROR_WINHTTP_CONNECTION_ERROR },
    { "closed after an intermediate response",
        SEND("HTTP/1.1 100 Continue\r\n\r\n") "close\n",
        ERROR_WINHTTP_CONNECTION_ERROR },
    { "closed before the body",
        SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n") "close\n",
        ERROR_WINHTTP_CONNECTION_ERROR },
    { "closed in the body",
        SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab") "close\n",
        ERROR_WINHTTP_CONNECTION_ERROR },
    { "reset in the body",
        SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab") "reset\n",
        ERROR_WINHTTP_CONNECTION_ERROR },
    { "closed before the first chunk",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n") "close\n",
        ERROR_WINHTTP_CONNECTION_ERROR },
    { "closed in a chunk size",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1") "close\n",
        ERROR_WINHTTP_CONNECTION_ERROR },
    { "closed in a chunk",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabc") "close\n",
        ERROR_WINHTTP_CONNECTION_ERROR },
    { "closed behind a chunk",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n") "close\n",
        ERROR_WINHTTP_CONNECTION_ERROR },
    { "closed in the trailers",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: b\r\n") "close\n",
        ERROR_WINHTTP_CONNECTION_ERROR },
    { "reset in a chunk",
        SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabc") "reset\n",
        ERROR_WINHTTP_CONNECTION_ERROR },
    { "reset in a body that only the close ends",
        SEND("HTTP/1.1 200 OK\r\n\r\nabc") "reset\n",
        ERROR_WINHTTP_CONNECTION_ERROR },
};

int main(void)
{
    RUN_REPLY_CASES(cases);
    return 0;
}
