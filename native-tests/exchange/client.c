#include "client.h"

#include "check.h"
#include "loopback.h"
#include "text.h"

struct client client_open(enum call_mode mode, unsigned short port)
{
    return client_open_as(mode, NULL, W("127.0.0.1"), port);
}

struct client client_open_as(enum call_mode mode, const WCHAR *agent, const WCHAR *host, unsigned short port)
{
    struct client client;
    client.mode = mode;
    client.flags = loopback_is_over_tls() ? WINHTTP_FLAG_SECURE : 0;
    client.session = WinHttpOpen(agent, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL,
        mode == ASYNCHRONOUS ? WINHTTP_FLAG_ASYNC : 0);
    CHECK(client.session != NULL);
    client.connection = WinHttpConnect(client.session, host, port, 0);
    CHECK(client.connection != NULL);
    return client;
}

struct client tls_client(enum call_mode mode, unsigned short port)
{
    struct client client = client_open_as(mode, NULL, W("localhost"), port);

    client.flags = WINHTTP_FLAG_SECURE;
    return client;
}

void client_set(HINTERNET handle, DWORD option, DWORD value)
{
    CHECK_SUCCEEDS(WinHttpSetOption(handle, option, &value, sizeof value));
}

void client_close(struct client *client)
{
    CHECK_SUCCEEDS(WinHttpCloseHandle(client->connection));
    CHECK_SUCCEEDS(WinHttpCloseHandle(client->session));
}
