/* Redirects from http to https and back, and between servers of https: which policy follows them, and what is told of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "legs.h"
#include "monitor.h"
#include "reply.h"
#include "text.h"
#include "tls_lab.h"

enum { UNSET = -1 };

struct redirect {
    int from_https, to_https;
    int policy;
    int follows;
};

static const struct redirect redirects[] = {
    { 0, 1, UNSET, 1 },
    { 0, 1, WINHTTP_OPTION_REDIRECT_POLICY_DISALLOW_HTTPS_TO_HTTP, 1 },
    { 0, 1, WINHTTP_OPTION_REDIRECT_POLICY_ALWAYS, 1 },
    { 0, 1, WINHTTP_OPTION_REDIRECT_POLICY_NEVER, 0 },
    { 1, 0, UNSET, 0 },
    { 1, 0, WINHTTP_OPTION_REDIRECT_POLICY_DISALLOW_HTTPS_TO_HTTP, 0 },
    { 1, 0, WINHTTP_OPTION_REDIRECT_POLICY_ALWAYS, 1 },
    { 1, 0, WINHTTP_OPTION_REDIRECT_POLICY_NEVER, 0 },
    { 1, 1, UNSET, 1 },
    { 1, 1, WINHTTP_OPTION_REDIRECT_POLICY_DISALLOW_HTTPS_TO_HTTP, 1 },
    { 1, 1, WINHTTP_OPTION_REDIRECT_POLICY_ALWAYS, 1 },
    { 1, 1, WINHTTP_OPTION_REDIRECT_POLICY_NEVER, 0 },
};

/* Under the monitor. */
static WINHTTP_STATUS_CALLBACK own;
static const char *expected_url;
static int told;

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    if (status == WINHTTP_CALLBACK_STATUS_REDIRECT) {
        const WCHAR *url = (const WCHAR *)info;
        char *text;

        monitor_enter();
        CHECK_EQ(length, strlen(expected_url));
        CHECK_EQ(url[length], 0);
        text = text_to_utf8(url);
        CHECK_TEXT(text, expected_url);
        free(text);
        told++;
        monitor_leave();
    } else if (own != NULL) {
        own(request, context, status, info, length);
    }
}

static struct loopback start(const struct tls_lab *lab, int https, const char *steps)
{
    return tls_lab_server(lab, "connection\n%sreceive head\n%s", https ? "tls good\n" : "", steps);
}

static void run(const struct tls_lab *lab, enum call_mode mode, const struct redirect *redirect)
{
    struct loopback target = start(lab, redirect->to_https, "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\nabc\"\n");
    char *url = legs_format("%s://localhost:%u/next?q", redirect->to_https ? "https" : "http", target.port);
    char *steps = legs_format("send \"HTTP/1.1 302 Found\\r\\nLocation: %s\\r\\nContent-Length: 4\\r\\n\\r\\nhere\"\n", url);
    struct loopback server = start(lab, redirect->from_https, steps);
    struct client client = client_open_as(mode, NULL, W("localhost"), server.port);
    struct exchange get;
    char *host, *seen, *last;

    printf("%s to %s, policy %d, mode %d\n", redirect->from_https ? "https" : "http", redirect->to_https ? "https" : "http",
        redirect->policy, (int)mode);
    fflush(stdout);
    client.flags = redirect->from_https ? WINHTTP_FLAG_SECURE : 0;
    exchange_open(&get, &client, NULL, W("/first"));
    if (redirect->policy != UNSET) {
        legs_set(get.request, WINHTTP_OPTION_REDIRECT_POLICY, (DWORD)redirect->policy);
    }
    CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
    expected_url = url;
    told = 0;
    own = NULL;
    own = WinHttpSetStatusCallback(get.request, on_status,
        WINHTTP_CALLBACK_FLAG_REDIRECT | WINHTTP_CALLBACK_FLAG_HANDLES | WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS, 0);
    CHECK(own != WINHTTP_INVALID_STATUS_CALLBACK);
    last = legs_format("%s://localhost:%u/first", redirect->from_https ? "https" : "http", server.port);
    if (redirect->follows) {
        CHECK_REPLY_TEXT(reply_receive(&get, 64), 200, "abc");
    } else {
        CHECK_REPLY_TEXT(reply_receive(&get, 64), 302, "here");
    }
    monitor_enter();
    CHECK_EQ(told, redirect->follows);
    monitor_leave();
    seen = legs_url(get.request);
    CHECK_TEXT(seen, redirect->follows ? url : last);
    CHECK_EQ(loopback_connections(&server), 1);
    CHECK_EQ(loopback_connections(&target), redirect->follows);
    if (redirect->follows) {
        host = legs_format("localhost:%u", target.port);
        CHECK_REQUEST(&target, 0, 0, "GET /next?q HTTP/1.1");
        CHECK_SENT(&target, 0, 0, "Host", host);
        free(host);
    }
    free(seen);
    free(last);
    free(steps);
    exchange_close(&get);
    client_close(&client);
    free(url);
    loopback_check_script(&server);
    loopback_check_script(&target);
    loopback_stop(&server);
    loopback_stop(&target);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    enum call_mode mode;
    size_t i;

    EACH_MODE(mode) {
        for (i = 0; i < sizeof redirects / sizeof redirects[0]; i++) {
            run(&lab, mode, &redirects[i]);
        }
    }
    tls_lab_stop(&lab);
    return 0;
}
