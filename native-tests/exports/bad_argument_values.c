#include "bad_argument_values.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "open_handles.h"
#include "text.h"

enum { BUFFER_BYTES = 256 * 1024, LONG_TEXT = 100000, ENDLESS_TEXT = 2 * 1024 * 1024, MANY_TYPES = 5000 };

#define VALUE(v) { #v, (uintptr_t)(v) }
#define COUNT(list) (sizeof (list) / sizeof (list)[0])

/* ---- handles */

static struct argument_value handles[] = {
    { "a blocking session", 0 }, { "an asynchronous session", 0 },
    { "a blocking connect handle", 0 }, { "an asynchronous connect handle", 0 },
    { "a blocking request", 0 }, { "an asynchronous request", 0 },
    { "a request sent, with body to write", 0 }, { "a request with its response", 0 },
    { "a request with a send pending", 0 },
    { "a closed session", 0 }, { "a closed request", 0 },
    VALUE(0), VALUE(1), VALUE(-1), VALUE(-2), VALUE(0x7FFFFFFF), VALUE(0x80000000), VALUE(0xFFFFFFFF), VALUE(12345678),
    { "an address", (uintptr_t)handles },
};

static struct open_handles blocking, asynchronous;
static unsigned short answering, silent;

static HINTERNET new_request(HINTERNET session, unsigned short port, const WCHAR *verb)
{
    HINTERNET connect = WinHttpConnect(session, W("127.0.0.1"), port, 0);
    HINTERNET request = WinHttpOpenRequest(connect, verb, NULL, NULL, NULL, NULL, 0);
    CHECK(request != NULL);
    CHECK(WinHttpCloseHandle(connect));
    return request;
}

static HINTERNET make(unsigned handle)
{
    HINTERNET made = NULL;
    switch (handle) {
    case BLOCKING_SESSION:
    case ASYNC_SESSION:
        made = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL,
            handle == ASYNC_SESSION ? WINHTTP_FLAG_ASYNC : 0);
        break;
    case BLOCKING_CONNECT:
        made = WinHttpConnect(blocking.session, W("127.0.0.1"), answering, 0);
        break;
    case ASYNC_CONNECT:
        made = WinHttpConnect(asynchronous.session, W("127.0.0.1"), answering, 0);
        break;
    case BLOCKING_REQUEST:
        made = new_request(blocking.session, answering, NULL);
        break;
    case ASYNC_REQUEST:
        made = new_request(asynchronous.session, answering, NULL);
        break;
    case SENT_REQUEST:
        made = new_request(blocking.session, answering, W("PUT"));
        CHECK(WinHttpSendRequest(made, NULL, 0, NULL, 0, 1000, 0));
        break;
    case ANSWERED_REQUEST:
        made = new_request(blocking.session, answering, NULL);
        CHECK(WinHttpSendRequest(made, NULL, 0, NULL, 0, 0, 0));
        CHECK(WinHttpReceiveResponse(made, NULL));
        break;
    case PENDING_REQUEST:
        made = new_request(asynchronous.session, silent, NULL);
        CHECK(WinHttpSendRequest(made, NULL, 0, NULL, 0, 0, 0));
        break;
    default:
        CHECK(!"a handle that can be made");
    }
    CHECK(made != NULL);
    return made;
}

enum handle_class values_handle_class(unsigned handle)
{
    return handle <= ASYNC_SESSION ? A_SESSION : handle <= ASYNC_CONNECT ? A_CONNECT
        : handle <= PENDING_REQUEST ? A_REQUEST : NO_HANDLE;
}

void values_renew_handle(unsigned handle)
{
    if (values_handle_class(handle) != NO_HANDLE) {
        WinHttpCloseHandle((HINTERNET)handles[handle].value); /* unless the call did */
        handles[handle].value = (uintptr_t)make(handle);
    }
}

/* ---- texts */

static WCHAR long_text[LONG_TEXT + 1], endless_text[ENDLESS_TEXT + 1];
static const WCHAR half_a_pair[] = { '/', 0xD800, 'a', 0 }, other_half[] = { 0xDFFF, 0 };
static const WCHAR swapped[] = { 0xDC00, 0xD800, 0 };

