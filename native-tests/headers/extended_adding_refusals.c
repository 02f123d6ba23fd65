/* WinHttpAddRequestHeadersEx: what would split a head, unknown bits, reserved arguments, too many, handles. */
#include "extended.h"
#include "own_list.h"
#include "open_handles.h"

enum { MOST = 4000 };

static WINHTTP_EXTENDED_HEADER many[MOST + 1];

static DWORD add_one(HINTERNET handle, DWORD modifiers, ULONGLONG flags, ULONGLONG extra)
{
    WINHTTP_EXTENDED_HEADER header = { { W("A") }, { W("b") } };
    return WinHttpAddRequestHeadersEx(handle, modifiers, flags, extra, 1, &header);
}

int main(void)
{
    static const WCHAR *const names[] = { NULL, W(""), W(" A"), W("A "), W("A:"), W("A b"), W("A\r\nB"), W("A\n"), W("\u00E4") };
    static const WCHAR *const values[] = { W("b\r\nC: d"), W("b\n"), W("b\rc"), W("b\x01"), W("b\x7F"), W("\nb") };
    static const WCHAR half_a_pair[] = { 'b', 0xD800, 0 };
    struct open_handles handles = open_handles(0, 0);
    HINTERNET request = handles.request;
    const DWORD plain = WINHTTP_ADDREQ_FLAG_ADD;
    unsigned at;

    for (at = 0; at < sizeof names / sizeof names[0]; at++) {
        CHECK_EQ(extended_add(request, names[at], W("b"), plain), ERROR_INVALID_PARAMETER);
    }
    for (at = 0; at < sizeof values / sizeof values[0]; at++) {
        CHECK_EQ(extended_add(request, W("A"), values[at], plain), ERROR_INVALID_PARAMETER);
    }
    CHECK_EQ(extended_add(request, W("A"), half_a_pair, plain), ERROR_INVALID_PARAMETER);
    CHECK_EQ(extended_add_bytes(request, "A", "b\r\nC: d", plain), ERROR_INVALID_PARAMETER);
    CHECK_EQ(extended_add_bytes(request, "\xC3\xA4", "b", plain), ERROR_INVALID_PARAMETER);
    CHECK_EQ(extended_add_bytes(request, NULL, NULL, plain), ERROR_INVALID_PARAMETER);

    CHECK_EQ(add_one(request, 0x00010000, 1, 0), ERROR_INVALID_PARAMETER);
    CHECK_EQ(add_one(request, plain | 0x04000000, 1, 0), ERROR_INVALID_PARAMETER);
    CHECK_EQ(add_one(request, plain, 2, 0), ERROR_INVALID_PARAMETER);
    CHECK_EQ(add_one(request, plain, 0x100000001ULL, 0), ERROR_INVALID_PARAMETER);
    CHECK_EQ(add_one(request, plain, 1, 1), ERROR_INVALID_PARAMETER);
    CHECK_EQ(WinHttpAddRequestHeadersEx(request, plain, 1, 0, 1, NULL), ERROR_INVALID_PARAMETER);
    CHECK_EQ(WinHttpAddRequestHeadersEx(request, plain, 1, 0, 0xFFFFFFFF, many), ERROR_INVALID_PARAMETER);
    own_list_is(request, "");

    for (at = 0; at <= MOST; at++) {
        many[at].pwszName = W("A");
        many[at].pwszValue = W("b");
    }
    CHECK_EQ(WinHttpAddRequestHeadersEx(request, plain, 1, 0, MOST + 1, many), ERROR_INVALID_PARAMETER);
    own_list_is(request, "");
    CHECK_EQ(WinHttpAddRequestHeadersEx(request, plain, 1, 0, MOST, many), 0);

    CHECK_EQ(add_one(handles.connect, plain, 1, 0), ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    CHECK_EQ(add_one(NULL, plain, 1, 1), ERROR_INVALID_HANDLE);
    close_handles(&handles);
    CHECK_EQ(add_one(request, plain, 1, 0), ERROR_INVALID_HANDLE);
    return 0;
}
