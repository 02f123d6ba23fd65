/* What WinHttpQueryAuthSchemes says about a response. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "script_text.h"

#define BASIC WINHTTP_AUTH_SCHEME_BASIC
#define NTLM WINHTTP_AUTH_SCHEME_NTLM
#define DIGEST WINHTTP_AUTH_SCHEME_DIGEST
#define NEGOTIATE WINHTTP_AUTH_SCHEME_NEGOTIATE

struct challenge {
    const char *status, *lines; /* as in scripts, each with its \\r\\n */
    DWORD error;
    DWORD supported, first, target;
};

static const struct challenge challenges[] = {
    { "401", "WWW-Authenticate: Basic realm=\\\"a\\\"\\r\\n", 0, BASIC, BASIC, 0 },
    { "401", "WWW-Authenticate: basic\\r\\n", 0, BASIC, BASIC, 0 },
    { "401", "WWW-Authenticate: Negotiate\\r\\nWWW-Authenticate: NTLM\\r\\nWWW-Authenticate: Digest realm=\\\"a\\\", nonce=\\\"b\\\"\\r\\n"
        "WWW-Authenticate: Basic realm=\\\"c\\\"\\r\\n", 0, BASIC | NTLM | DIGEST | NEGOTIATE, NEGOTIATE, 0 },
    { "401", "WWW-Authenticate: Digest realm=\\\"a, Basic realm=b\\\", nonce=\\\"n\\\", qop=\\\"auth,auth-int\\\", NTLM, Basic realm=\\\"c\\\"\\r\\n",
        0, BASIC | NTLM | DIGEST, DIGEST, 0 },
    { "401", "WWW-Authenticate: Unknown x=y, Passport1.4 z, Basic\\r\\n", 0, BASIC, BASIC, 0 },
    { "401", "WWW-Authenticate: Digest realm=\\\"a\\\", nonce=\\\"b\\\", algorithm=ROT13\\r\\n", 0, 0, 0, 0 },
    { "401", "WWW-Authenticate: Bearer\\r\\n", 0, 0, 0, 0 },
    { "401", "WWW-Authenticate:\\r\\n", 0, 0, 0, 0 },
    { "401", "", ERROR_WINHTTP_HEADER_NOT_FOUND, 0, 0, 0 },
    { "401", "Proxy-Authenticate: Basic\\r\\n", ERROR_WINHTTP_HEADER_NOT_FOUND, 0, 0, 0 },
    { "407", "Proxy-Authenticate: NTLM\\r\\nProxy-Authenticate: Basic\\r\\nWWW-Authenticate: Digest\\r\\n", 0, NTLM | BASIC, NTLM, 1 },
    { "200", "WWW-Authenticate: Basic\\r\\n", ERROR_WINHTTP_HEADER_NOT_FOUND, 0, 0, 0 },
    { "403", "WWW-Authenticate: Basic\\r\\n", ERROR_WINHTTP_HEADER_NOT_FOUND, 0, 0, 0 },
};

enum { CHALLENGES = sizeof challenges / sizeof challenges[0] };

static void run(enum call_mode mode, const struct challenge *challenge, unsigned short port)
{
    struct client client = client_open(mode, port);
    struct exchange get;
    DWORD supported = 77, first = 77, target = 77;

    printf("%s %s, mode %d\n", challenge->status, challenge->lines, (int)mode);
    exchange_open(&get, &client, NULL, NULL);
    CHECK_FAILS(WinHttpQueryAuthSchemes(get.request, &supported, &first, &target), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
    CHECK_FAILS(WinHttpQueryAuthSchemes(get.request, &supported, &first, &target), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_REPLY_TEXT(reply_receive(&get, 64), strtoul(challenge->status, NULL, 10), "body");
    CHECK_FAILS(WinHttpQueryAuthSchemes(get.request, NULL, &first, &target), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpQueryAuthSchemes(get.request, &supported, NULL, &target), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpQueryAuthSchemes(get.request, &supported, &first, NULL), ERROR_INVALID_PARAMETER);
    if (challenge->error != 0) {
        CHECK_FAILS(WinHttpQueryAuthSchemes(get.request, &supported, &first, &target), challenge->error);
    } else {
        CHECK_SUCCEEDS(WinHttpQueryAuthSchemes(get.request, &supported, &first, &target));
        CHECK_EQ(supported, challenge->supported);
        CHECK_EQ(first, challenge->first);
        CHECK_EQ(target, challenge->target);
    }
    exchange_close(&get);
    CHECK_FAILS(WinHttpQueryAuthSchemes(get.request, &supported, &first, &target), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpQueryAuthSchemes(client.session, &supported, &first, &target), ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    client_close(&client);
}

int main(void)
{
    struct script_text script = { NULL, 0, 0 };
    struct loopback server;
    enum call_mode mode;
    size_t i;

    EACH_MODE(mode) {
        for (i = 0; i < CHALLENGES; i++) {
            char *lines = legs_format(
                "connection once\n"
                "receive head\n"
                "send \"HTTP/1.1 %s Status\\r\\n%sContent-Length: 4\\r\\nConnection: close\\r\\n\\r\\nbody\"\n"
                "close\n", challenges[i].status, challenges[i].lines);
            script_text_add(&script, lines);
            free(lines);
        }
    }
    server = loopback_start(script.text);
    EACH_MODE(mode) {
        for (i = 0; i < CHALLENGES; i++) {
            run(mode, &challenges[i], server.port);
        }
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    free(script.text);
    return 0;
}
