#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* MAP_ANONYMOUS */
#endif
#include "guarded.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "check.h"
#include "text.h"

void *guarded_bytes(size_t size)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t accessible = (size + page) / page * page;
    char *start = (char *)mmap(NULL, accessible + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(start != MAP_FAILED);
    CHECK(mprotect(start + accessible, page, PROT_NONE) == 0);
    memset(start + accessible - size, 0x5A, size);
    return start + accessible - size;
}

WCHAR *guarded_characters(const WCHAR *text, size_t characters)
{
    return (WCHAR *)memcpy(guarded_bytes(characters * sizeof(WCHAR)), text, characters * sizeof(WCHAR));
}

WCHAR *guarded_text(const WCHAR *text)
{
    return guarded_characters(text, text_length(text) + 1);
}
