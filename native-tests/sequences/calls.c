/*
 * Sources of the answers: the Remarks of each function's page, "WinHTTP Sessions Overview", and docs/choices.md where
 * these are silent. A call on a closed handle has no column: it fails with 6, whatever it is.
 */
#include "calls.h"

#include "check.h"
#include "text.h"

enum {
    READ_BYTES = 4,          /* one more than there is: the first read ends the body */
    READ_EX_BYTES = 2        /* it takes two such reads */
};

static char initial_body[INITIAL_BYTES] = "in";
static char further_body[WRITE_BYTES] = "wr";

static struct outcome outcome_of(BOOL result, DWORD count)
{
    struct outcome outcome;
    outcome.error = GetLastError();
    outcome.succeeded = result != FALSE;
    outcome.count = count;
    return outcome;
}

/* Counts are asked for where they may be. */
static DWORD *counted(const struct subject *subject, DWORD *count)
{
    return subject->mode == SYNCHRONOUS ? count : NULL;
}

static struct outcome send_whole(const struct subject *subject)
{
    return outcome_of(WinHttpSendRequest(subject->request, NULL, 0, NULL, 0, 0, 0), 0);
}

static struct outcome send_part(const struct subject *subject)
{
    return outcome_of(
        WinHttpSendRequest(subject->request, NULL, 0, initial_body, INITIAL_BYTES, TOTAL_BYTES, 0), INITIAL_BYTES);
}

static struct outcome write_data(const struct subject *subject)
{
    DWORD count = 77;
    BOOL result = WinHttpWriteData(subject->request, further_body, WRITE_BYTES, counted(subject, &count));
    return outcome_of(result, count);
}

static struct outcome receive_response(const struct subject *subject)
{
    return outcome_of(WinHttpReceiveResponse(subject->request, NULL), 0);
}

static struct outcome query_data_available(const struct subject *subject)
{
    DWORD count = 77;
    BOOL result = WinHttpQueryDataAvailable(subject->request, counted(subject, &count));
    return outcome_of(result, count);
}

static struct outcome read_data(const struct subject *subject)
{
    DWORD count = 77;
    BOOL result = WinHttpReadData(subject->request, subject->buffer, READ_BYTES, counted(subject, &count));
    return outcome_of(result, count);
}

static struct outcome read_data_ex(const struct subject *subject)
{
    DWORD count = 77;
    DWORD result = WinHttpReadDataEx(subject->request, subject->buffer, READ_EX_BYTES, counted(subject, &count), 0, 0, NULL);
    struct outcome outcome = outcome_of(result == 0, count);
    if (result != 0) {
        outcome.error = result; /* this function's error is its result */
    }
    return outcome;
}

static struct outcome add_request_headers(const struct subject *subject)
{
    return outcome_of(WinHttpAddRequestHeaders(subject->request, W("X-Sequence: y"), (DWORD)-1, WINHTTP_ADDREQ_FLAG_ADD), 0);
}

static struct outcome query_headers(const struct subject *subject)
{
    DWORD status = 0, length = sizeof status;
    BOOL result = WinHttpQueryHeaders(subject->request, WINHTTP_QUERY_STATUS_CODE | WINHTTP_QUERY_FLAG_NUMBER,
        WINHTTP_HEADER_NAME_BY_INDEX, &status, &length, WINHTTP_NO_HEADER_INDEX);
    struct outcome outcome = outcome_of(result, status);
    if (result) {
        CHECK_EQ(status, 200);
    }
    return outcome;
}

static struct outcome disable_feature(const struct subject *subject)
{
    DWORD features = WINHTTP_DISABLE_REDIRECTS;
    return outcome_of(WinHttpSetOption(subject->request, WINHTTP_OPTION_DISABLE_FEATURE, &features, sizeof features), 0);
}

static struct outcome query_connection_info(const struct subject *subject)
{
    WINHTTP_CONNECTION_INFO connection;
    DWORD length = sizeof connection;
    connection.cbSize = sizeof connection;
    return outcome_of(WinHttpQueryOption(subject->request, WINHTTP_OPTION_CONNECTION_INFO, &connection, &length), 0);
}

static struct outcome set_timeouts(const struct subject *subject)
{
    return outcome_of(WinHttpSetTimeouts(subject->request, 0, 20000, 20000, subject->receive_timeout), 0);
}

