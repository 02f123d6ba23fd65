/* Port 80 is not named in Host; a name is sent in lower case. Port 80 may be closed here: the head is asked for instead. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "client.h"
#include "text.h"

static const struct {
    const WCHAR *host;
    INTERNET_PORT port;
    const WCHAR *expected;
} hosts[] = {
    { W("example.com"), INTERNET_DEFAULT_PORT, W("example.com") },
    { W("example.com"), 80, W("example.com") },
    { W("example.com"), 443, W("example.com:443") },
    { W("example.com"), 8080, W("example.com:8080") },
    { W("[::1]"), 80, W("[::1]") },
    { W("::1"), 8080, W("[::1]:8080") },
};

int main(void)
{
    size_t at;
    for (at = 0; at < sizeof hosts / sizeof hosts[0]; at++) {
        struct client client = client_open_as(SYNCHRONOUS, NULL, hosts[at].host, hosts[at].port);
        HINTERNET request = WinHttpOpenRequest(client.connection, NULL, NULL, NULL, NULL, NULL, 0);
        WCHAR value[64];
        DWORD size = sizeof value;
        CHECK(request != NULL);
        CHECK_SUCCEEDS(WinHttpQueryHeaders(request, WINHTTP_QUERY_HOST | WINHTTP_QUERY_FLAG_REQUEST_HEADERS,
            WINHTTP_HEADER_NAME_BY_INDEX, value, &size, WINHTTP_NO_HEADER_INDEX));
        CHECK_WIDE(value, hosts[at].expected);
        CHECK_SUCCEEDS(WinHttpCloseHandle(request));
        client_close(&client);
    }
    return 0;
}
