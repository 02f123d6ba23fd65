#include "pattern.h"

#include <stdio.h>

#include "check.h"

unsigned char pattern_byte(unsigned long long offset)
{
    /* 251 is a prime, so that no power of two is a period. */
    return (unsigned char)(offset % 251 + offset / 65536 * 7);
}

void pattern_fill(unsigned char *piece, DWORD length, unsigned long long offset)
{
    DWORD i;

    for (i = 0; i < length; i++) {
        piece[i] = pattern_byte(offset + i);
    }
}

void pattern_check(const unsigned char *piece, DWORD length, unsigned long long offset)
{
    DWORD i;

    for (i = 0; i < length; i++) {
        if (piece[i] != pattern_byte(offset + i)) {
            fprintf(stderr, "wrong byte at offset %llu\n", offset + i);
            CHECK_EQ(piece[i], pattern_byte(offset + i));
        }
    }
}

void pattern_take(struct exchange *exchange, const unsigned char *piece, DWORD length)
{
    pattern_check(piece, length, exchange->body_bytes);
}

void pattern_write_file(const char *name, unsigned long long length)
{
    FILE *file = fopen(name, "wb");
    unsigned long long i;

    CHECK(file != NULL);
    for (i = 0; i < length; i++) {
        putc(pattern_byte(i), file);
    }
    CHECK(fclose(file) == 0);
}

void pattern_check_file(const char *name, unsigned long long length)
{
    FILE *file = fopen(name, "rb");
    unsigned long long i;

    CHECK(file != NULL);
    for (i = 0; i < length; i++) {
        CHECK_EQ(getc(file), pattern_byte(i));
    }
    CHECK_EQ(getc(file), EOF);
    fclose(file);
}
