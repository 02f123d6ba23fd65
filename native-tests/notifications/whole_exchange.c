#include "whole_exchange.h"

#include <sched.h>

#include "check.h"
#include "monitor.h"
#include "script.h"
#include "text.h"

const char whole_exchange_script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 103 Early Hints\r\n\r\n" "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    "close\n";

/* While the operation before is pending, calls fail with 12019. */
#define UNTIL_ACCEPTED(call) \
    do { \
        uint64_t deadline = clock_ms() + 10000; \
        while (!(call)) { \
            CHECK_EQ(GetLastError(), ERROR_WINHTTP_INCORRECT_HANDLE_STATE); \
            CHECK(clock_ms() < deadline); \
            sched_yield(); \
        } \
    } while (0)

DWORD whole_exchange_statuses(enum call_mode mode)
{
    DWORD progress = WINHTTP_CALLBACK_FLAG_RESOLVE_NAME | WINHTTP_CALLBACK_FLAG_CONNECT_TO_SERVER
        | WINHTTP_CALLBACK_FLAG_SEND_REQUEST | WINHTTP_CALLBACK_FLAG_RECEIVE_RESPONSE
        | WINHTTP_CALLBACK_FLAG_CLOSE_CONNECTION | WINHTTP_CALLBACK_FLAG_HANDLES
        | WINHTTP_CALLBACK_FLAG_INTERMEDIATE_RESPONSE;
    DWORD completions = WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE | WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE
        | WINHTTP_CALLBACK_STATUS_DATA_AVAILABLE | WINHTTP_CALLBACK_STATUS_READ_COMPLETE
        | WINHTTP_CALLBACK_STATUS_WRITE_COMPLETE | WINHTTP_CALLBACK_STATUS_REQUEST_ERROR;
    return mode == ASYNCHRONOUS ? progress | completions : progress;
}

void whole_exchange(enum call_mode mode, unsigned short port, DWORD flags)
{
    HINTERNET session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL,
        mode == ASYNCHRONOUS ? WINHTTP_FLAG_ASYNC : 0);
    HINTERNET connection, request;
    /* Static: with no completion to wait for, reading may end after this function has. */
    static char upload[] = "xyz", download[8];
    static DWORD unused;
    DWORD *count = mode == SYNCHRONOUS ? &unused : NULL;

    CHECK(WinHttpSetStatusCallback(session, record, flags, 0) == NULL);
    connection = WinHttpConnect(session, W("127.0.0.1"), port, 0);
    request = WinHttpOpenRequest(connection, W("POST"), NULL, NULL, NULL, NULL, 0);
    CHECK(request != NULL);

    CHECK(WinHttpSendRequest(request, NULL, 0, upload, 3, 6, 0));
    UNTIL_ACCEPTED(WinHttpWriteData(request, upload, 3, count));
    UNTIL_ACCEPTED(WinHttpReceiveResponse(request, NULL));
    UNTIL_ACCEPTED(WinHttpQueryDataAvailable(request, count));
    UNTIL_ACCEPTED(WinHttpReadData(request, download, sizeof download, count));
    /* Not a response to receive any more; once it is accepted nothing else is pending. */
    if (mode == ASYNCHRONOUS) {
        UNTIL_ACCEPTED(WinHttpReceiveResponse(request, NULL));
    } else {
        CHECK_FAILS(WinHttpReceiveResponse(request, NULL), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    }
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    CHECK_SUCCEEDS(WinHttpCloseHandle(connection));
    CHECK_SUCCEEDS(WinHttpCloseHandle(session));
}
