/*
 * Pointer and length of each payload, without the harness, which reads payloads by the same rules: NULL with 0, a DWORD
 * with 4, a handle with the size of a pointer, a text with its terminator counted, a buffer of the caller.
 */
#include <stdint.h>

#include "check.h"
#include "loopback.h"
#include "monitor.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 103 Early Hints\r\n\r\n" "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    "close\n";

enum layout { NOTHING, NUMBER, TEXT_OF_9, HANDLE_VALUE, BUFFER_OF_3, FAILURE };

static const struct {
    DWORD status;
    enum layout layout;
} layouts[] = {
    { WINHTTP_CALLBACK_STATUS_RESOLVING_NAME,        TEXT_OF_9 }, /* 127.0.0.1 */
    { WINHTTP_CALLBACK_STATUS_NAME_RESOLVED,         TEXT_OF_9 },
    { WINHTTP_CALLBACK_STATUS_CONNECTING_TO_SERVER,  TEXT_OF_9 },
    { WINHTTP_CALLBACK_STATUS_CONNECTED_TO_SERVER,   TEXT_OF_9 },
    { WINHTTP_CALLBACK_STATUS_SENDING_REQUEST,       NOTHING },
    { WINHTTP_CALLBACK_STATUS_REQUEST_SENT,          NUMBER },
    { WINHTTP_CALLBACK_STATUS_RECEIVING_RESPONSE,    NOTHING },
    { WINHTTP_CALLBACK_STATUS_RESPONSE_RECEIVED,     NUMBER },
    { WINHTTP_CALLBACK_STATUS_CLOSING_CONNECTION,    NOTHING },
    { WINHTTP_CALLBACK_STATUS_CONNECTION_CLOSED,     NOTHING },
    { WINHTTP_CALLBACK_STATUS_HANDLE_CREATED,        HANDLE_VALUE },
    { WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING,        HANDLE_VALUE },
    { WINHTTP_CALLBACK_STATUS_INTERMEDIATE_RESPONSE, NUMBER },
    { WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE,  BUFFER_OF_3 },
    { WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE,     NOTHING },
    { WINHTTP_CALLBACK_STATUS_DATA_AVAILABLE,        NUMBER },
    { WINHTTP_CALLBACK_STATUS_READ_COMPLETE,         BUFFER_OF_3 },
    { WINHTTP_CALLBACK_STATUS_WRITE_COMPLETE,        NUMBER },
    { WINHTTP_CALLBACK_STATUS_REQUEST_ERROR,         FAILURE },
};

static DWORD seen; /* statuses, under the monitor */
static char upload[] = "xyz";
static char download[3];

static void check_layout(enum layout layout, LPVOID info, DWORD length)
{
    switch (layout) {
    case NOTHING:
        CHECK(info == NULL);
        CHECK_EQ(length, 0);
        break;
    case NUMBER:
        CHECK(info != NULL && (uintptr_t)info % 4 == 0);
        CHECK_EQ(length, 4);
        break;
    case TEXT_OF_9:
        CHECK_WIDE((const WCHAR *)info, W("127.0.0.1"));
        CHECK_EQ(length, 10);
        break;
    case HANDLE_VALUE:
        CHECK(info != NULL && (uintptr_t)info % sizeof(void *) == 0);
        CHECK_EQ(length, sizeof(void *));
        CHECK(*(HINTERNET *)info != NULL);
        break;
    case BUFFER_OF_3:
        CHECK(info == upload || info == download);
        CHECK_EQ(length, 3);
        break;
    case FAILURE:
        CHECK(info != NULL && (uintptr_t)info % sizeof(void *) == 0);
        CHECK_EQ(length, 2 * sizeof(void *));
        CHECK_EQ(((const WINHTTP_ASYNC_RESULT *)info)->dwResult, API_RECEIVE_RESPONSE);
        CHECK_EQ(((const WINHTTP_ASYNC_RESULT *)info)->dwError, ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
        break;
    }
}

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    size_t at = 0;
    (void)handle;
    (void)context;
    while (at < sizeof layouts / sizeof layouts[0] && layouts[at].status != status) {
        at++;
    }
    CHECK(at < sizeof layouts / sizeof layouts[0]);
    check_layout(layouts[at].layout, info, length);
    monitor_enter();
    seen |= status;
    monitor_wake();
    monitor_leave();
}

static void await(DWORD statuses)
{
    uint64_t deadline = clock_ms() + 10000;
    monitor_enter();
    while ((seen & statuses) != statuses && clock_ms() < deadline) {
        monitor_wait(deadline);
    }
    CHECK_EQ(seen & statuses, statuses);
    monitor_leave();
}

int main(void)
{
    struct loopback server = loopback_start(script);
    HINTERNET session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, WINHTTP_FLAG_ASYNC);
    HINTERNET connection, request;
    DWORD all = 0;
    size_t at;

    CHECK(WinHttpSetStatusCallback(session, on_status, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == NULL);
    connection = WinHttpConnect(session, W("127.0.0.1"), server.port, 0);
    request = WinHttpOpenRequest(connection, W("POST"), NULL, NULL, NULL, NULL, 0);
    CHECK(WinHttpSendRequest(request, NULL, 0, upload, 3, 6, 0));
    await(WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE);
    CHECK(WinHttpWriteData(request, upload, 3, NULL));
    await(WINHTTP_CALLBACK_STATUS_WRITE_COMPLETE);
    CHECK(WinHttpReceiveResponse(request, NULL));
    await(WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE);
    CHECK(WinHttpReceiveResponse(request, NULL));
    await(WINHTTP_CALLBACK_STATUS_REQUEST_ERROR);
    CHECK(WinHttpQueryDataAvailable(request, NULL));
    await(WINHTTP_CALLBACK_STATUS_DATA_AVAILABLE);
    CHECK(WinHttpReadData(request, download, 3, NULL));
    await(WINHTTP_CALLBACK_STATUS_READ_COMPLETE);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    CHECK_SUCCEEDS(WinHttpCloseHandle(connection));
    CHECK_SUCCEEDS(WinHttpCloseHandle(session));
    for (at = 0; at < sizeof layouts / sizeof layouts[0]; at++) {
        all |= layouts[at].status;
    }
    await(all);
    loopback_stop(&server);
    return 0;
}
