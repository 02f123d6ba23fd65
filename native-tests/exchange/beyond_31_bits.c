/*
 * One call may move more than 2^31 - 1 bytes: its counts are DWORDs. The memory is one page of the system, mapped over and
 * over, so that neither side of the test needs as much. A body is read into and written from it, whole, in both modes.
 */
#define _GNU_SOURCE
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

#define SIZE 0x80000400u /* 2 GiB and 1 KiB */

enum { WINDOW = 64 * 1024 * 1024 };

/* The same window of memory again and again, as far as SIZE goes. */
static char *repeated_memory(void)
{
    int file = memfd_create("window", 0);
    size_t offset;
    char *start = (char *)mmap(NULL, (size_t)SIZE + WINDOW, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

    CHECK(file >= 0 && ftruncate(file, WINDOW) == 0 && start != MAP_FAILED);
    for (offset = 0; offset < SIZE; offset += WINDOW) {
        CHECK(mmap(start + offset, WINDOW, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, file, 0) == start + offset);
    }
    close(file);
    return start;
}

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 2147484672\r\n\r\n")
    SEND_REPEAT(2097152, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")
    SEND_REPEAT(64, "0123456789abcdef")
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

int main(void)
{
    char *memory = repeated_memory();
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        DWORD count = 0;

        exchange_open(&exchange, &client, NULL, NULL);
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
        CHECK_EQ(exchange_receive(&exchange), 0);
        CHECK_EQ(exchange_read(&exchange, memory, SIZE, &count), 0);
        CHECK_EQ(count, SIZE);
        CHECK(memcmp(memory + SIZE - 32, "0123456789abcdef0123456789abcdef", 32) == 0);
        CHECK_EQ(exchange_read(&exchange, memory, SIZE, &count), 0);
        CHECK_EQ(count, 0);
        exchange_close(&exchange);

        exchange_open(&exchange, &client, W("POST"), NULL);
        CHECK_EQ(exchange_send(&exchange, NULL, memory, SIZE, SIZE), 0);
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
        exchange_close(&exchange);

        exchange_open(&exchange, &client, W("POST"), NULL);
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, SIZE), 0);
        CHECK_EQ(exchange_write(&exchange, memory, SIZE), 0);
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
        exchange_close(&exchange);

        client_close(&client);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
