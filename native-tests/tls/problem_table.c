#include "problem_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

static const char begin_mark[] = "<!-- certificate problems -->\n";
static const char end_mark[] = "<!-- end of certificate problems -->\n";

static const struct {
    DWORD flag;
    const char *name;
} names[] = {
    { WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED, "CERT_REV_FAILED" },
    { WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CERT, "INVALID_CERT" },
    { WINHTTP_CALLBACK_STATUS_FLAG_CERT_REVOKED, "CERT_REVOKED" },
    { WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA, "INVALID_CA" },
    { WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID, "CERT_CN_INVALID" },
    { WINHTTP_CALLBACK_STATUS_FLAG_CERT_DATE_INVALID, "CERT_DATE_INVALID" },
    { WINHTTP_CALLBACK_STATUS_FLAG_CERT_WRONG_USAGE, "CERT_WRONG_USAGE" },
    { WINHTTP_CALLBACK_STATUS_FLAG_SECURITY_CHANNEL_ERROR, "SECURITY_CHANNEL_ERROR" },
};

static void append(struct problem_table *table, const char *text)
{
    size_t length = strlen(text);

    if (table->length + length + 1 > table->capacity) {
        table->capacity = (table->length + length + 1) * 2;
        table->text = (char *)realloc(table->text, table->capacity);
        CHECK(table->text != NULL);
    }
    memcpy(table->text + table->length, text, length + 1);
    table->length += length;
}

struct problem_table problem_table_begin(void)
{
    struct problem_table table = { 0 };

    append(&table, begin_mark);
    append(&table, "| the certificate | SECURE_FAILURE | error | ignored by |\n|-|-|-|-|\n");
    return table;
}

void problem_table_add(struct problem_table *table, const char *problem, DWORD flags, DWORD error, const char *ignored_by)
{
    const char *separator = "";
    char number[32];
    size_t i;

    append(table, "| ");
    append(table, problem);
    append(table, " | ");
    for (i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (flags & names[i].flag) {
            append(table, separator);
            append(table, names[i].name);
            separator = ", ";
        }
    }
    snprintf(number, sizeof number, error != 0 ? " | %lu | " : " | | ", (unsigned long)error);
    append(table, flags != 0 ? number : "none | none | ");
    append(table, flags != 0 ? ignored_by : "");
    append(table, " |\n");
}

static char *read_document(size_t *length)
{
    FILE *file = fopen(TLS_DOCUMENT, "rb");
    char *text;

    CHECK(file != NULL);
    CHECK(fseek(file, 0, SEEK_END) == 0);
    *length = (size_t)ftell(file);
    rewind(file);
    text = (char *)malloc(*length + 1);
    CHECK(text != NULL && fread(text, 1, *length, file) == *length);
    text[*length] = '\0';
    fclose(file);
    return text;
}

void problem_table_end(struct problem_table *table, int writes)
{
    size_t length;
    char *document = read_document(&length), *begin = strstr(document, begin_mark), *end = strstr(document, end_mark);

    CHECK(begin != NULL && end != NULL && begin < end);
    if (writes) {
        FILE *file = fopen(TLS_DOCUMENT, "wb");

        CHECK(file != NULL);
        fwrite(document, 1, (size_t)(begin - document), file);
        fwrite(table->text, 1, table->length, file);
        fwrite(end, 1, strlen(end), file);
        CHECK(fclose(file) == 0);
    } else if ((size_t)(end - begin) != table->length || memcmp(begin, table->text, table->length) != 0) {
        fprintf(stderr, "docs/tls.md must say (run this program with the argument `write`):\n%s", table->text);
        exit(1);
    }
    free(document);
    free(table->text);
}
