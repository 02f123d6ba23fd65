#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "text.h"
#include "trace_steps.h"

#define STATUS(name) WINHTTP_CALLBACK_STATUS_##name
#define SAME(expected) compare((expected), sizeof (expected) / sizeof (expected)[0], NULL)
#define DIFFERENT(expected, says) compare((expected), sizeof (expected) / sizeof (expected)[0], (says))

static struct trace seen;
static char object, other_object, buffer[8];
static HINTERNET request = &object, other = &other_object;

/* says: NULL when the trace is as expected, else part of the message. */
static void compare(const struct trace_step *expected, size_t count, const char *says)
{
    char message[4096];
    FILE *out = tmpfile();
    size_t length;
    CHECK(out != NULL);
    CHECK_EQ(trace_matches(&seen, expected, count, out), says == NULL);
    rewind(out);
    length = fread(message, 1, sizeof message - 1, out);
    message[length] = 0;
    fclose(out);
    if (says == NULL) {
        CHECK_TEXT(message, "");
    } else if (strstr(message, says) == NULL) {
        CHECK_TEXT(message, says);
    }
}

static BOOL send_request(void)
{
    trace_add(&seen, request, 1, STATUS(RESOLVING_NAME), W("localhost"), 10);
    SetLastError(ERROR_IO_PENDING);
    return TRUE;
}

static BOOL read_data(void)
{
    SetLastError(ERROR_INVALID_HANDLE);
    return FALSE;
}

static void record(void)
{
    WINHTTP_ASYNC_RESULT error = { API_READ_DATA, ERROR_WINHTTP_TIMEOUT };
    DWORD number = 57;
    CHECK(TRACE_CALL(&seen, send_request()));
    trace_add(&seen, request, 1, STATUS(REQUEST_SENT), &number, 4);
    CHECK(!TRACE_CALL(&seen, read_data()));
    CHECK_EQ(GetLastError(), ERROR_INVALID_HANDLE);
    trace_add(&seen, request, 1, STATUS(READ_COMPLETE), buffer, 3);
    trace_add(&seen, request, 1, STATUS(REQUEST_ERROR), &error, sizeof error);
    trace_add(&seen, request, 1, STATUS(HANDLE_CLOSING), &request, sizeof request);
}

#define RESOLVING STEP(RESOLVING_NAME, TEXT_IS("localhost"), ON_CALLER)
#define SENT STEP(REQUEST_SENT, NUMBER_IS(57), ON_OTHER)
#define READ STEP(READ_COMPLETE, BUFFER_IS(buffer, 3), ON_OTHER)
#define FAILED STEP(REQUEST_ERROR, FAILURE_IS(API_READ_DATA, ERROR_WINHTTP_TIMEOUT), ON_ANY)
#define CLOSING STEP(HANDLE_CLOSING, HANDLE_IS(&request), ON_ANY)

static void what_matches(void)
{
    const struct trace_step exact[] = { RESOLVING, SENT, READ, FAILED, CLOSING };
    const struct trace_step vague[] = {
        STEP(RESOLVING_NAME, TEXT_ANY, ON_ANY), STEP(REQUEST_SENT, NUMBER_ANY, ON_ANY),
        STEP(READ_COMPLETE, LENGTH_IS(3), ON_ANY), STEP(REQUEST_ERROR, PAYLOAD_ANY, ON_ANY),
        STEP(HANDLE_CLOSING, HANDLE_ANY, ON_ANY),
    };
    const struct trace_step calls[] = { CALL("send_request"), RESOLVING, SENT, CALL("read_data"), READ, FAILED, CLOSING };
    const struct trace_step one_call[] = { RESOLVING, SENT, CALL("read_data"), READ, FAILED, CLOSING };
    const struct trace_step optional[] = {
        STEP_OPTIONAL(RESOLVING_NAME, TEXT_ANY, ON_ANY), STEP_OPTIONAL(NAME_RESOLVED, TEXT_ANY, ON_ANY),
        STEP_OPTIONAL(REQUEST_SENT, NUMBER_ANY, ON_ANY), SENT, STEP_OPTIONAL(READ_COMPLETE, BUFFER_ANY, ON_ANY), FAILED,
        CLOSING, STEP_OPTIONAL(HANDLE_CLOSING, HANDLE_ANY, ON_ANY),
    };
    SAME(exact);
    SAME(vague);
    SAME(calls);
    SAME(one_call);
    SAME(optional);
}

