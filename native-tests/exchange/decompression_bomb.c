/* A small body that decodes to 512 MiB streams through in constant memory. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "encoded.h"
#include "exchange.h"
#include "loopback.h"
#include "script.h"
#include "script_text.h"
#include "usage.h"

enum { BLOCKS = 8192, BLOCK_BYTES = 65536, READ_BYTES = 65536, BOUND_KIB = 16 * 1024 };

static void download(const struct client *client)
{
    static char buffer[READ_BYTES];
    struct exchange exchange;
    DWORD enabled = WINHTTP_DECOMPRESSION_FLAG_ALL, count, at;
    unsigned long long total = 0;
    long before, most = 0;

    exchange_open(&exchange, client, NULL, NULL);
    CHECK_SUCCEEDS(WinHttpSetOption(exchange.request, WINHTTP_OPTION_DECOMPRESSION, &enabled, sizeof enabled));
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
    CHECK_EQ(exchange_receive(&exchange), 0);
    before = usage_resident_kib();
    do {
        CHECK_EQ(exchange_read(&exchange, buffer, sizeof buffer, &count), 0);
        for (at = 0; at < count; at += 1021) {
            CHECK_EQ(buffer[at], 0);
        }
        total += count;
        if (total % (64 * 1024 * 1024) == 0 && usage_resident_kib() > most) {
            most = usage_resident_kib();
        }
    } while (count > 0);
    CHECK(total == (unsigned long long)BLOCKS * BLOCK_BYTES);
    printf("%ld KiB more\n", most - before);
    CHECK(most - before < BOUND_KIB);
    exchange_close(&exchange);
}

int main(void)
{
    struct script_text script = { 0 };
    struct loopback server;
    enum call_mode mode;

    script_text_add(&script, "connection once\n" "receive head\n"
        SEND("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nConnection: close\r\n\r\n"));
    script_text_send_repeat(&script, BLOCKS, ZERO_BLOCK, sizeof ZERO_BLOCK - 1);
    script_text_send(&script, LAST_BLOCK, sizeof LAST_BLOCK - 1);
    script_text_add(&script, "close\n");
    EACH_MODE(mode) {
        struct client client;
        server = loopback_start(script.text);
        client = client_open(mode, server.port);
        download(&client);
        client_close(&client);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    free(script.text);
    return 0;
}