/* What every list of texts has besides a good one. */
#define BAD_TEXTS                                                                                           \
    { "NULL", 0 }, { "\"\"", (uintptr_t)W("") }, { "100,000 characters", (uintptr_t)long_text },            \
    { "2 Mi characters", (uintptr_t)endless_text }, { "half a surrogate pair", (uintptr_t)half_a_pair },    \
    { "the other half", (uintptr_t)other_half }, { "a pair turned round", (uintptr_t)swapped },             \
    { "a CRLF inside", (uintptr_t)W("a: b\r\nc: d\r\n\r\ne") }, { "a bare LF", (uintptr_t)W("a\nb") },      \
    { "control characters", (uintptr_t)W("\x01\x7F\t") }, { "percent signs", (uintptr_t)W("%%%zz%0") },     \
    { "non-ASCII", (uintptr_t)W("\u00E4\uFFFD\uFFFF\U0010FFFF") }, { "a blank", (uintptr_t)W(" ") },        \
    { "separators", (uintptr_t)W(":/@?#[]\\;,=") }, { "\":\"", (uintptr_t)W(":") }

static const struct argument_value agents[] = { { "an agent", (uintptr_t)W("agent/1.0") }, BAD_TEXTS };
static const struct argument_value servers[] = { { "127.0.0.1", (uintptr_t)W("127.0.0.1") },
    { "[::1", (uintptr_t)W("[::1") }, { "::::", (uintptr_t)W("::::") }, BAD_TEXTS };
static const struct argument_value verbs[] = { { "GET", (uintptr_t)W("GET") }, BAD_TEXTS };
static const struct argument_value objects[] = { { "/", (uintptr_t)W("/") }, BAD_TEXTS };
static const struct argument_value versions[] = { { "HTTP/1.1", (uintptr_t)W("HTTP/1.1") }, BAD_TEXTS };
static const struct argument_value referrers[] = { { "a URL", (uintptr_t)W("http://h/") }, BAD_TEXTS };
static const struct argument_value header_lines[] = { { "a header", (uintptr_t)W("A: b") },
    { "a removal", (uintptr_t)W("A:") }, { "two", (uintptr_t)W("A: b\r\nC: d\r\n") }, BAD_TEXTS };
static const struct argument_value header_names[] = { { "Server", (uintptr_t)W("Server") }, BAD_TEXTS };
static const struct argument_value urls[] = { { "a URL", (uintptr_t)W("http://u:p@h:81/a?b#c") },
    { "http://", (uintptr_t)W("http://") }, { "http://[", (uintptr_t)W("http://[") }, { "http://]:",
        (uintptr_t)W("http://]:") },
    { "http://@", (uintptr_t)W("http://@") }, { "http:", (uintptr_t)W("http:") }, { "http://:@:/",
        (uintptr_t)W("http://:@:/") },
    { "http://h:99999999999", (uintptr_t)W("http://h:99999999999") }, BAD_TEXTS };
static const struct argument_value dates[] = { { "a date", (uintptr_t)W("Sun, 06 Nov 1994 08:49:37 GMT") },
    { "a comma", (uintptr_t)W(",") }, { "a day and a comma", (uintptr_t)W("Sun,") }, BAD_TEXTS };
static const struct argument_value proxies[] = { { "none", 0 }, { "a proxy", (uintptr_t)W("proxy:8080") }, BAD_TEXTS };
static const struct argument_value text_lengths[] = { VALUE((DWORD)-1), VALUE(0), VALUE(1), VALUE(2), VALUE(0x00100001),
    VALUE(0x7FFFFFFF), VALUE(0x80000000), VALUE(0xFFFFFFFE) };
static const struct argument_value url_lengths[] = { VALUE(0), VALUE(1), VALUE(2), VALUE(0x00100001), VALUE(0x7FFFFFFF),
    VALUE(0x80000000), VALUE(0xFFFFFFFE), VALUE(0xFFFFFFFF) };

static LPCWSTR no_types[] = { NULL }, good_types[] = { W("text/html"), NULL };
static LPCWSTR bad_types[] = { W("a\r\nb: c"), NULL }, empty_types[] = { W(""), W(""), NULL };
static LPCWSTR many_types[MANY_TYPES + 1], long_types[] = { long_text, endless_text, NULL };
static const struct argument_value accept_types[] = { VALUE(0), VALUE(no_types), VALUE(good_types), VALUE(bad_types),
    VALUE(empty_types), VALUE(many_types), VALUE(long_types) };

