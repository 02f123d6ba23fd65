/* NULL_CODEPAGE: each WCHAR is a byte on the wire, whatever the session's code page; nothing is escaped. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "text.h"
#include "wire.h"

static void check(struct wire *wire, const WCHAR *object, DWORD flags, const char *target)
{
    HINTERNET request = WinHttpOpenRequest(wire->handles.connect, NULL, object, NULL, NULL, NULL,
        WINHTTP_FLAG_NULL_CODEPAGE | flags);
    char expected[256], *head;
    CHECK(request != NULL);
    sprintf(expected, "GET %s HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:PORT\r\n\r\n", target);
    head = wire_send(wire, request);
    CHECK_TEXT(head, expected);
    free(head);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
}

static void refused(struct wire *wire, const WCHAR *object)
{
    CHECK_FAILS(WinHttpOpenRequest(wire->handles.connect, NULL, object, NULL, NULL, NULL, WINHTTP_FLAG_NULL_CODEPAGE),
        ERROR_WINHTTP_INVALID_URL);
}

int main(void)
{
    struct wire wire = wire_start();
    static const WCHAR first_beyond_ascii[] = { '/', 0x80, 0x9F, 0 };
    DWORD page = 1251;

    check(&wire, W("/a b%<>#?c d"), 0, "/a b%<>#?c d");
    check(&wire, W("/\u00E4\u00FF"), 0, "/\xE4\xFF");
    check(&wire, first_beyond_ascii, 0, "/\x80\x9F");
    check(&wire, W("/\u00C3\u00A4"), 0, "/\xC3\xA4"); /* how a program sends UTF-8 that it has made itself */
    check(&wire, W("/\u00E4 %"), WINHTTP_FLAG_ESCAPE_PERCENT, "/\xE4 %");
    refused(&wire, W("/\u0100"));
    refused(&wire, W("/\u20AC"));
    refused(&wire, W("/\U0001F600"));
    refused(&wire, W("/a\r\nB: c"));

    CHECK_SUCCEEDS(WinHttpSetOption(wire.handles.session, WINHTTP_OPTION_CODEPAGE, &page, sizeof page));
    check(&wire, W("/\u00E4"), 0, "/\xE4");
    refused(&wire, W("/\u0416"));
    wire_stop(&wire);
    return 0;
}
