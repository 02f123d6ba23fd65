/*
 * HANDLE_CREATED comes through the callback that the new handle inherits: on behalf of the parent, with the parent's
 * context, on the calling thread. A session has nobody to inherit from.
 */
#include "check.h"
#include "recorded.h"
#include "text.h"

static HINTERNET session, connection, request;

static const struct trace_step expected[] = {
    CALL("WinHttpConnect"),
    STEP(HANDLE_CREATED, HANDLE_IS(&connection), ON_CALLER),
    CALL("WinHttpOpenRequest"),
    STEP(HANDLE_CREATED, HANDLE_IS(&request),    ON_CALLER),
};

static void set_context(HINTERNET handle, DWORD_PTR context)
{
    CHECK_SUCCEEDS(WinHttpSetOption(handle, WINHTTP_OPTION_CONTEXT_VALUE, &context, sizeof context));
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct trace_entry created;
        session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, mode == ASYNCHRONOUS ? WINHTTP_FLAG_ASYNC : 0);
        CHECK(session != NULL);
        CHECK(WinHttpSetStatusCallback(session, record, WINHTTP_CALLBACK_FLAG_HANDLES, 0) == NULL);
        set_context(session, 11);

        CHECK((connection = TRACE_OPEN(&seen, WinHttpConnect(session, W("localhost"), 80, 0))) != NULL);
        created = AWAIT(HANDLE_CREATED);
        CHECK(created.handle == session);
        CHECK_EQ(created.context, 11);

        set_context(connection, 22);
        CHECK((request = TRACE_OPEN(&seen, WinHttpOpenRequest(connection, NULL, NULL, NULL, NULL, NULL, 0))) != NULL);
        created = AWAIT(HANDLE_CREATED);
        CHECK(created.handle == connection);
        CHECK_EQ(created.context, 22);
        CHECK_TRACE(&seen, expected);

        CHECK_SUCCEEDS(WinHttpCloseHandle(request));
        CHECK_SUCCEEDS(WinHttpCloseHandle(connection));
        CHECK_SUCCEEDS(WinHttpCloseHandle(session));
        trace_clear(&seen);
    }
    return 0;
}
