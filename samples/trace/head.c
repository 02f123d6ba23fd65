#include "head.h"

#include <stdio.h>
#include <stdlib.h>

#include "text.h"

static int print_lines(HINTERNET request, DWORD level)
{
    DWORD bytes = 0;
    WCHAR *text, *line, *end;

    /* Asks for the size, which is that of the whole text and its terminator. */
    WinHttpQueryHeaders(request, level, WINHTTP_HEADER_NAME_BY_INDEX, NULL, &bytes, WINHTTP_NO_HEADER_INDEX);
    text = malloc(bytes > 0 ? bytes : 1);
    if (text == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
        return 0;
    }
    if (!WinHttpQueryHeaders(request, level, WINHTTP_HEADER_NAME_BY_INDEX, text, &bytes, WINHTTP_NO_HEADER_INDEX)) {
        free(text);
        return 0;
    }
    end = text + bytes / sizeof *text;
    for (line = text; line < end;) {
        WCHAR *next = line;
        while (next < end && *next != '\r') {
            next++;
        }
        if (next > line) { /* the last line is empty */
            fputs("< ", stderr);
            text_print(stderr, line, (size_t)(next - line));
            putc('\n', stderr);
        }
        line = next + 2; /* CR LF */
    }
    free(text);
    return 1;
}

int head_print(HINTERNET request)
{
    return print_lines(request, WINHTTP_QUERY_RAW_HEADERS_CRLF);
}

int trailers_print(HINTERNET request)
{
    return print_lines(request, WINHTTP_QUERY_RAW_HEADERS_CRLF | WINHTTP_QUERY_FLAG_TRAILERS);
}
