/* The length protocol of WinHttpCreateUrl: characters, with the terminator when asked for, without it when stored. */
#include <string.h>

#include "components.h"

int main(void)
{
    static const WCHAR expected[] = W("http://server.example/path");
    URL_COMPONENTS components = components_of(INTERNET_SCHEME_HTTP, NULL, NULL, W("server.example"), 80, W("/path"),
        NULL);
    DWORD characters = (DWORD)text_length(expected), length, capacity, at;
    WCHAR url[64];

    length = 0;
    CHECK_FAILS(WinHttpCreateUrl(&components, 0, NULL, &length), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, characters + 1);
    length = 1000;
    CHECK_FAILS(WinHttpCreateUrl(&components, 0, NULL, &length), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, characters + 1);
    for (capacity = 0; capacity <= characters; capacity++) {
        length = capacity;
        memset(url, 0x5A, sizeof url);
        CHECK_FAILS(WinHttpCreateUrl(&components, 0, url, &length), ERROR_INSUFFICIENT_BUFFER);
        CHECK_EQ(length, characters + 1);
        for (at = capacity; at < 64; at++) {
            CHECK_EQ(url[at], 0x5A5A);
        }
    }
    for (capacity = characters + 1; capacity <= 64; capacity++) {
        length = capacity;
        memset(url, 0x5A, sizeof url);
        CHECK_SUCCEEDS(WinHttpCreateUrl(&components, 0, url, &length));
        CHECK_EQ(length, characters);
        CHECK_WIDE(url, expected);
        for (at = characters + 1; at < 64; at++) {
            CHECK_EQ(url[at], 0x5A5A);
        }
    }
    return 0;
}
