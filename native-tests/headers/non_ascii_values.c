/*
 * Bytes above 127: a response value that is UTF-8 is read as that, any other as ISO 8859-1, so that nothing is lost.
 * A request value goes out as UTF-8.
 */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "header_text.h"
#include "text.h"
#include "wire.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 Gr\xC3\xBC\xC3\x9F\r\n" "X-Utf8: \xC3\xA4 \xE2\x82\xAC \xF0\x9F\x98\x80\r\n"
        "X-Latin: caf\xE9\r\n" "X-Broken: \xC3\xA4 \xE9\r\n" "Content-Length: 0\r\n\r\n");

int main(void)
{
    struct exchange exchange = exchange_make(script);
    struct wire wire;
    char *head;

    header_is(exchange.request, WINHTTP_QUERY_CUSTOM, W("X-Utf8"), "\xC3\xA4 \xE2\x82\xAC \xF0\x9F\x98\x80");
    header_is(exchange.request, WINHTTP_QUERY_CUSTOM, W("X-Latin"), "caf\xC3\xA9");
    header_is(exchange.request, WINHTTP_QUERY_CUSTOM, W("X-Broken"), "\xC3\x83\xC2\xA4 \xC3\xA9"); /* as a whole */
    header_is(exchange.request, WINHTTP_QUERY_STATUS_TEXT, NULL, "Gr\xC3\xBC\xC3\x9F");
    exchange_end(&exchange);

    wire = wire_start();
    CHECK_SUCCEEDS(WinHttpAddRequestHeaders(wire.handles.request, W("X: \u00E4\u20AC\U0001F600"), (DWORD)-1,
        WINHTTP_ADDREQ_FLAG_ADD));
    header_is(wire.handles.request, WINHTTP_QUERY_CUSTOM | WINHTTP_QUERY_FLAG_REQUEST_HEADERS, W("X"),
        "\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80");
    head = wire_send(&wire, wire.handles.request);
    CHECK(strstr(head, "\r\nX: \xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\r\n") != NULL);
    free(head);
    wire_stop(&wire);
    return 0;
}
