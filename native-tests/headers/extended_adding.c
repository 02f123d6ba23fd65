/* WinHttpAddRequestHeadersEx: every modifier, UTF-16 and bytes, all headers or none. */
#include "extended.h"
#include "own_list.h"
#include "open_handles.h"
#include "wire.h"

static const DWORD plain = WINHTTP_ADDREQ_FLAG_ADD, replace = WINHTTP_ADDREQ_FLAG_REPLACE;
static const ULONGLONG unicode = WINHTTP_EXTENDED_HEADER_FLAG_UNICODE;

static void modifiers(HINTERNET request)
{
    CHECK_EQ(extended_add(request, W("A"), W("1"), plain), 0);
    CHECK_EQ(extended_add(request, W("B"), W(" 2\t"), 0), 0);
    CHECK_EQ(extended_add(request, W("A"), W("3"), plain), 0);
    own_list_is(request, "A: 1|B: 2|A: 3|");
    CHECK_EQ(extended_add(request, W("a"), W("4"), WINHTTP_ADDREQ_FLAG_ADD_IF_NEW), ERROR_WINHTTP_HEADER_ALREADY_EXISTS);
    CHECK_EQ(extended_add(request, W("C"), W("4"), WINHTTP_ADDREQ_FLAG_ADD_IF_NEW), 0);
    CHECK_EQ(extended_add(request, W("C"), W("5"), WINHTTP_ADDREQ_FLAG_COALESCE), 0);
    CHECK_EQ(extended_add(request, W("C"), W("6"), WINHTTP_ADDREQ_FLAG_COALESCE_WITH_SEMICOLON), 0);
    own_list_is(request, "A: 1|B: 2|A: 3|C: 4, 5; 6|");
    CHECK_EQ(extended_add(request, W("A"), W("7"), replace | 1), 0);
    CHECK_EQ(extended_add(request, W("A"), W("7"), replace | 2), ERROR_WINHTTP_HEADER_NOT_FOUND);
    CHECK_EQ(extended_add(request, W("D"), W("7"), replace), ERROR_WINHTTP_HEADER_NOT_FOUND);
    CHECK_EQ(extended_add(request, W("D"), W("7"), replace | plain), 0);
    own_list_is(request, "A: 1|B: 2|A: 7|C: 4, 5; 6|D: 7|");
    CHECK_EQ(extended_add(request, W("A"), NULL, replace), 0);
    CHECK_EQ(extended_add(request, W("B"), W(""), replace), 0);
    CHECK_EQ(extended_add(request, W("C"), W(" "), replace), 0);
    own_list_is(request, "A: 7|D: 7|");
    CHECK_EQ(extended_add(request, W("E"), NULL, plain), 0); /* no value is an empty one */
    own_list_is(request, "A: 7|D: 7|E: |");
}

static void several(HINTERNET request)
{
    WINHTTP_EXTENDED_HEADER headers[2] = { { { W("F") }, { W("8") } }, { { W("G:") }, { W("9") } } };
    CHECK_EQ(WinHttpAddRequestHeadersEx(request, plain, unicode, 0, 2, headers), ERROR_INVALID_PARAMETER);
    own_list_is(request, "A: 7|D: 7|E: |");
    headers[1].pwszName = W("D");
    CHECK_EQ(WinHttpAddRequestHeadersEx(request, WINHTTP_ADDREQ_FLAG_ADD_IF_NEW, unicode, 0, 2, headers),
        ERROR_WINHTTP_HEADER_ALREADY_EXISTS);
    CHECK_EQ(WinHttpAddRequestHeadersEx(request, replace | plain, unicode, 0, 2, headers), ERROR_INVALID_PARAMETER);
    own_list_is(request, "A: 7|D: 7|E: |");
    CHECK_EQ(WinHttpAddRequestHeadersEx(request, plain, unicode, 0, 2, headers), 0);
    own_list_is(request, "A: 7|D: 7|E: |F: 8|D: 9|");
    CHECK_EQ(WinHttpAddRequestHeadersEx(request, plain, unicode, 0, 0, NULL), 0);
    CHECK_EQ(WinHttpAddRequestHeadersEx(request, replace, 0, 0, 0, headers), 0);
    own_list_is(request, "A: 7|D: 7|E: |F: 8|D: 9|");
}

static void bytes(void)
{
    struct wire wire = wire_start();
    char *head;
    CHECK_EQ(extended_add_bytes(wire.handles.request, "A", "one", plain), 0);
    CHECK_EQ(extended_add_bytes(wire.handles.request, "B", "\xC3\xA4", plain), 0);
    CHECK_EQ(extended_add_bytes(wire.handles.request, "C", "\xE4", plain), 0); /* as no UTF-8 it is ISO 8859-1 */
    CHECK_EQ(extended_add(wire.handles.request, W("D"), W("\u00E4"), plain), 0);
    head = wire_send(&wire, wire.handles.request);
    CHECK_TEXT(head,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nA: one\r\nB: \xC3\xA4\r\nC: \xC3\xA4\r\nD: \xC3\xA4\r\n"
        "Host: 127.0.0.1:PORT\r\n\r\n");
    free(head);
    wire_stop(&wire);
}

int main(void)
{
    struct open_handles handles = open_handles(0, 0);
    modifiers(handles.request);
    several(handles.request);
    close_handles(&handles);
    bytes();
    return 0;
}
