#include "client.h"

#include <stdlib.h>
#include <string.h>

#include "failure.h"

_Noreturn void failure_of_call(const char *call)
{
    failure("%s: error %lu", call, (unsigned long)GetLastError());
}

/* The library trusts what the system does; these take the system's place, if they are there before it is first used. */
static void trust_only(const char *authority)
{
    if (setenv("SSL_CERT_FILE", authority, 1) != 0 || setenv("SSL_CERT_DIR", "/dev/null", 1) != 0) {
        failure_of_system("setenv");
    }
}

struct client client_open(const struct work *work, const char *host, DWORD flags)
{
    struct client client = { .work = work };
    WCHAR name[32] = { 0 };

    if (work->authority != NULL) {
        trust_only(work->authority);
    }
    for (size_t i = 0; i < strlen(host) && i < 31; i++) {
        name[i] = (WCHAR)host[i];
    }
    client.session = WinHttpOpen(TEXT(AGENT), WINHTTP_ACCESS_TYPE_NO_PROXY, WINHTTP_NO_PROXY_NAME,
        WINHTTP_NO_PROXY_BYPASS, flags);
    if (client.session == NULL) {
        failure_of_call("WinHttpOpen");
    }
    if (work->non_blocking) {
        BOOL promise = TRUE;
        if (!WinHttpSetOption(client.session, WINHTTP_OPTION_ASSURED_NON_BLOCKING_CALLBACKS, &promise, sizeof promise)) {
            failure_of_call("WINHTTP_OPTION_ASSURED_NON_BLOCKING_CALLBACKS");
        }
    }
    client.server = WinHttpConnect(client.session, name, (INTERNET_PORT)work->port, 0);
    if (client.server == NULL) {
        failure_of_call("WinHttpConnect");
    }
    return client;
}

void client_close(struct client *client)
{
    WinHttpCloseHandle(client->server);
    WinHttpCloseHandle(client->session);
}

HINTERNET client_request(const struct client *client)
{
    const struct work *work = client->work;
    HINTERNET request = WinHttpOpenRequest(client->server, work->kind == WORK_UPLOAD ? TEXT("PUT") : NULL,
        work->kind == WORK_UPLOAD         ? TEXT(UPLOAD_PATH)
            : work->kind == WORK_DOWNLOAD ? TEXT(DOWNLOAD_PATH)
                                          : TEXT(SMALL_PATH),
        NULL, WINHTTP_NO_REFERER, WINHTTP_DEFAULT_ACCEPT_TYPES, work->authority != NULL ? WINHTTP_FLAG_SECURE : 0);

    if (request == NULL) {
        failure_of_call("WinHttpOpenRequest");
    }
    if (work->new_connections) {
        DWORD feature = WINHTTP_DISABLE_KEEP_ALIVE;
        if (!WinHttpSetOption(request, WINHTTP_OPTION_DISABLE_FEATURE, &feature, sizeof feature)) {
            failure_of_call("WINHTTP_OPTION_DISABLE_FEATURE");
        }
    }
    return request;
}

long request_status(HINTERNET request)
{
    DWORD status = 0, size = sizeof status;

    if (!WinHttpQueryHeaders(request, WINHTTP_QUERY_STATUS_CODE | WINHTTP_QUERY_FLAG_NUMBER,
            WINHTTP_HEADER_NAME_BY_INDEX, &status, &size, WINHTTP_NO_HEADER_INDEX)) {
        failure_of_call("WinHttpQueryHeaders");
    }
    return (long)status;
}
