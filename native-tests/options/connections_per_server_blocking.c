/* MAX_CONNS_PER_SERVER in a blocking session: threads wait in their send until a connection is free. */
#include <pthread.h>
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "numbers.h"
#include "open_handles.h"

enum { THREADS = 6 };

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 3\r\n\r\n" "abc")
    "loop\n";

static struct open_handles handles;
static pthread_barrier_t start;

static void *exchange(void *unused)
{
    HINTERNET request = WinHttpOpenRequest(handles.connect, NULL, NULL, NULL, NULL, NULL, 0);
    char body[4] = "";
    DWORD count;
    (void)unused;
    pthread_barrier_wait(&start);
    CHECK_SUCCEEDS(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    CHECK_SUCCEEDS(WinHttpReceiveResponse(request, NULL));
    CHECK_SUCCEEDS(WinHttpReadData(request, body, sizeof body, &count));
    CHECK_TEXT(body, "abc");
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    return NULL;
}

int main(void)
{
    struct loopback server = loopback_start(script);
    pthread_t threads[THREADS];
    char body[4] = "";
    DWORD count;
    int at;

    handles = open_handles(0, server.port);
    CHECK_SUCCEEDS(set_number(handles.session, WINHTTP_OPTION_MAX_CONNS_PER_SERVER, 1));
    CHECK_SUCCEEDS(WinHttpSendRequest(handles.request, NULL, 0, NULL, 0, 0, 0));
    CHECK_SUCCEEDS(WinHttpReceiveResponse(handles.request, NULL));
    pthread_barrier_init(&start, NULL, THREADS + 1);
    for (at = 0; at < THREADS; at++) {
        CHECK(pthread_create(&threads[at], NULL, exchange, NULL) == 0);
    }
    pthread_barrier_wait(&start);
    /* The one connection is ours until the body has been read. */
    CHECK_SUCCEEDS(WinHttpReadData(handles.request, body, sizeof body, &count));
    CHECK_TEXT(body, "abc");
    for (at = 0; at < THREADS; at++) {
        pthread_join(threads[at], NULL);
    }
    CHECK_EQ(loopback_connections(&server), 1);
    close_handles(&handles);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