/* ---- numbers */

#define BAD_NUMBERS VALUE(0), VALUE(1), VALUE(2), VALUE(0x7FFFFFFF), VALUE(0x80000000), VALUE(0xFFFFFFFF)

static const struct argument_value numbers[] = { BAD_NUMBERS };
static const struct argument_value reserved[] = { VALUE(0), VALUE(1), { "all ones", UINTPTR_MAX } };
static const struct argument_value session_flags[] = { VALUE(0), VALUE(WINHTTP_FLAG_ASYNC),
    VALUE(WINHTTP_FLAG_SECURE_DEFAULTS), VALUE(0x20000000), VALUE(1), VALUE(0xFFFFFFFF) };
static const struct argument_value request_flags[] = { VALUE(0), VALUE(WINHTTP_FLAG_SECURE),
    VALUE(WINHTTP_FLAG_ESCAPE_PERCENT),
    VALUE(WINHTTP_FLAG_NULL_CODEPAGE), VALUE(WINHTTP_FLAG_ESCAPE_DISABLE), VALUE(WINHTTP_FLAG_ESCAPE_DISABLE_QUERY),
    VALUE(WINHTTP_FLAG_REFRESH), VALUE(WINHTTP_FLAG_AUTOMATIC_CHUNKING), VALUE(0x000003CC), VALUE(0xFFFFFFFF) };
static const struct argument_value access_types[] = { VALUE(WINHTTP_ACCESS_TYPE_NO_PROXY),
    VALUE(WINHTTP_ACCESS_TYPE_DEFAULT_PROXY), VALUE(2), VALUE(WINHTTP_ACCESS_TYPE_NAMED_PROXY),
    VALUE(WINHTTP_ACCESS_TYPE_AUTOMATIC_PROXY), VALUE(5), VALUE(0xFFFFFFFF) };
static const struct argument_value ports[] = { VALUE(80), VALUE(0), VALUE(21), VALUE(0xFFFF) };
static const struct argument_value modifiers[] = { VALUE(WINHTTP_ADDREQ_FLAG_ADD), VALUE(0),
    VALUE(WINHTTP_ADDREQ_FLAG_ADD_IF_NEW),
    VALUE(WINHTTP_ADDREQ_FLAG_REPLACE), VALUE(WINHTTP_ADDREQ_FLAG_REPLACE | 0xFFFF),
    VALUE(WINHTTP_ADDREQ_FLAG_REPLACE | WINHTTP_ADDREQ_FLAG_ADD), VALUE(WINHTTP_ADDREQ_FLAG_COALESCE_WITH_COMMA),
    VALUE(WINHTTP_ADDREQ_FLAG_COALESCE_WITH_SEMICOLON), VALUE(0xF1000000), VALUE(0xFFFFFFFF) };
static const struct argument_value levels[] = { VALUE(WINHTTP_QUERY_REQUEST_METHOD), VALUE(0),
    VALUE(WINHTTP_QUERY_STATUS_CODE),
    VALUE(WINHTTP_QUERY_STATUS_TEXT), VALUE(WINHTTP_QUERY_VERSION), VALUE(WINHTTP_QUERY_RAW_HEADERS),
    VALUE(WINHTTP_QUERY_RAW_HEADERS_CRLF), VALUE(WINHTTP_QUERY_CUSTOM), VALUE(72), VALUE(WINHTTP_QUERY_MAX), VALUE(79),
    VALUE(0xFFFE), VALUE(WINHTTP_QUERY_CONTENT_LENGTH | WINHTTP_QUERY_FLAG_NUMBER),
    VALUE(WINHTTP_QUERY_CONTENT_LENGTH | WINHTTP_QUERY_FLAG_NUMBER64),
        VALUE(WINHTTP_QUERY_DATE | WINHTTP_QUERY_FLAG_SYSTEMTIME),
    VALUE(WINHTTP_QUERY_CUSTOM | WINHTTP_QUERY_FLAG_REQUEST_HEADERS),
        VALUE(WINHTTP_QUERY_STATUS_CODE | WINHTTP_QUERY_FLAG_SYSTEMTIME),
    VALUE(WINHTTP_QUERY_STATUS_CODE | WINHTTP_QUERY_FLAG_REQUEST_HEADERS),
        VALUE(WINHTTP_QUERY_RAW_HEADERS_CRLF | WINHTTP_QUERY_FLAG_REQUEST_HEADERS),
    VALUE(WINHTTP_QUERY_RAW_HEADERS | WINHTTP_QUERY_FLAG_WIRE_ENCODING),
        VALUE(WINHTTP_QUERY_SERVER | WINHTTP_QUERY_FLAG_TRAILERS),
    VALUE(0xFF000000), VALUE(0xFFFFFFFF) };
