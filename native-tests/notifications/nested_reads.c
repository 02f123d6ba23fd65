/*
 * A program that reads the next byte from inside READ_COMPLETE while all of the body is there: three completions nest
 * on one thread, the fourth comes on another, and no byte is lost or doubled.
 */
#include "check.h"
#include "loopback.h"
#include "monitor.h"
#include "recorded.h"
#include "script.h"

enum { BODY_BYTES = 200, MAX_DEPTH = 3 };

/* In one write, so that all of it is there when the headers are. */
static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 200\r\n\r\n"
        "01234567890123456789012345678901234567890123456789"
        "01234567890123456789012345678901234567890123456789"
        "01234567890123456789012345678901234567890123456789"
        "01234567890123456789012345678901234567890123456789");

static struct recorded get;
static char byte;

/* Reads are one after the other, but for the frames that they have not left yet: each thread has its own depth. */
static _Thread_local int depth;

/* Where the read was called whose completion is awaited. */
static int reader_depth;

static int bytes, deepest, threads, is_over;

static void read_on(void)
{
    DWORD error;
    reader_depth = depth;
    CHECK(WinHttpReadData(get.request, &byte, 1, NULL));
    error = GetLastError();
    CHECK_EQ(error, depth < MAX_DEPTH ? 0 : ERROR_IO_PENDING);
}

static void on_byte(DWORD length)
{
    /* Inside the call, or outside of any: the thread that was handed the completion may be the reader's, idle again. */
    CHECK_EQ(depth, reader_depth < MAX_DEPTH ? reader_depth : 0);
    depth++;
    deepest = depth > deepest ? depth : deepest;
    if (depth == 1) {
        threads++;
    }
    if (length == 1) {
        CHECK_EQ(byte, '0' + bytes % 10);
        bytes++;
        read_on();
    } else {
        monitor_enter();
        is_over = 1;
        monitor_wake();
        monitor_leave();
    }
    depth--;
}

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    if (status == WINHTTP_CALLBACK_STATUS_READ_COMPLETE) {
        on_byte(length);
    } else {
        trace_add(&seen, request, context, status, info, length);
    }
}

int main(void)
{
    struct loopback server = loopback_start(script);
    uint64_t deadline = clock_ms() + 10000;
    get = recorded_get_with(ASYNCHRONOUS, server.port, on_status);

    CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK_SUCCEEDS(WinHttpReceiveResponse(get.request, NULL));
    read_on();
    monitor_enter();
    while (!is_over && clock_ms() < deadline) {
        monitor_wait(deadline);
    }
    CHECK(is_over);
    monitor_leave();

    CHECK_EQ(bytes, BODY_BYTES);
    CHECK_EQ(deepest, MAX_DEPTH);
    /* Each thread takes three: the bytes, and the completion that tells the end. */
    CHECK_EQ(threads, (BODY_BYTES + 1 + MAX_DEPTH - 1) / MAX_DEPTH);
    recorded_close(&get);
    loopback_stop(&server);
    return 0;
}
