// A global object that owns its handles: opened before main, closed and awaited while the process ends.
#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"
#include "program.h"

namespace {

const char script[] =
    "connection\n"
    "receive head\n"
    "hold\n";

class Client {
public:
    Client() : session_(exchange_session(WINHTTP_FLAG_ASYNC)), connection_(nullptr), exchange_() {}

    ~Client()
    {
        if (connection_ == nullptr) {
            return;
        }
        CHECK(WinHttpCloseHandle(exchange_.request));
        DWORD error = exchange_outcome(&exchange_);
        CHECK_EQ(error, ERROR_WINHTTP_OPERATION_CANCELLED);
        CHECK(WinHttpCloseHandle(connection_) && WinHttpCloseHandle(session_));
    }

    void begin(unsigned short port)
    {
        connection_ = exchange_connect(session_, port);
        exchange_begin(&exchange_, connection_);
    }

private:
    HINTERNET session_, connection_;
    struct exchange exchange_;
};

Client client;

} // namespace

int main(int argc, char **argv)
{
    unsigned short port;
    if (program_scenario(argc, argv, &port) != nullptr) {
        client.begin(port);
        return 0;
    }
    struct loopback server = loopback_start(script);
    for (unsigned round = 0; round < 5; round++) {
        CHECK_EQ(program_rerun("leave", server.port), 0);
    }
    loopback_stop(&server);
    return 0;
}
