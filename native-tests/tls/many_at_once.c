/* Sixty-four asynchronous requests at once over https, in two rounds: each has every completion once. */
#include <string.h>

#include "check.h"
#include "client.h"
#include "monitor.h"
#include "text.h"
#include "tls_lab.h"

enum { REQUESTS = 64, PATIENCE_MS = 60000 };

struct download {
    char body[16];
    int sent, headers, read, closed; /* under the monitor */
};

static struct download downloads[REQUESTS];

static void count(int *completions)
{
    monitor_enter();
    ++*completions;
    monitor_wake();
    monitor_leave();
}

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    struct download *download = (struct download *)context;

    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        count(&download->sent);
        CHECK(WinHttpReceiveResponse(request, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        count(&download->headers);
        CHECK(WinHttpReadData(request, download->body, 10, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        CHECK(info == download->body);
        CHECK_EQ(length, 10);
        count(&download->read);
        CHECK(WinHttpCloseHandle(request));
        break;
    case WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING:
        count(&download->closed);
        break;
    default:
        CHECK_EQ(status, 0);
        break;
    }
}

static void begin(const struct client *client)
{
    int at;

    memset(downloads, 0, sizeof downloads);
    for (at = 0; at < REQUESTS; at++) {
        HINTERNET request = WinHttpOpenRequest(client->connection, NULL, NULL, NULL, NULL, NULL, client->flags);

        CHECK(request != NULL);
        CHECK(WinHttpSetStatusCallback(request, on_status,
            WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS | WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING, 0) == NULL);
        CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, (DWORD_PTR)&downloads[at]));
    }
}

static void conclude(void)
{
    uint64_t deadline = clock_ms() + PATIENCE_MS;
    int at;

    for (at = 0; at < REQUESTS; at++) {
        monitor_enter();
        while (!downloads[at].closed && clock_ms() < deadline) {
            monitor_wait(deadline);
        }
        CHECK_EQ(downloads[at].sent, 1);
        CHECK_EQ(downloads[at].headers, 1);
        CHECK_EQ(downloads[at].read, 1);
        CHECK_EQ(downloads[at].closed, 1);
        CHECK(memcmp(downloads[at].body, "0123456789", 10) == 0);
        monitor_leave();
    }
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    struct loopback server = tls_lab_server(&lab,
        "connection\n"
        "tls good\n"
        "receive head\n"
        "wait all\n"
        "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 10\\r\\n\\r\\n0123456789\"\n"
        "loop\n");
    struct client client = tls_client(ASYNCHRONOUS, server.port);

    begin(&client);
    loopback_await_connections(&server, REQUESTS); /* no response before all are there */
    loopback_open_gate(&server, "all");
    conclude();
    CHECK_EQ(loopback_connections(&server), REQUESTS);
    begin(&client); /* with the connections of the first round */
    conclude();
    CHECK_EQ(loopback_connections(&server), REQUESTS);
    client_close(&client);
    loopback_check_script(&server);
    loopback_stop(&server);
    tls_lab_stop(&lab);
    return 0;
}
