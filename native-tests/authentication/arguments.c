/* What WinHttpSetCredentials takes. */
#include "check.h"
#include "client.h"
#include "text.h"

static BOOL give(HINTERNET request, DWORD target, DWORD scheme, const WCHAR *user, const WCHAR *password)
{
    return WinHttpSetCredentials(request, target, scheme, user, password, NULL);
}

int main(void)
{
    static const DWORD schemes[] = {
        WINHTTP_AUTH_SCHEME_BASIC, WINHTTP_AUTH_SCHEME_DIGEST, WINHTTP_AUTH_SCHEME_NTLM, WINHTTP_AUTH_SCHEME_NEGOTIATE,
    };
    static const DWORD unknown[] = {
        0, 3, WINHTTP_AUTH_SCHEME_PASSPORT, 0x20, 0xFFFFFFFF, WINHTTP_AUTH_SCHEME_BASIC | WINHTTP_AUTH_SCHEME_NEGOTIATE,
    };
    struct client client = client_open(SYNCHRONOUS, 1);
    HINTERNET request = WinHttpOpenRequest(client.connection, NULL, NULL, NULL, NULL, NULL, 0);
    size_t i;

    for (i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        CHECK_SUCCEEDS(give(request, WINHTTP_AUTH_TARGET_SERVER, schemes[i], W("user"), W("word")));
        CHECK_SUCCEEDS(give(request, WINHTTP_AUTH_TARGET_PROXY, schemes[i], W("user"), W("word")));
        CHECK_SUCCEEDS(give(request, WINHTTP_AUTH_TARGET_SERVER, schemes[i], W("user"), W("")));
        CHECK_SUCCEEDS(give(request, WINHTTP_AUTH_TARGET_SERVER, schemes[i], NULL, NULL));
        CHECK_SUCCEEDS(give(request, WINHTTP_AUTH_TARGET_SERVER, schemes[i], NULL, W("ignored")));
        CHECK_FAILS(give(request, WINHTTP_AUTH_TARGET_SERVER, schemes[i], W("user"), NULL), ERROR_INVALID_PARAMETER);
        CHECK_FAILS(give(request, 2, schemes[i], W("user"), W("word")), ERROR_INVALID_PARAMETER);
        CHECK_FAILS(WinHttpSetCredentials(request, WINHTTP_AUTH_TARGET_SERVER, schemes[i], W("user"), W("word"), &client),
            ERROR_INVALID_PARAMETER);
        CHECK_FAILS(give(client.connection, WINHTTP_AUTH_TARGET_SERVER, schemes[i], W("user"), W("word")),
            ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    }
    for (i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        CHECK_FAILS(give(request, WINHTTP_AUTH_TARGET_SERVER, unknown[i], W("user"), W("word")), ERROR_INVALID_PARAMETER);
    }
    CHECK_FAILS(give(request, WINHTTP_AUTH_TARGET_SERVER, WINHTTP_AUTH_SCHEME_BASIC, W("us:er"), W("word")), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(give(request, WINHTTP_AUTH_TARGET_SERVER, WINHTTP_AUTH_SCHEME_BASIC, W("user"), W("wo\r\nrd")), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(give(request, WINHTTP_AUTH_TARGET_SERVER, WINHTTP_AUTH_SCHEME_DIGEST, W("us\ner"), W("word")), ERROR_INVALID_PARAMETER);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    CHECK_FAILS(give(request, WINHTTP_AUTH_TARGET_SERVER, WINHTTP_AUTH_SCHEME_BASIC, W("user"), W("word")), ERROR_INVALID_HANDLE);
    client_close(&client);
    return 0;
}
