/* Each modifier of WinHttpAddRequestHeaders, alone and with others, when the header is there and when it is not. */
#include "own_list.h"
#include "open_handles.h"

static const DWORD plain = WINHTTP_ADDREQ_FLAG_ADD, if_new = WINHTTP_ADDREQ_FLAG_ADD_IF_NEW;
static const DWORD replace = WINHTTP_ADDREQ_FLAG_REPLACE, comma = WINHTTP_ADDREQ_FLAG_COALESCE_WITH_COMMA;
static const DWORD semicolon = WINHTTP_ADDREQ_FLAG_COALESCE_WITH_SEMICOLON;

/* A request with "A: 1", "B: 2", "A: 3". */
static struct open_handles with_three(void)
{
    struct open_handles handles = open_handles(0, 0);
    CHECK_SUCCEEDS(add(handles.request, W("A: 1\r\nB: 2\r\nA: 3"), plain));
    own_list_is(handles.request, "A: 1|B: 2|A: 3|");
    return handles;
}

static void gives(const WCHAR *line, DWORD modifiers, const char *expected)
{
    struct open_handles handles = with_three();
    CHECK_SUCCEEDS(add(handles.request, line, modifiers));
    own_list_is(handles.request, expected);
    close_handles(&handles);
}

static void fails(const WCHAR *line, DWORD modifiers, DWORD error)
{
    struct open_handles handles = with_three();
    CHECK_FAILS(add(handles.request, line, modifiers), error);
    own_list_is(handles.request, "A: 1|B: 2|A: 3|");
    close_handles(&handles);
}

static void alone(void)
{
    gives(W("A: 4"), 0, "A: 1|B: 2|A: 3|A: 4|");
    gives(W("A: 4"), plain, "A: 1|B: 2|A: 3|A: 4|");
    gives(W("C: 4"), plain, "A: 1|B: 2|A: 3|C: 4|");
    gives(W("C:"), plain, "A: 1|B: 2|A: 3|C: |");

    gives(W("C: 4"), if_new, "A: 1|B: 2|A: 3|C: 4|");
    fails(W("A: 4"), if_new, ERROR_WINHTTP_HEADER_ALREADY_EXISTS);
    fails(W("a: 4"), if_new, ERROR_WINHTTP_HEADER_ALREADY_EXISTS);

    gives(W("B: 4"), replace, "A: 1|B: 4|A: 3|");
    gives(W("a: 4"), replace, "a: 4|B: 2|A: 3|");
    fails(W("C: 4"), replace, ERROR_WINHTTP_HEADER_NOT_FOUND);

    gives(W("A: 4"), comma, "A: 1, 4|B: 2|A: 3|");
    gives(W("a: 4"), WINHTTP_ADDREQ_FLAG_COALESCE, "A: 1, 4|B: 2|A: 3|");
    gives(W("A: 4"), semicolon, "A: 1; 4|B: 2|A: 3|");
    gives(W("C: 4"), comma, "A: 1|B: 2|A: 3|C: 4|");
    gives(W("C: 4"), semicolon, "A: 1|B: 2|A: 3|C: 4|");
}

static void combined(void)
{
    gives(W("B: 4"), replace | plain, "A: 1|B: 4|A: 3|");
    gives(W("C: 4"), replace | plain, "A: 1|B: 2|A: 3|C: 4|");
    gives(W("A: 4"), plain | comma, "A: 1, 4|B: 2|A: 3|");
    gives(W("A: 4"), plain | semicolon, "A: 1; 4|B: 2|A: 3|");
    gives(W("C: 4"), plain | comma, "A: 1|B: 2|A: 3|C: 4|");
    fails(W("A: 4"), plain | if_new, ERROR_WINHTTP_HEADER_ALREADY_EXISTS);
}

static void occurrence_of_replace(void)
{
    gives(W("A: 4"), replace | 0, "A: 4|B: 2|A: 3|");
    gives(W("A: 4"), replace | 1, "A: 1|B: 2|A: 4|");
    fails(W("A: 4"), replace | 2, ERROR_WINHTTP_HEADER_NOT_FOUND);
    fails(W("A: 4"), replace | WINHTTP_ADDREQ_INDEX_MASK, ERROR_WINHTTP_HEADER_NOT_FOUND);
    gives(W("A: 4"), replace | plain | 2, "A: 1|B: 2|A: 3|A: 4|");
}

static void several_lines(void)
{
    gives(W("C: 4\r\nD: 5\r\n"), plain, "A: 1|B: 2|A: 3|C: 4|D: 5|");
    gives(W("C: 4\r\nC: 5"), comma, "A: 1|B: 2|A: 3|C: 4, 5|");
    gives(W("C: 4\r\n\r\n"), plain, "A: 1|B: 2|A: 3|C: 4|"); /* ended as on the wire */
    /* Only one line may be replaced at a time. */
    fails(W("A: 4\r\nB: 5"), replace, ERROR_INVALID_PARAMETER);
    fails(W("A: 4\r\nB: 5"), replace | plain, ERROR_INVALID_PARAMETER);
}

static void unknown(void)
{
    fails(W("C: 4"), 0x00010000, ERROR_INVALID_PARAMETER);
    fails(W("C: 4"), 0x00800000, ERROR_INVALID_PARAMETER);
    fails(W("C: 4"), 0x02000000 | plain, ERROR_INVALID_PARAMETER);
    fails(W("C: 4"), 0x04000000, ERROR_INVALID_PARAMETER);
    fails(W("C: 4"), 0x08000000 | replace, ERROR_INVALID_PARAMETER);
}

int main(void)
{
    alone();
    combined();
    occurrence_of_replace();
    several_lines();
    unknown();
    return 0;
}
