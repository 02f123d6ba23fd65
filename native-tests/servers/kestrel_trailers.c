/* Trailers of a chunked response, known when its body has been read to the end. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "kestrel.h"
#include "pattern.h"

enum { CHUNKED_BYTES = 100003 };

static void check_trailer(struct exchange *exchange, const WCHAR *name, const char *expected)
{
    WCHAR value[64];
    DWORD size = sizeof value;
    char *text;

    CHECK(WinHttpQueryHeaders(exchange->request, WINHTTP_QUERY_CUSTOM | WINHTTP_QUERY_FLAG_TRAILERS, name, value, &size,
        WINHTTP_NO_HEADER_INDEX));
    text = text_to_utf8(value);
    CHECK_TEXT(text, expected);
    free(text);
}

int main(void)
{
    struct kestrel kestrel = kestrel_start();
    char hash[17];
    int mode;

    kestrel_pattern_hash(CHUNKED_BYTES, hash);
    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client client = exchange_client_open(exchange_modes[mode], kestrel.port);
        struct exchange exchange;

        memset(&exchange, 0, sizeof exchange);
        exchange.object = W("/chunked?bytes=100003&piece=999");
        exchange.take = pattern_take;
        exchange_run(&client, &exchange, 200);
        CHECK_EQ(exchange.body_bytes, CHUNKED_BYTES);
        check_trailer(&exchange, W("X-Body-Bytes"), "100003");
        check_trailer(&exchange, W("X-Body-Hash"), hash);
        exchange_close(&exchange);
        exchange_client_close(&client);
    }
    kestrel_stop(&kestrel);
    return 0;
}
