#include "authentication.h"

#include <string.h>

#include "check.h"

/* More than any scheme needs: the library answers every challenge at most once a leg. */
enum { MOST_SENDS = 8 };

const WCHAR alice[] = { 'a', 'l', 'i', 'c', 'e', 0 };
const WCHAR secret[] = { 's', 'e', 'c', 'r', 'e', 't', 0 };

static void give(HINTERNET request, const struct credentials *credentials)
{
    CHECK_SUCCEEDS(WinHttpSetCredentials(request, WINHTTP_AUTH_TARGET_SERVER, credentials->scheme, credentials->user,
        credentials->password, NULL));
}

static void answer_challenge(struct exchange *exchange)
{
    struct authentication *authentication = (struct authentication *)exchange; /* its first member */
    DWORD schemes = 0, first = 0, target = 0xFFFFFFFF;

    if (exchange->status != HTTP_STATUS_DENIED) {
        return;
    }
    authentication->challenges++;
    if (authentication->challenges > 1) {
        return;
    }
    CHECK_SUCCEEDS(WinHttpQueryAuthSchemes(exchange->request, &schemes, &first, &target));
    if (authentication->schemes != 0) {
        CHECK_EQ(schemes, authentication->schemes);
        CHECK_EQ(first, authentication->first);
    }
    CHECK_EQ(target, WINHTTP_AUTH_TARGET_SERVER);
    if (authentication->answer != NULL) {
        give(exchange->request, authentication->answer);
    }
}

void authentication_run(struct exchange_client *client, struct authentication *authentication, DWORD status)
{
    struct exchange *exchange = &authentication->exchange;
    unsigned sends, responses = 0;
    int is_answered = 0;

    exchange->at_head = answer_challenge;
    exchange_open(client, exchange);
    if (authentication->autologon_policy != WINHTTP_AUTOLOGON_SECURITY_LEVEL_DEFAULT) {
        CHECK_SUCCEEDS(WinHttpSetOption(exchange->request, WINHTTP_OPTION_AUTOLOGON_POLICY,
            &authentication->autologon_policy, sizeof authentication->autologon_policy));
    }
    if (authentication->before != NULL) {
        give(exchange->request, authentication->before);
    }
    for (sends = 0; sends < MOST_SENDS; sends++) {
        exchange_send(exchange);
        exchange_wait(exchange);
        if (exchange->error == ERROR_WINHTTP_RESEND_REQUEST) {
            continue;
        }
        CHECK_EQ(exchange->error, 0);
        CHECK(responses < sizeof authentication->connections / sizeof authentication->connections[0]);
        authentication->connections[responses++] = exchange_number(exchange, W("X-Connection"));
        if (exchange->status != HTTP_STATUS_DENIED || authentication->answer == NULL || is_answered) {
            break;
        }
        is_answered = 1;
    }
    CHECK(sends < MOST_SENDS);
    CHECK_EQ(exchange->status, status);
}

void authentication_close(struct authentication *authentication)
{
    exchange_close(&authentication->exchange);
}

unsigned authentication_get(struct exchange_client *client, const WCHAR *object, const struct credentials *answer,
    DWORD status)
{
    struct authentication get;

    memset(&get, 0, sizeof get);
    get.exchange.object = object;
    get.answer = answer;
    authentication_run(client, &get, status);
    authentication_close(&get);
    return get.challenges;
}
