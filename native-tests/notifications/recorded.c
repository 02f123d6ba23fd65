#include "recorded.h"

#include "check.h"
#include "text.h"

struct trace seen;

void CALLBACK record(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, handle, context, status, info, length);
}

static struct recorded open(enum call_mode mode, const WCHAR *host, unsigned short port,
    const WCHAR *verb, WINHTTP_STATUS_CALLBACK on_status)
{
    struct recorded recorded;
    recorded.client = client_open_as(mode, NULL, host, port);
    recorded.request = WinHttpOpenRequest(recorded.client.connection, verb, NULL, NULL, NULL, NULL, 0);
    CHECK(recorded.request != NULL);
    CHECK(WinHttpSetStatusCallback(recorded.request, on_status, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0)
        != WINHTTP_INVALID_STATUS_CALLBACK);
    return recorded;
}

struct recorded recorded_get(enum call_mode mode, unsigned short port)
{
    return open(mode, W("127.0.0.1"), port, NULL, record);
}

struct recorded recorded_get_with(enum call_mode mode, unsigned short port, WINHTTP_STATUS_CALLBACK on_status)
{
    return open(mode, W("127.0.0.1"), port, NULL, on_status);
}

struct recorded recorded_verb(enum call_mode mode, unsigned short port, const WCHAR *verb)
{
    return open(mode, W("127.0.0.1"), port, verb, record);
}

struct recorded recorded_host(enum call_mode mode, const WCHAR *host, unsigned short port)
{
    return open(mode, host, port, NULL, record);
}

HINTERNET recorded_another(const struct recorded *recorded, WINHTTP_STATUS_CALLBACK on_status)
{
    HINTERNET request = WinHttpOpenRequest(recorded->client.connection, NULL, NULL, NULL, NULL, NULL, 0);
    CHECK(request != NULL);
    CHECK(WinHttpSetStatusCallback(request, on_status, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0)
        != WINHTTP_INVALID_STATUS_CALLBACK);
    return request;
}

void recorded_close(struct recorded *recorded)
{
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpCloseHandle(recorded->request)));
    recorded_await_closing(recorded);
}

void recorded_await_closing(struct recorded *recorded)
{
    AWAIT(HANDLE_CLOSING);
    client_close(&recorded->client);
}
