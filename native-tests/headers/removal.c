/* REPLACE with an empty value removes: that occurrence, and 12150 when there is none; with ADD it does not mind. */
#include "own_list.h"
#include "open_handles.h"

static const DWORD replace = WINHTTP_ADDREQ_FLAG_REPLACE, plain = WINHTTP_ADDREQ_FLAG_ADD;

int main(void)
{
    struct open_handles handles = open_handles(0, 0);
    HINTERNET request = handles.request;
    CHECK_SUCCEEDS(add(request, W("A: 1\r\nCookie: x=y\r\nA: 2\r\nB: 3\r\nA: 4"), plain));
    CHECK_SUCCEEDS(add(request, W("Cookie:"), replace));
    own_list_is(request, "A: 1|A: 2|B: 3|A: 4|");
    CHECK_FAILS(add(request, W("Cookie:"), replace), ERROR_WINHTTP_HEADER_NOT_FOUND);
    CHECK_SUCCEEDS(add(request, W("Cookie:"), replace | plain));
    CHECK_SUCCEEDS(add(request, W("a:  \t"), replace | 1));
    own_list_is(request, "A: 1|B: 3|A: 4|");
    CHECK_FAILS(add(request, W("A:"), replace | 2), ERROR_WINHTTP_HEADER_NOT_FOUND);
    CHECK_SUCCEEDS(add(request, W("A:"), replace | plain));
    own_list_is(request, "B: 3|A: 4|");
    CHECK_SUCCEEDS(add(request, W("A:\r\n"), replace));
    CHECK_SUCCEEDS(add(request, W("B:"), replace));
    own_list_is(request, "");
    close_handles(&handles);
    return 0;
}
