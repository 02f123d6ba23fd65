/* A Secure cookie goes over https only and comes from there only; a server of http can neither replace nor hide it. */
#include <stdio.h>

#include "check.h"
#include "legs.h"
#include "reply.h"
#include "text.h"
#include "tls_lab.h"

struct round {
    int https;
    const char *lines;       /* of the response, as in scripts, each with its \\r\\n */
    const char *expected;    /* the Cookie header that the server must get; NULL: none */
};

static const struct round rounds[] = {
    { 0, "Set-Cookie: stolen=1; Secure\\r\\n", NULL },
    { 1, "Set-Cookie: both=1\\r\\n", NULL }, /* what http set with Secure was not stored */
    { 1, "Set-Cookie: safe=1; Secure\\r\\n", "both=1" },
    { 1, "", "both=1; safe=1" },
    { 0, "Set-Cookie: safe=2\\r\\n", "both=1" },
    { 0, "Set-Cookie: safe=3; Path=/deeper\\r\\n", "both=1" },
    { 0, "Set-Cookie: safe=; Max-Age=0\\r\\n", "both=1" },
    { 0, "Set-Cookie: both=2\\r\\nSet-Cookie: __Secure-a=1\\r\\nSet-Cookie: __Host-b=1; Path=/\\r\\n", "both=1" },
    { 1, "Set-Cookie: __Secure-a=1\\r\\nSet-Cookie: __Host-b=1; Path=/; Secure\\r\\n", "both=2; safe=1" },
    { 1, "Set-Cookie: safe=4; Secure\\r\\n", "both=2; safe=1; __Host-b=1" },
    { 0, "", "both=2" },
    { 1, "Set-Cookie: safe=; Max-Age=0; Secure\\r\\n", "both=2; safe=4; __Host-b=1" },
    { 1, "", "both=2; __Host-b=1" },
};

static void run(const struct tls_lab *lab, HINTERNET session, enum call_mode mode, const struct round *round)
{
    struct loopback server = tls_lab_server(lab,
        "connection once\n"
        "%sreceive head\n"
        "send \"HTTP/1.1 200 OK\\r\\n%sContent-Length: 0\\r\\n\\r\\n\"\n", round->https ? "tls good\n" : "", round->lines);
    struct client client = { mode, session, WinHttpConnect(session, W("localhost"), server.port, 0),
        round->https ? WINHTTP_FLAG_SECURE : 0 };

    printf("%s: %s\n", round->https ? "https" : "http", round->lines);
    fflush(stdout);
    CHECK(client.connection != NULL);
    CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "");
    CHECK_SENT(&server, 0, 0, "Cookie", round->expected);
    CHECK_SUCCEEDS(WinHttpCloseHandle(client.connection));
    loopback_check_script(&server);
    loopback_stop(&server);
}

/* Within one exchange: the leg of https stores what the leg of http must not be sent, and the other way round. */
static void redirected(const struct tls_lab *lab, enum call_mode mode)
{
    struct loopback plain = tls_lab_server(lab,
        "connection once\n"
        "receive head\n"
        "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n\"\n");
    struct loopback secure = tls_lab_server(lab,
        "connection once\n"
        "tls good\n"
        "receive head\n"
        "send \"HTTP/1.1 302 Found\\r\\nLocation: /again\\r\\nSet-Cookie: safe=1; Secure\\r\\nSet-Cookie: both=1\\r\\n"
            "Content-Length: 0\\r\\n\\r\\n\"\n"
        "receive head\n"
        "send \"HTTP/1.1 302 Found\\r\\nLocation: http://localhost:%u/\\r\\nContent-Length: 0\\r\\n\\r\\n\"\n", plain.port);
    struct client client = tls_client(mode, secure.port);

    legs_set(client.session, WINHTTP_OPTION_REDIRECT_POLICY, WINHTTP_OPTION_REDIRECT_POLICY_ALWAYS);
    CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "");
    CHECK_SENT(&secure, 0, 0, "Cookie", NULL);
    CHECK_SENT(&secure, 0, 1, "Cookie", "safe=1; both=1");
    CHECK_SENT(&plain, 0, 0, "Cookie", "both=1");
    client_close(&client);
    loopback_check_script(&secure);
    loopback_check_script(&plain);
    loopback_stop(&secure);
    loopback_stop(&plain);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    enum call_mode mode;
    size_t i;

    EACH_MODE(mode) {
        HINTERNET session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, mode == ASYNCHRONOUS ? WINHTTP_FLAG_ASYNC : 0);

        CHECK(session != NULL);
        for (i = 0; i < sizeof rounds / sizeof rounds[0]; i++) {
            run(&lab, session, mode, &rounds[i]);
        }
        CHECK_SUCCEEDS(WinHttpCloseHandle(session));
        redirected(&lab, mode);
    }
    tls_lab_stop(&lab);
    return 0;
}
