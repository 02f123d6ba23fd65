/* GlobalAlloc, GlobalFree and LocalFree, with what a program may pass. */
#include <stdint.h>
#include <string.h>

#include "check.h"

int main(void)
{
    static const UINT flags[] = { GMEM_FIXED, GMEM_ZEROINIT, 0x0002, 0x7FFFFFBF, 0xFFFFFFFF };
    unsigned at, byte;
    for (at = 0; at < sizeof flags / sizeof flags[0]; at++) {
        unsigned char *memory = (unsigned char *)GlobalAlloc(flags[at], 1000);
        CHECK(memory != NULL);
        CHECK_EQ((uintptr_t)memory % 16, 0);
        for (byte = 0; byte < 1000 && (flags[at] & GMEM_ZEROINIT); byte++) {
            CHECK_EQ(memory[byte], 0);
        }
        memset(memory, 0xFF, 1000);
        CHECK(at % 2 == 0 ? GlobalFree(memory) == NULL : LocalFree(memory) == NULL);
    }
    CHECK(GlobalFree(GlobalAlloc(GMEM_FIXED, 0)) == NULL);
    CHECK(GlobalFree(NULL) == NULL);
    CHECK(LocalFree(NULL) == NULL);
    SetLastError(0);
    CHECK(GlobalAlloc(GMEM_FIXED, SIZE_MAX) == NULL);
    CHECK_EQ(GetLastError(), ERROR_NOT_ENOUGH_MEMORY);
    SetLastError(0);
    CHECK(GlobalAlloc(GMEM_ZEROINIT, SIZE_MAX) == NULL);
    CHECK_EQ(GetLastError(), ERROR_NOT_ENOUGH_MEMORY);
    return 0;
}