static struct outcome close_handle(const struct subject *subject)
{
    return outcome_of(WinHttpCloseHandle(subject->request), 0);
}

const struct call calls[] = {
    /*
     * A function that is to come gets its row here, with the answer in each phase:
     *    opened    sending   queued    sent      writing   receiving headers   reading   failed
     */
    { 'S', "WinHttpSendRequest without a body", send_whole, SEND, NEEDS_RESPONSE, 0,
        { STARTS,   REFUSED,  REFUSED,  REFUSED,  REFUSED,  REFUSED,  STARTS,   REFUSED,  STARTS } },
    { 'B', "WinHttpSendRequest with a part of its body", send_part, SEND, LEAVES_BODY, 0,
        { STARTS,   REFUSED,  REFUSED,  REFUSED,  REFUSED,  REFUSED,  STARTS,   REFUSED,  STARTS } },
    { 'W', "WinHttpWriteData", write_data, WRITE, 0, 0,
        { REFUSED,  REFUSED,  REFUSED,  STARTS,   REFUSED,  REFUSED,  REFUSED,  REFUSED,  REFUSED } },
    { 'R', "WinHttpReceiveResponse", receive_response, RECEIVE, NEEDS_RESPONSE, 0,
        { FAILS,    STARTS,   REFUSED,  STARTS,   REFUSED,  REFUSED,  FAILS,    REFUSED,  FAILS } },
    { 'Q', "WinHttpQueryDataAvailable", query_data_available, QUERY_AVAILABLE, NEEDS_RESPONSE, 0,
        { REFUSED,  REFUSED,  REFUSED,  REFUSED,  REFUSED,  REFUSED,  STARTS,   REFUSED,  REFUSED } },
    { 'D', "WinHttpReadData", read_data, READ, NEEDS_RESPONSE | FILLS, READ_BYTES,
        { REFUSED,  REFUSED,  REFUSED,  REFUSED,  REFUSED,  REFUSED,  STARTS,   REFUSED,  REFUSED } },
    { 'X', "WinHttpReadDataEx", read_data_ex, READ, NEEDS_RESPONSE, READ_EX_BYTES,
        { REFUSED,  REFUSED,  REFUSED,  REFUSED,  REFUSED,  REFUSED,  STARTS,   REFUSED,  REFUSED } },
    { 'A', "WinHttpAddRequestHeaders", add_request_headers, NO_OPERATION, 0, 0,
        { WORKS,    MAY_WORK, MAY_WORK, WORKS,    MAY_WORK, MAY_WORK, WORKS,    MAY_WORK, WORKS } },
    { 'H', "WinHttpQueryHeaders", query_headers, NO_OPERATION, 0, 0,
        { REFUSED,  REFUSED,  REFUSED,  REFUSED,  REFUSED,  MAY_WORK, WORKS,    WORKS,    REFUSED } },
    { 'F', "WinHttpSetOption(DISABLE_FEATURE)", disable_feature, NO_OPERATION, 0, 0,
        { WORKS,    REFUSED,  REFUSED,  REFUSED,  REFUSED,  REFUSED,  REFUSED,  REFUSED,  REFUSED } },
    { 'O', "WinHttpQueryOption(CONNECTION_INFO)", query_connection_info, NO_OPERATION, 0, 0,
        { REFUSED,  MAY_WORK, MAY_WORK, WORKS,    WORKS,    WORKS,    WORKS,    WORKS,    WORKS } },
    { 'T', "WinHttpSetTimeouts", set_timeouts, NO_OPERATION, 0, 0,
        { WORKS,    WORKS,    WORKS,    WORKS,    WORKS,    WORKS,    WORKS,    WORKS,    WORKS } },
    { 'C', "WinHttpCloseHandle", close_handle, NO_OPERATION, CLOSES, 0,
        { WORKS,    WORKS,    WORKS,    WORKS,    WORKS,    WORKS,    WORKS,    WORKS,    WORKS } },
};
const unsigned call_count = sizeof calls / sizeof calls[0];

const struct call *call_of(char code)
{
    unsigned at;
    for (at = 0; at < call_count; at++) {
        if (calls[at].code == code) {
            return &calls[at];
        }
    }
    return NULL;
}
