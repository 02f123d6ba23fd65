/* A head of more than 64 KiB: 12182; of more than 4,000 headers: 12181. At both limits all is well. */
#include "check.h"
#include "reply_cases.h"
#include "script.h"

static const struct reply_case cases[] = {
    /* 44 bytes, 654 times 100, 90 and 2. */
    { "65536 bytes",
        SEND("HTTP/1.1 204 No Content\r\nConnection: close\r\n")
        SEND_REPEAT(654, "B: 01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234\r\n")
        SEND("C: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n\r\n") "close\n",
        0 },
    { "65537 bytes",
        SEND("HTTP/1.1 204 No Content\r\nConnection: close\r\n")
        SEND_REPEAT(654, "B: 01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234\r\n")
        SEND("C: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n\r\n") "hold\n",
        ERROR_WINHTTP_HEADER_SIZE_OVERFLOW },
    { "4000 headers",
        SEND("HTTP/1.1 204 No Content\r\nConnection: close\r\n")
        SEND_REPEAT(3999, "A: b\r\n")
        SEND("\r\n") "close\n",
        0 },
    { "4001 headers",
        SEND("HTTP/1.1 204 No Content\r\nConnection: close\r\n")
        SEND_REPEAT(4000, "A: b\r\n")
        SEND("\r\n") "hold\n",
        ERROR_WINHTTP_HEADER_COUNT_EXCEEDED },
    { "a head that ends beyond 64 KiB",
        SEND("HTTP/1.1 204 No Content\r\n")
        SEND_REPEAT(3000, "A: 0123456789012345678901234567890\r\n")
        SEND("\r\n") "hold\n",
        ERROR_WINHTTP_HEADER_SIZE_OVERFLOW },
    { "a head that does not end",
        SEND("HTTP/1.1 204 No Content\r\n")
        SEND_REPEAT(3000, "A: 0123456789012345678901234567890\r\n") "hold\n",
        ERROR_WINHTTP_HEADER_SIZE_OVERFLOW },
    { "a header that does not end",
        SEND("HTTP/1.1 204 No Content\r\nA: ")
        SEND_REPEAT(10000, "0123456789") "hold\n",
        ERROR_WINHTTP_HEADER_SIZE_OVERFLOW },
};

int main(void)
{
    RUN_REPLY_CASES(cases);
    return 0;
}
