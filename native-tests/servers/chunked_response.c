/* Server-side includes make nginx forget the length of a file, so it sends chunks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "nginx.h"

enum { LINES = 30000 };

/* Text without a '<', which would look like an include. */
static void print_line(char *line, size_t size, unsigned number)
{
    snprintf(line, size, "line %06u of a page that nginx has to read through\n", number);
}

static void take(struct exchange *exchange, const unsigned char *piece, DWORD length)
{
    char line[128];
    unsigned line_length;
    DWORD i;

    print_line(line, sizeof line, 0);
    line_length = (unsigned)strlen(line);
    for (i = 0; i < length; i++) {
        unsigned long long offset = exchange->body_bytes + i;
        if (i == 0 || offset % line_length == 0) {
            print_line(line, sizeof line, (unsigned)(offset / line_length));
        }
        CHECK_EQ(piece[i], line[offset % line_length]);
    }
}

int main(void)
{
    struct nginx nginx;
    unsigned long long length = 0, connection_number = 0;
    char line[128];
    FILE *file;
    unsigned i;
    int mode;

    nginx_needs_module("http_ssi");
    nginx = nginx_start("ssi on; ssi_types application/octet-stream;");
    file = fopen(nginx_file(&nginx, "page"), "wb");
    CHECK(file != NULL);
    for (i = 0; i < LINES; i++) {
        print_line(line, sizeof line, i);
        length += strlen(line);
        CHECK(fputs(line, file) >= 0);
    }
    CHECK(fclose(file) == 0);

    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client client = exchange_client_open(exchange_modes[mode], nginx.port);
        int round;

        /* The second one finds the connection where the last chunk of the first has left it. */
        for (round = 0; round < 2; round++) {
            struct exchange exchange;
            char *coding;

            memset(&exchange, 0, sizeof exchange);
            exchange.object = W("/page");
            exchange.take = take;
            exchange_run(&client, &exchange, 200);
            CHECK_EQ(exchange.body_bytes, length);
            coding = exchange_header(&exchange, W("Transfer-Encoding"));
            CHECK_TEXT(coding, "chunked");
            CHECK(exchange_header(&exchange, W("Content-Length")) == NULL);
            if (connection_number == 0) {
                connection_number = exchange_number(&exchange, W("X-Connection"));
            }
            CHECK_EQ(exchange_number(&exchange, W("X-Connection")), connection_number);
            free(coding);
            exchange_close(&exchange);
        }
        exchange_client_close(&client);
    }
    nginx_stop(&nginx);
    return 0;
}