static void what_differs(void)
{
    const struct trace_step nothing[] = { STEP_OPTIONAL(SENDING_REQUEST, NO_PAYLOAD, ON_ANY) };
    const struct trace_step missing_at_end[] = { RESOLVING, SENT, READ, FAILED, CLOSING, STEP(SENDING_REQUEST, NO_PAYLOAD, ON_ANY) };
    const struct trace_step missing_inside[] = { RESOLVING, STEP(NAME_RESOLVED, TEXT_ANY, ON_ANY), SENT, READ, FAILED, CLOSING };
    const struct trace_step extra_at_end[] = { RESOLVING, SENT, READ, FAILED };
    const struct trace_step extra_inside[] = { RESOLVING, READ, FAILED, CLOSING };
    const struct trace_step wrong_order[] = { RESOLVING, READ, SENT, FAILED, CLOSING };
    const struct trace_step wrong_text[] = { STEP(RESOLVING_NAME, TEXT_IS("localhos"), ON_ANY), SENT, READ, FAILED, CLOSING };
    const struct trace_step wrong_number[] = { RESOLVING, STEP(REQUEST_SENT, NUMBER_IS(58), ON_ANY), READ, FAILED, CLOSING };
    const struct trace_step wrong_length[] = { RESOLVING, SENT, STEP(READ_COMPLETE, LENGTH_IS(4), ON_ANY), FAILED, CLOSING };
    const struct trace_step wrong_buffer[] = { RESOLVING, SENT, STEP(READ_COMPLETE, BUFFER_IS(buffer + 1, 3), ON_ANY), FAILED, CLOSING };
    const struct trace_step wrong_operation[] = {
        RESOLVING, SENT, READ, STEP(REQUEST_ERROR, FAILURE_IS(API_SEND_REQUEST, ERROR_WINHTTP_TIMEOUT), ON_ANY), CLOSING };
    const struct trace_step wrong_error[] = {
        RESOLVING, SENT, READ, STEP(REQUEST_ERROR, FAILURE_IS(API_READ_DATA, ERROR_WINHTTP_CONNECTION_ERROR), ON_ANY), CLOSING };
    const struct trace_step wrong_handle[] = { RESOLVING, SENT, READ, FAILED, STEP(HANDLE_CLOSING, HANDLE_IS(&other), ON_ANY) };
    const struct trace_step not_on_other[] = { STEP(RESOLVING_NAME, TEXT_ANY, ON_OTHER), SENT, READ, FAILED, CLOSING };
    const struct trace_step not_on_caller[] = { RESOLVING, STEP(REQUEST_SENT, NUMBER_ANY, ON_CALLER), READ, FAILED, CLOSING };
    const struct trace_step early_call[] = { RESOLVING, CALL("read_data"), SENT, READ, FAILED, CLOSING };
    const struct trace_step late_call[] = { RESOLVING, SENT, READ, CALL("read_data"), FAILED, CLOSING };
    const struct trace_step unknown_call[] = { RESOLVING, SENT, CALL("read"), READ, FAILED, CLOSING };

    DIFFERENT(nothing, " >> RESOLVING_NAME, \"localhost\", on caller [");
    DIFFERENT(missing_at_end, " >> SENDING_REQUEST\n    end\n");
    DIFFERENT(missing_inside, " >> NAME_RESOLVED\n");
    DIFFERENT(extra_at_end, " >> end\nseen:\n");
    DIFFERENT(extra_at_end, " >> HANDLE_CLOSING, handle 0x");
    DIFFERENT(extra_inside, " >> REQUEST_SENT, 57, on other [");
    DIFFERENT(extra_inside, "    call send_request succeeded, last error 997 ERROR_IO_PENDING [");
    DIFFERENT(extra_inside, "    call read_data failed, last error 6 ERROR_INVALID_HANDLE [");
    DIFFERENT(wrong_order, " >> READ_COMPLETE, 3 bytes at ");
    DIFFERENT(wrong_text, " >> RESOLVING_NAME, \"localhos\"\n");
    DIFFERENT(wrong_number, " >> REQUEST_SENT, 58\n");
    DIFFERENT(wrong_length, " >> READ_COMPLETE, length 4\n");
    DIFFERENT(wrong_buffer, " >> READ_COMPLETE, 3 bytes at ");
    DIFFERENT(wrong_operation, " >> REQUEST_ERROR, operation 5 failed with 12002 ERROR_WINHTTP_TIMEOUT\n");
    DIFFERENT(wrong_error, " >> REQUEST_ERROR, API_READ_DATA failed with 12002 ERROR_WINHTTP_TIMEOUT, ");
    DIFFERENT(wrong_handle, " >> HANDLE_CLOSING, handle ");
    DIFFERENT(not_on_other, " >> RESOLVING_NAME, on other\n");
    DIFFERENT(not_on_caller, " >> REQUEST_SENT, on caller\n");
    DIFFERENT(early_call, " >> call read_data\n");
    DIFFERENT(late_call, " >> call read_data\n");
    DIFFERENT(unknown_call, " >> call read\n");
}

int main(void)
{
    const struct trace_step nothing[] = { STEP_OPTIONAL(SENDING_REQUEST, NO_PAYLOAD, ON_ANY) };
    SAME(nothing);
    record();
    what_matches();
    what_differs();
    trace_clear(&seen);
    SAME(nothing);
    return 0;
}
