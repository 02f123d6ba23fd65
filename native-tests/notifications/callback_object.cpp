// The C++ idiom: the context is an object that drives its exchange from the callback and dies in HANDLE_CLOSING.
#include <string>
#include <vector>

#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" "3\r\nabc\r\n" "4\r\ndefg\r\n" "0\r\n\r\n")
    "loop\n";

static std::string downloaded;
static int alive;

class Download {
public:
    Download(HINTERNET connection) :
        request_(WinHttpOpenRequest(connection, nullptr, nullptr, nullptr, nullptr, nullptr, 0))
    {
        CHECK(request_ != nullptr);
        alive++;
    }

    ~Download() { alive--; }

    Download(const Download &) = delete;
    Download &operator=(const Download &) = delete;

    void start()
    {
        CHECK(WinHttpSetStatusCallback(request_, on_status, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == nullptr);
        CHECK(WinHttpSendRequest(request_, WINHTTP_NO_ADDITIONAL_HEADERS, 0, WINHTTP_NO_REQUEST_DATA, 0, 0,
            reinterpret_cast<DWORD_PTR>(this)));
    }

private:
    static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
    {
        Download *self = reinterpret_cast<Download *>(context);
        if (status == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING) {
            downloaded = self->body_;
            delete self;
        } else {
            self->go_on(request, status, info, length);
        }
        // Last: the test goes on when it sees the closing.
        trace_add(&seen, request, context, status, info, length);
    }

    void go_on(HINTERNET request, DWORD status, LPVOID info, DWORD length)
    {
        switch (status) {
        case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
            CHECK(WinHttpReceiveResponse(request, nullptr));
            break;
        case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
            CHECK(WinHttpQueryDataAvailable(request, nullptr));
            break;
        case WINHTTP_CALLBACK_STATUS_DATA_AVAILABLE:
            buffer_.resize(*static_cast<DWORD *>(info));
            if (buffer_.empty()) {
                CHECK(WinHttpCloseHandle(request));
            } else {
                CHECK(WinHttpReadData(request, buffer_.data(), static_cast<DWORD>(buffer_.size()), nullptr));
            }
            break;
        case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
            CHECK(info == buffer_.data());
            body_.append(buffer_.data(), length);
            CHECK(WinHttpQueryDataAvailable(request, nullptr));
            break;
        default:
            break;
        }
    }

    HINTERNET request_;
    std::vector<char> buffer_;
    std::string body_;
};

int main()
{
    struct loopback server = loopback_start(script);
    struct client client = client_open(ASYNCHRONOUS, server.port);
    for (int round = 0; round < 3; round++) {
        (new Download(client.connection))->start();
        AWAIT(HANDLE_CLOSING);
        CHECK_EQ(alive, 0);
        CHECK_TEXT(downloaded.c_str(), "abcdefg");
    }
    client_close(&client);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
