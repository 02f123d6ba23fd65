/*
 * CODEPAGE: object names become bytes of the session's code page before they are escaped. Each request keeps the page
 * that the session had when it was opened.
 */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "text.h"
#include "wire.h"

static HINTERNET open_object(struct wire *wire, const WCHAR *object, DWORD flags)
{
    return WinHttpOpenRequest(wire->handles.connect, NULL, object, NULL, NULL, NULL, flags);
}

static void set_page(struct wire *wire, DWORD page)
{
    CHECK_SUCCEEDS(WinHttpSetOption(wire->handles.session, WINHTTP_OPTION_CODEPAGE, &page, sizeof page));
}

static void send_expecting(struct wire *wire, HINTERNET request, const char *target)
{
    char expected[256], *head;
    CHECK(request != NULL);
    sprintf(expected, "GET %s HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:PORT\r\n\r\n", target);
    head = wire_send(wire, request);
    CHECK_TEXT(head, expected);
    free(head);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
}

static void check(struct wire *wire, DWORD page, const WCHAR *object, DWORD flags, const char *target)
{
    set_page(wire, page);
    send_expecting(wire, open_object(wire, object, flags), target);
}

static void refused(struct wire *wire, DWORD page, const WCHAR *object, DWORD flags)
{
    set_page(wire, page);
    CHECK_FAILS(open_object(wire, object, flags), ERROR_WINHTTP_INVALID_URL);
}

static void unknown(struct wire *wire, DWORD page)
{
    CHECK_FAILS(WinHttpSetOption(wire->handles.session, WINHTTP_OPTION_CODEPAGE, &page, sizeof page), ERROR_INVALID_PARAMETER);
}

int main(void)
{
    struct wire wire = wire_start();
    HINTERNET earlier;

    check(&wire, 65001, W("/\u20AC?\u20AC"), 0, "/%E2%82%AC?%E2%82%AC");
    check(&wire, 0, W("/\u20AC"), 0, "/%E2%82%AC"); /* the system's page: UTF-8 here */
    check(&wire, 1252, W("/\u20AC a?\u00E4"), 0, "/%80%20a?%E4");
    check(&wire, 1252, W("/%\u20AC"), WINHTTP_FLAG_ESCAPE_PERCENT, "/%25%80");
    check(&wire, 1252, W("/\u20AC?\u20AC b"), WINHTTP_FLAG_ESCAPE_DISABLE_QUERY, "/%80?\x80 b");
    check(&wire, 1252, W("/\u20AC b"), WINHTTP_FLAG_ESCAPE_DISABLE, "/\x80 b");
    check(&wire, 1251, W("/\u0416"), 0, "/%C6");
    check(&wire, 932, W("/\u30BD"), 0, "/%83%5C");
    check(&wire, 54936, W("/\U0001F600"), 0, "/%94%39%FC%36");
    check(&wire, 20127, W("/ascii"), 0, "/ascii");

    refused(&wire, 1252, W("/\u0416"), 0);
    refused(&wire, 1252, W("/\u0416"), WINHTTP_FLAG_ESCAPE_DISABLE);
    refused(&wire, 1252, W("/a?\u0416"), WINHTTP_FLAG_ESCAPE_DISABLE_QUERY);
    refused(&wire, 20127, W("/\u00E4"), 0);

    set_page(&wire, 1252);
    earlier = open_object(&wire, W("/\u00E4"), 0);
    unknown(&wire, 1);
    unknown(&wire, 37);    /* EBCDIC: no URL can be written in it */
    unknown(&wire, 1200);  /* UTF-16 */
    unknown(&wire, 1234);
    unknown(&wire, 0xFFFFFFFF);
    send_expecting(&wire, open_object(&wire, W("/\u00E4"), 0), "/%E4"); /* a refused page changes nothing */
    set_page(&wire, 65001);
    send_expecting(&wire, earlier, "/%E4");
    wire_stop(&wire);
    return 0;
}
