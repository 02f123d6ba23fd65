/* Malformed lines are 87, and then no line of that call is added. */
#include "own_list.h"
#include "open_handles.h"

static HINTERNET request;

static void refused(const WCHAR *lines)
{
    CHECK_FAILS(add(request, lines, WINHTTP_ADDREQ_FLAG_ADD), ERROR_INVALID_PARAMETER);
    own_list_is(request, "Before: 1|");
}

static void lengths(void)
{
    enum { LENGTH = 2 * 1024 * 1024 };
    WCHAR *line = (WCHAR *)malloc((LENGTH + 1) * sizeof *line);
    DWORD at;
    for (at = 0; at < LENGTH; at++) {
        line[at] = 'a';
    }
    line[LENGTH] = 0;
    line[1] = ':';
    refused(line);
    CHECK_FAILS(WinHttpAddRequestHeaders(request, line, LENGTH, WINHTTP_ADDREQ_FLAG_ADD), ERROR_INVALID_PARAMETER);
    /* Lengths that no text can have are refused without looking at the text. */
    CHECK_FAILS(WinHttpAddRequestHeaders(request, W("A: b"), 0x7FFFFFFF, WINHTTP_ADDREQ_FLAG_ADD),
        ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpAddRequestHeaders(request, W("A: b"), 0x80000000, WINHTTP_ADDREQ_FLAG_ADD),
        ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpAddRequestHeaders(request, W("A: b"), 0xFFFFFFFE, WINHTTP_ADDREQ_FLAG_ADD),
        ERROR_INVALID_PARAMETER);
    own_list_is(request, "Before: 1|");

    CHECK_SUCCEEDS(WinHttpAddRequestHeaders(request, W("A: bcd"), 4, WINHTTP_ADDREQ_FLAG_ADD));
    own_list_is(request, "Before: 1|A: b|");
    CHECK_SUCCEEDS(WinHttpAddRequestHeaders(request, W("A:"), 2, WINHTTP_ADDREQ_FLAG_REPLACE));
    CHECK_SUCCEEDS(WinHttpAddRequestHeaders(request, W("A: b"), 0, WINHTTP_ADDREQ_FLAG_ADD)); /* nothing */
    own_list_is(request, "Before: 1|");
    free(line);
}

int main(void)
{
    struct open_handles handles = open_handles(0, 0);
    static const WCHAR half_a_pair[] = { 'A', ':', 0xD800, 0 }, other_half[] = { 'A', ':', 0xDC00, 'x', 0 };
    request = handles.request;
    CHECK_SUCCEEDS(add(request, W("Before: 1"), WINHTTP_ADDREQ_FLAG_ADD));

    refused(NULL);
    refused(W("no colon"));
    refused(W(": no name"));
    refused(W(" : blank name"));
    refused(W(" A: leading blank"));
    refused(W("A B: blank inside"));
    refused(W("A\tB: tab inside"));
    refused(W("A(b): c"));
    refused(W("\u00C4: non-ASCII name"));
    refused(W("A: control \x01"));
    refused(W("A: delete \x7F"));
    refused(half_a_pair);
    refused(other_half);
    refused(W("Good: 1\r\nbad"));
    refused(W("bad\r\nGood: 1"));
    refused(W("Good: 1\r\n: 2\r\nGood: 3"));
    refused(W("Good: 1\r\n folded: no"));
    lengths();
    close_handles(&handles);
    return 0;
}