static const struct argument_value extended_levels[] = { VALUE(WINHTTP_QUERY_EX_ALL_HEADERS), VALUE(WINHTTP_QUERY_SERVER),
    VALUE(WINHTTP_QUERY_CUSTOM), VALUE(WINHTTP_QUERY_CUSTOM | WINHTTP_QUERY_FLAG_WIRE_ENCODING),
    VALUE(WINHTTP_QUERY_STATUS_CODE), VALUE(WINHTTP_QUERY_RAW_HEADERS_CRLF), VALUE(WINHTTP_QUERY_REQUEST_METHOD),
    VALUE(WINHTTP_QUERY_DATE | WINHTTP_QUERY_FLAG_SYSTEMTIME), VALUE(WINHTTP_QUERY_EX_ALL_HEADERS | WINHTTP_QUERY_FLAG_TRAILERS),
    VALUE(WINHTTP_QUERY_EX_ALL_HEADERS | WINHTTP_QUERY_FLAG_REQUEST_HEADERS), VALUE(72), VALUE(0xFFFE), VALUE(0xFFFFFFFF) };
static const struct argument_value extended_flags[] = { VALUE(WINHTTP_EXTENDED_HEADER_FLAG_UNICODE), VALUE(0), VALUE(2),
    VALUE(0xFFFFFFFF), { "all ones", UINTPTR_MAX } };
static const struct argument_value code_pages[] = { VALUE(0), VALUE(1252), VALUE(28591), VALUE(65001), VALUE(0xFFFFFFFF) };
static const struct argument_value header_counts[] = { VALUE(1), VALUE(0), VALUE(2), VALUE(4001), VALUE(0x80000000),
    VALUE(0xFFFFFFFF) };
static const struct argument_value options[] = { VALUE(WINHTTP_OPTION_CONTEXT_VALUE), VALUE(0),
    VALUE(WINHTTP_OPTION_CALLBACK),
    VALUE(WINHTTP_OPTION_RESOLVE_TIMEOUT), VALUE(WINHTTP_OPTION_CONNECT_RETRIES), VALUE(8),
        VALUE(WINHTTP_OPTION_HANDLE_TYPE),
    VALUE(WINHTTP_OPTION_READ_BUFFER_SIZE), VALUE(WINHTTP_OPTION_PARENT_HANDLE), VALUE(WINHTTP_OPTION_EXTENDED_ERROR),
    VALUE(WINHTTP_OPTION_SECURITY_FLAGS), VALUE(WINHTTP_OPTION_URL), VALUE(WINHTTP_OPTION_PROXY),
        VALUE(WINHTTP_OPTION_USER_AGENT),
    VALUE(WINHTTP_OPTION_HTTP_VERSION), VALUE(WINHTTP_OPTION_DISABLE_FEATURE),
        VALUE(WINHTTP_OPTION_MAX_CONNS_PER_SERVER),
    VALUE(WINHTTP_OPTION_WORKER_THREAD_COUNT), VALUE(WINHTTP_OPTION_REDIRECT_POLICY),
        VALUE(WINHTTP_OPTION_CONNECTION_INFO),
    VALUE(WINHTTP_OPTION_UNLOAD_NOTIFY_EVENT), VALUE(WINHTTP_OPTION_ASSURED_NON_BLOCKING_CALLBACKS),
    VALUE(WINHTTP_OPTION_USERNAME), VALUE(0x7FFFFFFF), VALUE(0x80000000), VALUE(0xFFFFFFFF) };
static const struct argument_value option_lengths[] = { VALUE(8), VALUE(4), VALUE(0), VALUE(1), VALUE(3), VALUE(5),
    VALUE(16),
    VALUE(1024), VALUE(0x7FFFFFFF), VALUE(0x80000000), VALUE(0xFFFFFFFF) };
