/* VERSION, STATUS_CODE and STATUS_TEXT, with every reason a server may send, or none. */
#include "check.h"
#include "exchange.h"
#include "header_text.h"
#include "text.h"

static void check(const char *script, const char *version, const char *code, const char *reason, const char *line)
{
    struct exchange exchange = exchange_make(script);
    header_is(exchange.request, WINHTTP_QUERY_VERSION, NULL, version);
    header_is(exchange.request, WINHTTP_QUERY_STATUS_CODE, NULL, code);
    header_is(exchange.request, WINHTTP_QUERY_STATUS_TEXT, NULL, reason);
    header_is(exchange.request, WINHTTP_QUERY_RAW_HEADERS_CRLF, NULL, line);
    header_is(exchange.request, WINHTTP_QUERY_REQUEST_METHOD, NULL, "GET");
    exchange_end(&exchange);
}

int main(void)
{
    check("connection\n" "receive head\n" SEND("HTTP/1.1 404 Not Found\r\n\r\n") "close\n",
        "HTTP/1.1", "404", "Not Found", "HTTP/1.1 404 Not Found\r\n\r\n");
    check("connection\n" "receive head\n" SEND("HTTP/1.0 200 OK\r\n\r\n") "close\n",
        "HTTP/1.0", "200", "OK", "HTTP/1.0 200 OK\r\n\r\n");
    check("connection\n" "receive head\n" SEND("HTTP/1.1 200 \r\n\r\n") "close\n",
        "HTTP/1.1", "200", "", "HTTP/1.1 200 \r\n\r\n");
    check("connection\n" "receive head\n" SEND("HTTP/1.1 204\r\n\r\n") "close\n",
        "HTTP/1.1", "204", "", "HTTP/1.1 204\r\n\r\n");
    check("connection\n" "receive head\n" SEND("HTTP/1.1 999 a  b: c\r\n\r\n") "close\n",
        "HTTP/1.1", "999", "a  b: c", "HTTP/1.1 999 a  b: c\r\n\r\n");
    return 0;
}
