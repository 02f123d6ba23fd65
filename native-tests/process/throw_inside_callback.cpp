// A callback that throws and catches within itself, on threads of the library and on the caller's, below its frames.
#include <stdexcept>
#include <string>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"

namespace {

int caught;  // guarded by the monitor, as is the next
int is_over;

void Fail(DWORD status)
{
    throw std::runtime_error(std::to_string(status));
}

void CALLBACK OnStatus(HINTERNET handle, DWORD_PTR, DWORD status, LPVOID, DWORD)
{
    static thread_local char body[64];
    try {
        Fail(status);
        CHECK(!"reached");
    } catch (const std::exception &failure) {
        CHECK(failure.what() == std::to_string(status));
        monitor_enter();
        caught++;
        monitor_leave();
    }
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        CHECK(WinHttpReceiveResponse(handle, nullptr));
        break;
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        CHECK(WinHttpReadData(handle, body, sizeof body, nullptr));
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        CHECK(WinHttpCloseHandle(handle));
        break;
    case WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING:
        monitor_enter();
        is_over = 1;
        monitor_wake();
        monitor_leave();
        break;
    default:
        break;
    }
}

HINTERNET OpenRequest(DWORD flags, unsigned short port)
{
    HINTERNET session = exchange_session(flags);
    CHECK(WinHttpSetStatusCallback(session, OnStatus, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0)
        != WINHTTP_INVALID_STATUS_CALLBACK);
    return exchange_request(exchange_connect(session, port), nullptr);
}

} // namespace

int main()
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);

    HINTERNET request = OpenRequest(0, server.port);
    CHECK(WinHttpSendRequest(request, nullptr, 0, nullptr, 0, 0, 0));
    CHECK(WinHttpReceiveResponse(request, nullptr));
    CHECK(WinHttpCloseHandle(request));
    CHECK(is_over && caught > 5);

    is_over = 0;
    int before = caught;
    request = OpenRequest(WINHTTP_FLAG_ASYNC, server.port);
    CHECK(WinHttpSendRequest(request, nullptr, 0, nullptr, 0, 0, 0));
    uint64_t deadline = clock_ms() + 10000;
    monitor_enter();
    while (!is_over) {
        CHECK(clock_ms() < deadline);
        monitor_wait(deadline);
    }
    CHECK(caught > before + 5);
    monitor_leave();

    // And around a call: what is thrown by the program's own frames passes none of the library's.
    try {
        if (!WinHttpCloseHandle(nullptr)) {
            Fail(GetLastError());
        }
        CHECK(!"reached");
    } catch (const std::exception &failure) {
        CHECK(failure.what() == std::to_string(ERROR_INVALID_HANDLE));
    }
    loopback_stop(&server);
    return 0;
}