static const struct argument_value timeouts[] = { VALUE(0), VALUE(-1), VALUE(-2), VALUE(1), VALUE(0x7FFFFFFF),
    VALUE(-0x7FFFFFFF - 1) };
static const struct argument_value notification_flags[] = { VALUE(WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS), VALUE(0),
    VALUE(WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS), VALUE(0x80000000) };
static const struct argument_value url_flags[] = { VALUE(0), VALUE(ICU_DECODE), VALUE(ICU_ESCAPE),
    VALUE(ICU_DECODE | ICU_ESCAPE),
    VALUE(ICU_REJECT_USERPWD), VALUE(ICU_ESCAPE_AUTHORITY), VALUE(1), VALUE(0xFFFFFFFF) };
static const struct argument_value body_lengths[] = { VALUE(0), VALUE(1), VALUE(64), VALUE(4096), VALUE(0x80000000),
    VALUE(0xFFFFFFFF) };
static const struct argument_value total_lengths[] = { VALUE(0), VALUE(1), VALUE(64), VALUE(4096), VALUE(0x7FFFFFFF),
    VALUE(0xFFFFFFFF) };
static const struct argument_value capacities[] = { VALUE(64), VALUE(0), VALUE(1), VALUE(0x7FFFFFFF), VALUE(0x80000000),
    VALUE(0xFFFFFFFF) };

/* ---- memory */

static unsigned char buffer[BUFFER_BYTES], zeros[BUFFER_BYTES];
static DWORD lengths[6], counts[1], indexes[4];
static const DWORD first_lengths[] = { BUFFER_BYTES, 0, 1, 4, 63, 0xFFFFFFFF };
static const DWORD first_indexes[] = { 0, 1, 0x7FFFFFFF, 0xFFFFFFFF };
static URL_COMPONENTS to_fill[5], to_join[8];
static SYSTEMTIME good_time = { 2000, 11, 2, 21, 1, 6, 53, 0 }, zero_time, all_ones_time, stored_time;
static WCHAR part[6][64];

static WINHTTP_EXTENDED_HEADER good_headers[] = { { { W("A") }, { W("b") } }, { { W("C") }, { W("d") } } };
static WINHTTP_EXTENDED_HEADER no_headers[2], bad_headers[] = { { { W("A\r\nB") }, { W("c") } }, { { W("A") }, { W("b\nC: d") } } };
static WINHTTP_EXTENDED_HEADER long_headers[] = { { { long_text }, { endless_text } }, { { half_a_pair }, { half_a_pair } } };
static WINHTTP_EXTENDED_HEADER *array;
static WINHTTP_HEADER_NAME good_name = { W("Server") }, no_name, bad_name = { W("a b") }, long_name = { endless_text };

static const struct argument_value header_arrays[] = { VALUE(good_headers), VALUE(0), VALUE(no_headers), VALUE(bad_headers),
    VALUE(long_headers) };
static const struct argument_value name_unions[] = { VALUE(&good_name), VALUE(0), VALUE(&no_name), VALUE(&bad_name),
    VALUE(&long_name) };
static const struct argument_value array_pointers[] = { VALUE(&array), VALUE(0) };
static const struct argument_value buffers[] = { VALUE(buffer), VALUE(0), { "an odd address", (uintptr_t)buffer + 1 } };
static const struct argument_value bodies[] = { VALUE(buffer), VALUE(0) };
static const struct argument_value option_values[] = { VALUE(zeros), VALUE(0) };
static const struct argument_value length_pointers[] = { { "room enough", (uintptr_t)&lengths[0] }, { "NULL", 0 },
    { "0", (uintptr_t)&lengths[1] }, { "1", (uintptr_t)&lengths[2] }, { "4", (uintptr_t)&lengths[3] },
    { "63", (uintptr_t)&lengths[4] }, { "all ones", (uintptr_t)&lengths[5] } };
static const struct argument_value count_pointers[] = { VALUE(counts), VALUE(0) };
static const struct argument_value index_pointers[] = { { "0", (uintptr_t)&indexes[0] }, { "NULL", 0 },
    { "1", (uintptr_t)&indexes[1] }, { "0x7FFFFFFF", (uintptr_t)&indexes[2] }, { "all ones", (uintptr_t)&indexes[3] } };
