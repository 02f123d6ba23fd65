// The usual shape of a C++ client: an object that is the context, and that deletes itself in HANDLE_CLOSING.
#include <string>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"
#include "text.h"

namespace {

int alive, deleted; // guarded by the monitor

class Download {
public:
    explicit Download(HINTERNET connection) : request_(exchange_request(connection, nullptr))
    {
        monitor_enter();
        alive++;
        monitor_leave();
        DWORD_PTR context = reinterpret_cast<DWORD_PTR>(this);
        CHECK(WinHttpSetOption(request_, WINHTTP_OPTION_CONTEXT_VALUE, &context, sizeof context));
        CHECK(WinHttpSetStatusCallback(request_, OnStatus, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0)
            != WINHTTP_INVALID_STATUS_CALLBACK);
    }

    Download(const Download &) = delete;
    Download &operator=(const Download &) = delete;

    virtual ~Download()
    {
        CHECK_TEXT(body_.c_str(), EXCHANGE_BODY);
        monitor_enter();
        alive--;
        deleted++;
        monitor_wake();
        monitor_leave();
    }

    void Start() { CHECK(WinHttpSendRequest(request_, nullptr, 0, nullptr, 0, 0, 0)); }

protected:
    virtual void OnRead(DWORD length)
    {
        if (length == 0) {
            CHECK(WinHttpCloseHandle(request_));
            return;
        }
        body_.append(buffer_, length);
        Read();
    }

private:
    static void CALLBACK OnStatus(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID, DWORD length)
    {
        Download *download = reinterpret_cast<Download *>(context);
        CHECK(handle == download->request_);
        switch (status) {
        case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
            CHECK(WinHttpReceiveResponse(handle, nullptr));
            break;
        case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
            download->Read();
            break;
        case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
            download->OnRead(length);
            break;
        case WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING:
            delete download;
            break;
        default:
            CHECK(status != WINHTTP_CALLBACK_STATUS_REQUEST_ERROR);
            break;
        }
    }

    void Read() { CHECK(WinHttpReadData(request_, buffer_, 2, nullptr)); }

    HINTERNET request_;
    std::string body_;
    char buffer_[2];
};

} // namespace

int main()
{
    const int downloads = 50;
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    HINTERNET connection = exchange_connect(exchange_session(WINHTTP_FLAG_ASYNC), server.port);

    for (int i = 0; i < downloads; i++) {
        (new Download(connection))->Start();
    }
    uint64_t deadline = clock_ms() + 10000;
    monitor_enter();
    while (deleted < downloads) {
        CHECK(clock_ms() < deadline);
        monitor_wait(deadline);
    }
    CHECK(alive == 0);
    monitor_leave();
    loopback_stop(&server);
    return 0;
}
