/* Who does not want redirects gets the 30x: by policy, on session or request, or by feature. */
#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 4\r\n\r\nhere")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    "close\n";

static const char not_followed[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 4\r\n\r\nhere")
    "loop\n";

struct policy {
    DWORD session, request;  /* 0xFFFFFFFF: not set */
    DWORD disabled;
    int follows;
};

#define UNSET 0xFFFFFFFFu

static const struct policy policies[] = {
    { UNSET, UNSET, 0, 1 },
    { WINHTTP_OPTION_REDIRECT_POLICY_NEVER, UNSET, 0, 0 },
    { UNSET, WINHTTP_OPTION_REDIRECT_POLICY_NEVER, 0, 0 },
    { WINHTTP_OPTION_REDIRECT_POLICY_NEVER, WINHTTP_OPTION_REDIRECT_POLICY_DISALLOW_HTTPS_TO_HTTP, 0, 1 },
    { WINHTTP_OPTION_REDIRECT_POLICY_ALWAYS, UNSET, 0, 1 },
    { WINHTTP_OPTION_REDIRECT_POLICY_ALWAYS, UNSET, WINHTTP_DISABLE_REDIRECTS, 0 },
    { UNSET, UNSET, WINHTTP_DISABLE_COOKIES | WINHTTP_DISABLE_AUTHENTICATION, 1 },
};

static void run(enum call_mode mode, const struct policy *policy, unsigned short port)
{
    struct client client = client_open(mode, port);
    struct exchange get;

    if (policy->session != UNSET) {
        legs_set(client.session, WINHTTP_OPTION_REDIRECT_POLICY, policy->session);
    }
    exchange_open(&get, &client, NULL, NULL);
    if (policy->request != UNSET) {
        legs_set(get.request, WINHTTP_OPTION_REDIRECT_POLICY, policy->request);
    }
    if (policy->disabled != 0) {
        legs_set(get.request, WINHTTP_OPTION_DISABLE_FEATURE, policy->disabled);
    }
    CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
    if (policy->follows) {
        CHECK_REPLY_TEXT(reply_receive(&get, 64), 200, "abc");
    } else {
        CHECK_REPLY_TEXT(reply_receive(&get, 64), 302, "here");
    }
    exchange_close(&get);
    client_close(&client);
}

int main(void)
{
    struct loopback server = loopback_start(script), patient = loopback_start(not_followed);
    enum call_mode mode;
    size_t i;

    EACH_MODE(mode) {
        for (i = 0; i < sizeof policies / sizeof policies[0]; i++) {
            run(mode, &policies[i], policies[i].follows ? server.port : patient.port);
        }
    }
    CHECK_EQ(loopback_connections(&patient), 1);
    loopback_check_script(&server);
    loopback_check_script(&patient);
    loopback_stop(&server);
    loopback_stop(&patient);
    return 0;
}