static const struct argument_value urls_to_fill[] = { { "buffers", (uintptr_t)&to_fill[0] }, { "NULL", 0 },
    { "pointers", (uintptr_t)&to_fill[1] }, { "nothing", (uintptr_t)&to_fill[2] }, { "wrong size",
        (uintptr_t)&to_fill[3] },
    { "buffers without room", (uintptr_t)&to_fill[4] } };
static const struct argument_value urls_to_join[] = { { "all parts", (uintptr_t)&to_join[0] }, { "NULL", 0 },
    { "no parts", (uintptr_t)&to_join[1] }, { "wrong size", (uintptr_t)&to_join[2] }, { "no host",
        (uintptr_t)&to_join[3] },
    { "endless texts", (uintptr_t)&to_join[4] }, { "endless lengths", (uintptr_t)&to_join[5] },
    { "halves of pairs", (uintptr_t)&to_join[6] }, { "unknown scheme", (uintptr_t)&to_join[7] } };
static const struct argument_value times[] = { VALUE(&good_time), VALUE(0), VALUE(&zero_time), VALUE(&all_ones_time) };
static const struct argument_value time_pointers[] = { VALUE(&stored_time), VALUE(0) };

static const GUID zero_guid, some_guid = { 1, 2, 3, { 4 } };
static WINHTTP_QUERY_CONNECTION_GROUP_RESULT *groups;
static const struct argument_value guids[] = { VALUE(0), VALUE(&zero_guid), VALUE(&some_guid) };
static const struct argument_value group_flags[] = { VALUE(0), VALUE(WINHTTP_QUERY_CONNECTION_GROUP_FLAG_INSECURE),
    VALUE(2), { "all ones", UINTPTR_MAX } };
static const struct argument_value group_pointers[] = { VALUE(&groups), VALUE(0) };
static const struct argument_value groups_to_free[] = { VALUE(0) };

static void CALLBACK ignore(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    (void)handle;
    (void)context;
    (void)status;
    (void)info;
    (void)length;
}

static const struct argument_value callbacks[] = { { "a callback", (uintptr_t)&ignore }, VALUE(0), VALUE(-1) };

static void set_parts(URL_COMPONENTS *components, const WCHAR *text, DWORD length)
{
    components->lpszHostName = components->lpszUserName = components->lpszPassword = (LPWSTR)text;
    components->lpszUrlPath = components->lpszExtraInfo = (LPWSTR)text;
    components->dwHostNameLength = components->dwUserNameLength = components->dwPasswordLength = length;
    components->dwUrlPathLength = components->dwExtraInfoLength = length;
}

static void reset_components(void)
{
    unsigned at;
    memset(to_fill, 0, sizeof to_fill);
    memset(to_join, 0, sizeof to_join);
    for (at = 0; at < COUNT(to_fill); at++) {
        to_fill[at].dwStructSize = sizeof to_fill[at];
    }
    for (at = 0; at < COUNT(to_join); at++) {
        to_join[at].dwStructSize = sizeof to_join[at];
        to_join[at].nScheme = INTERNET_SCHEME_HTTP;
        set_parts(&to_join[at], W("x"), 0);
    }
    for (at = 0; at < 2; at++) {
        URL_COMPONENTS *fill = &to_fill[at == 0 ? 0 : 4];
        fill->lpszScheme = part[0];
        fill->lpszHostName = part[1];
        fill->lpszUserName = part[2];
        fill->lpszPassword = part[3];
        fill->lpszUrlPath = part[4];
        fill->lpszExtraInfo = part[5];
        fill->dwSchemeLength = fill->dwHostNameLength = fill->dwUserNameLength = at == 0 ? 64 : 1;
        fill->dwPasswordLength = fill->dwUrlPathLength = fill->dwExtraInfoLength = at == 0 ? 64 : 1;
    }
    set_parts(&to_fill[1], NULL, 0xFFFFFFFF);
    to_fill[1].dwSchemeLength = 0xFFFFFFFF;
    to_fill[3].dwStructSize = 0xFFFFFFFF;
    set_parts(&to_join[1], NULL, 0);
    to_join[2].dwStructSize = 0;
    to_join[3].lpszHostName = NULL;
    set_parts(&to_join[4], endless_text, 0);
    set_parts(&to_join[5], W("x"), 0xFFFFFFFE);
    set_parts(&to_join[6], half_a_pair, 0);
    to_join[7].nScheme = -1;
}

