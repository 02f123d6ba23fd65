#include <string.h>

#include "check.h"
#include "forked.h"
#include "text.h"
#include "trace_steps.h"

#define STATUS(name) WINHTTP_CALLBACK_STATUS_##name

static struct trace seen;
static char object, other_object;
static HINTERNET request = &object, other = &other_object;

static void close_request(void)
{
    trace_add(&seen, request, 0, STATUS(HANDLE_CLOSING), &request, sizeof request);
}

static void life_and_reuse(void)
{
    close_request();
    trace_add(&seen, other, 0, STATUS(SENDING_REQUEST), NULL, 0);
    /* The number of a closed handle may come back. */
    trace_add(&seen, other, 0, STATUS(HANDLE_CREATED), &request, sizeof request);
    trace_add(&seen, request, 0, STATUS(SENDING_REQUEST), NULL, 0);
    close_request();
}

static void after_closing(void)
{
    close_request();
    trace_clear(&seen);
    trace_add(&seen, request, 0, STATUS(SENDING_REQUEST), NULL, 0);
}

static void closing_twice(void)
{
    close_request();
    close_request();
}

static void wrong_layout(void)
{
    trace_add(&seen, request, 0, STATUS(CONNECTED_TO_SERVER), W("127.0.0.1"), 9);
}

static void unexpected_sequence(void)
{
    static const struct trace_step expected[] = { STEP(HANDLE_CLOSING, HANDLE_IS(&other), ON_ANY) };
    close_request();
    CHECK_TRACE(&seen, expected);
}

static void nothing_comes(void)
{
    close_request();
    trace_wait(&seen, STATUS(HANDLE_CLOSING), 5000);
    trace_wait(&seen, STATUS(HANDLE_CLOSING) | STATUS(READ_COMPLETE), 1);
}

static void too_few(void)
{
    close_request();
    trace_wait_count(&seen, STATUS(HANDLE_CLOSING), 2, 1);
}

static const struct {
    void (*code)(void);
    int exit_code;
    const char *says;
} cases[] = {
    { life_and_reuse, 0, "" },
    { after_closing, 1, "SENDING_REQUEST came after HANDLE_CLOSING of the same handle" },
    { closing_twice, 1, "HANDLE_CLOSING came after HANDLE_CLOSING of the same handle" },
    { wrong_layout, 1, "CONNECTED_TO_SERVER (0x8), length 9: text does not end where its length says" },
    { unexpected_sequence, 1, "trace_refuses_wrong_notifications.c:" },
    { nothing_comes, 1, "HANDLE_CLOSING or READ_COMPLETE, number 1 of those not waited for before, did not come in 1 ms\nseen:\n    HANDLE_CLOSING" },
    { too_few, 1, "HANDLE_CLOSING, number 2, did not come in 1 ms" },
};

int main(void)
{
    size_t at;
    for (at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        char errors[2048];
        CHECK_EQ(forked_run(cases[at].code, errors, sizeof errors), cases[at].exit_code);
        if (strstr(errors, cases[at].says) == NULL) {
            CHECK_TEXT(errors, cases[at].says);
        }
    }
    return 0;
}
