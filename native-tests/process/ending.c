#include "ending.h"

#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"
#include "program.h"
#include "refusing_port.h"
#include "status_names.h"
#include "text.h"

enum { ENDED_IN_CALLBACK = 7, STATUS_NEVER_CAME = 3 };

static const DWORD progress[] = {
    WINHTTP_CALLBACK_STATUS_HANDLE_CREATED,
    WINHTTP_CALLBACK_STATUS_CONNECTED_TO_SERVER,
    WINHTTP_CALLBACK_STATUS_SENDING_REQUEST,
    WINHTTP_CALLBACK_STATUS_REQUEST_SENT,
    WINHTTP_CALLBACK_STATUS_RESPONSE_RECEIVED,
    WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING,
};

static const DWORD completions[] = {
    WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE,
    WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE,
    WINHTTP_CALLBACK_STATUS_READ_COMPLETE,
    WINHTTP_CALLBACK_STATUS_REQUEST_ERROR,
};

static DWORD last_status;
static void (*end_process)(int code);
static char body[64];

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    (void)context;
    (void)info;
    if (status == last_status) {
        end_process(ENDED_IN_CALLBACK);
        return;
    }
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        CHECK(WinHttpReceiveResponse(handle, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        CHECK(length > 0);
        CHECK(WinHttpCloseHandle(handle));
        break;
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        CHECK(WinHttpReadData(handle, body, sizeof body, NULL));
        break;
    default:
        break;
    }
}

static int end_at(const char *scenario, unsigned short port)
{
    char mode;
    unsigned long status;
    HINTERNET session, request;

    CHECK(sscanf(scenario, "%c%lx", &mode, &status) == 2);
    last_status = (DWORD)status;
    session = exchange_session(mode == 'a' ? WINHTTP_FLAG_ASYNC : 0);
    CHECK(WinHttpSetStatusCallback(session, on_status, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0)
        != WINHTTP_INVALID_STATUS_CALLBACK);
    request = exchange_request(exchange_connect(session, port), NULL);
    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    if (mode == 's') {
        CHECK(WinHttpReceiveResponse(request, NULL));
        CHECK(WinHttpCloseHandle(request));
        return STATUS_NEVER_CAME;
    }
    /* The callback ends the process. */
    monitor_enter();
    for (;;) {
        monitor_wait(clock_ms() + 60000);
    }
}

static void check_end(const char *mode, DWORD status, unsigned short port)
{
    char scenario[16];
    int end;
    sprintf(scenario, "%s%lx", mode, (unsigned long)status);
    end = program_rerun(scenario, port);
    if (end != ENDED_IN_CALLBACK) {
        fprintf(stderr, "mode %s, %s: ended with %d\n", mode, status_name(status), end);
        check_exit();
    }
}

int ending_main(int argc, char **argv, void (*end)(int code))
{
    struct loopback server;
    unsigned short port;
    const char *scenario = program_scenario(argc, argv, &port);
    size_t i;

    end_process = end;
    if (scenario != NULL) {
        return end_at(scenario, port);
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    for (i = 0; i < sizeof progress / sizeof progress[0]; i++) {
        check_end("s", progress[i], server.port);
        check_end("a", progress[i], server.port);
    }
    for (i = 0; i < sizeof completions / sizeof completions[0]; i++) {
        int fails = completions[i] == WINHTTP_CALLBACK_STATUS_REQUEST_ERROR;
        check_end("a", completions[i], fails ? refusing_port() : server.port);
    }
    loopback_stop(&server);
    return 0;
}