void values_reset(void)
{
    memcpy(lengths, first_lengths, sizeof lengths);
    memcpy(indexes, first_indexes, sizeof indexes);
    memset(zeros, 0, 1024); /* what of it is read */
    reset_components();
    WinHttpFreeQueryConnectionGroupResult(groups);
    groups = NULL;
}

void values_prepare(unsigned short answering_port, unsigned short silent_port)
{
    unsigned at;
    answering = answering_port;
    silent = silent_port;
    for (at = 0; at < ENDLESS_TEXT; at++) {
        endless_text[at] = 'a';
        long_text[at % LONG_TEXT] = 'a';
    }
    for (at = 0; at < MANY_TYPES; at++) {
        many_types[at] = W("a/b");
    }
    memset(&all_ones_time, 0xFF, sizeof all_ones_time);
    blocking = open_handles(0, answering);
    asynchronous = open_handles(WINHTTP_FLAG_ASYNC, answering);
    for (at = 0; at <= PENDING_REQUEST; at++) {
        handles[at].value = (uintptr_t)make(at);
    }
    handles[CLOSED_SESSION].value = (uintptr_t)make(BLOCKING_SESSION);
    CHECK(WinHttpCloseHandle((HINTERNET)handles[CLOSED_SESSION].value));
    handles[CLOSED_REQUEST].value = (uintptr_t)make(ASYNC_REQUEST);
    CHECK(WinHttpCloseHandle((HINTERNET)handles[CLOSED_REQUEST].value));
    values_reset();
}

#define LIST(list, values) case list: *count = COUNT(values); return values

const struct argument_value *values_of(enum argument_list list, unsigned *count)
{
    switch (list) {
    LIST(HANDLES, handles);
    LIST(AGENTS, agents);
    LIST(SERVERS, servers);
    LIST(VERBS, verbs);
    LIST(OBJECTS, objects);
    LIST(VERSIONS, versions);
    LIST(REFERRERS, referrers);
    LIST(ACCEPT_TYPES, accept_types);
    LIST(HEADER_LINES, header_lines);
    LIST(HEADER_NAMES, header_names);
    LIST(URLS, urls);
    LIST(DATES, dates);
    LIST(PROXIES, proxies);
    LIST(TEXT_LENGTHS, text_lengths);
    LIST(SESSION_FLAGS, session_flags);
    LIST(REQUEST_FLAGS, request_flags);
    LIST(ACCESS_TYPES, access_types);
    LIST(PORTS, ports);
    LIST(RESERVED, reserved);
    LIST(MODIFIERS, modifiers);
    LIST(LEVELS, levels);
    LIST(BUFFERS, buffers);
    LIST(BODIES, bodies);
    LIST(BODY_LENGTHS, body_lengths);
    LIST(TOTAL_LENGTHS, total_lengths);
    LIST(CAPACITIES, capacities);
    LIST(LENGTH_POINTERS, length_pointers);
    LIST(COUNT_POINTERS, count_pointers);
    LIST(INDEX_POINTERS, index_pointers);
    LIST(NUMBERS, numbers);
    LIST(OPTIONS, options);
    LIST(OPTION_VALUES, option_values);
    LIST(OPTION_LENGTHS, option_lengths);
    LIST(TIMEOUTS, timeouts);
    LIST(CALLBACKS, callbacks);
    LIST(NOTIFICATION_FLAGS, notification_flags);
    LIST(URL_FLAGS, url_flags);
    LIST(URLS_TO_FILL, urls_to_fill);
    LIST(URLS_TO_JOIN, urls_to_join);
    LIST(TIMES, times);
    LIST(TIME_POINTERS, time_pointers);
    LIST(URL_LENGTHS, url_lengths);
    LIST(EXTENDED_FLAGS, extended_flags);
    LIST(EXTENDED_LEVELS, extended_levels);
    LIST(CODE_PAGES, code_pages);
    LIST(HEADER_COUNTS, header_counts);
    LIST(HEADER_ARRAYS, header_arrays);
    LIST(NAME_UNIONS, name_unions);
    LIST(ARRAY_POINTERS, array_pointers);
    LIST(GUIDS, guids);
    LIST(GROUP_FLAGS, group_flags);
    LIST(GROUP_POINTERS, group_pointers);
    LIST(GROUPS_TO_FREE, groups_to_free);
    default:
        CHECK(!"a list of values");
        return NULL;
    }
}
