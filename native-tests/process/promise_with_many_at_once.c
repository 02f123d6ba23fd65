/*
 * ASSURED_NON_BLOCKING_CALLBACKS, and many exchanges that go on from inside their callbacks: their sends are made together,
 * after the callbacks that asked for them. Each has one completion all the same, also where the handle is closed while its
 * send waits, and HANDLE_CLOSING is last.
 */
#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"

enum { LANES = 64, REQUESTS = 200, CLOSED_EACH = 5, BODY_BYTES = sizeof EXCHANGE_BODY - 1, LIMIT_MS = 50000 };

struct lane {
    int requests, sends, failures, bytes;
    int is_closed;           /* by us, as soon as it is sent */
    int connects;            /* a connection was made for it */
    char body[64];
};

static struct lane lanes[LANES];
static HINTERNET connection;
static int lanes_over; /* guarded by the monitor */
static int sent_later, wrong; /* likewise */

/* The lane for which this thread is inside of WinHttpSendRequest. */
static _Thread_local struct lane *calling;

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length);

static void send_next(struct lane *lane)
{
    HINTERNET request = exchange_request(connection, NULL);
    struct lane *outer = calling;
    int closes = ++lane->requests % CLOSED_EACH == 0;

    lane->sends = lane->failures = lane->bytes = lane->connects = 0;
    lane->is_closed = closes;
    CHECK(WinHttpSetStatusCallback(request, on_status, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0)
        != WINHTTP_INVALID_STATUS_CALLBACK);
    calling = lane;
    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, (DWORD_PTR)lane));
    calling = outer;
    if (closes) {
        CHECK_SUCCEEDS(WinHttpCloseHandle(request)); /* the lane waits for it */
    }
}

static void end_of_request(struct lane *lane)
{
    int is_last = lane->requests == REQUESTS;

    monitor_enter();
    wrong += lane->sends + lane->failures != 1 || (!lane->is_closed && lane->bytes != BODY_BYTES);
    if (is_last) {
        lanes_over++;
        monitor_wake();
    }
    monitor_leave();
    if (!is_last) {
        send_next(lane);
    }
}

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    struct lane *lane = (struct lane *)context;

    switch (status) {
    case WINHTTP_CALLBACK_STATUS_CONNECTING_TO_SERVER:
        lane->connects = 1;
        break;
    case WINHTTP_CALLBACK_STATUS_REQUEST_SENT:
        if (!lane->connects && calling != lane) {
            monitor_enter();
            sent_later++;
            monitor_leave();
        }
        break;
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        lane->sends++;
        if (!lane->is_closed) {
            CHECK(WinHttpReceiveResponse(request, NULL));
        }
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        lane->bytes += (int)length;
        if (length == 0) {
            CHECK_SUCCEEDS(WinHttpCloseHandle(request));
            break;
        }
        /* fall through */
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        CHECK(WinHttpReadData(request, lane->body, sizeof lane->body, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_REQUEST_ERROR:
        CHECK_EQ(((WINHTTP_ASYNC_RESULT *)info)->dwError, ERROR_WINHTTP_OPERATION_CANCELLED);
        CHECK(lane->is_closed);
        lane->failures++;
        break;
    case WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING:
        end_of_request(lane);
        break;
    default:
        break;
    }
}

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    HINTERNET session = exchange_session(WINHTTP_FLAG_ASYNC);
    uint64_t deadline = clock_ms() + LIMIT_MS;
    DWORD at_once = 4 * LANES; /* nobody waits for a connection */
    BOOL promise = TRUE;
    int i;

    CHECK_SUCCEEDS(WinHttpSetOption(session, WINHTTP_OPTION_ASSURED_NON_BLOCKING_CALLBACKS, &promise, sizeof promise));
    CHECK_SUCCEEDS(WinHttpSetOption(session, WINHTTP_OPTION_MAX_CONNS_PER_SERVER, &at_once, sizeof at_once));
    connection = exchange_connect(session, server.port);
    for (i = 0; i < LANES; i++) {
        send_next(&lanes[i]);
    }
    monitor_enter();
    while (lanes_over < LANES) {
        CHECK(clock_ms() < deadline);
        monitor_wait(deadline);
    }
    monitor_leave();
    CHECK_EQ(wrong, 0);
    CHECK(sent_later > 0);
    CHECK(WinHttpCloseHandle(connection) && WinHttpCloseHandle(session));
    loopback_stop(&server);
    return 0;
}
