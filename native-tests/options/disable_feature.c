/* DISABLE_FEATURE: known bits, on a request, before it is sent; without keep-alive the connection is not used again. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "numbers.h"
#include "text.h"
#include "wire.h"

static const DWORD all_features = WINHTTP_DISABLE_COOKIES | WINHTTP_DISABLE_REDIRECTS | WINHTTP_DISABLE_AUTHENTICATION
    | WINHTTP_DISABLE_KEEP_ALIVE;

int main(void)
{
    struct wire wire = wire_start();
    HINTERNET request = wire.handles.request;
    DWORD length = sizeof length, bits;
    char *head;

    CHECK_FAILS(set_number(wire.handles.session, WINHTTP_OPTION_DISABLE_FEATURE, 0),
        ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    CHECK_FAILS(set_number(wire.handles.connect, WINHTTP_OPTION_DISABLE_FEATURE, 0),
        ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    CHECK_FAILS(WinHttpQueryOption(request, WINHTTP_OPTION_DISABLE_FEATURE, &bits, &length), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(set_number(request, WINHTTP_OPTION_DISABLE_FEATURE, 0xFFFFFFFF), ERROR_INVALID_PARAMETER);
    for (bits = 0x80000000; (bits & all_features) == 0; bits >>= 1) {
        CHECK_FAILS(set_number(request, WINHTTP_OPTION_DISABLE_FEATURE, bits), ERROR_INVALID_PARAMETER);
    }
    for (bits = 0; bits <= all_features; bits++) {
        HINTERNET other = WinHttpOpenRequest(wire.handles.connect, NULL, NULL, NULL, NULL, NULL, 0);
        CHECK_SUCCEEDS(set_number(other, WINHTTP_OPTION_DISABLE_FEATURE, bits));
        CHECK_SUCCEEDS(WinHttpCloseHandle(other));
    }

    /* Bits add up: there is no way to enable again. */
    CHECK_SUCCEEDS(set_number(request, WINHTTP_OPTION_DISABLE_FEATURE, WINHTTP_DISABLE_KEEP_ALIVE));
    CHECK_SUCCEEDS(set_number(request, WINHTTP_OPTION_DISABLE_FEATURE, WINHTTP_DISABLE_COOKIES));
    head = wire_send(&wire, request);
    CHECK_TEXT(head, "GET / HTTP/1.1\r\nConnection: close\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    free(head);
    CHECK_FAILS(set_number(request, WINHTTP_OPTION_DISABLE_FEATURE, WINHTTP_DISABLE_COOKIES),
        ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    wire_stop(&wire);
    return 0;
}
