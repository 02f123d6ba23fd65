/*
 * winhttp-trace: makes one HTTP request and shows every notification of it; see --help.
 *
 * Worth copying from here: the asynchronous exchange as a state machine in the status callback. It stands on four
 * rules.
 *   1. The callback is the only place that starts the next operation, and starting it is the last thing that it does:
 *      the operation may complete, and call back, before the function that started it returns.
 *   2. READ_COMPLETE with 0 bytes is the end of the body; READ_COMPLETE with fewer bytes than asked for is not.
 *   3. Whatever goes wrong, the request handle is closed once, and nothing else is done.
 *   4. HANDLE_CLOSING is the last notification of a handle: there, and only there, its context is freed.
 * The synchronous exchange uses the same pieces in a row; the callback then only shows what happens.
 */
#define _POSIX_C_SOURCE 200809L
#define _FILE_OFFSET_BITS 64

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sys/stat.h>

#include <winhttp_compat.h>

#include "trace/arguments.h"
#include "trace/names.h"
#include "trace/notification.h"
#include "trace/report.h"
#include "trace/target.h"
#include "trace/text.h"

enum { PIECE = 64 * 1024 }; /* bytes of body in memory, however long it is */

enum exit_code { EXIT_RESPONSE = 0, EXIT_EXCHANGE = 1, EXIT_COMMAND_LINE = 2, EXIT_FILE = 3 };

/* What remains when the exchange is over. */
struct outcome {
    unsigned long long sent, received; /* bytes of body */
    const char *failed;                /* function or file that failed, NULL: none */
    DWORD error;                       /* of a function */
    int file_error;                    /* of a file: an errno */

    pthread_mutex_t lock;
    pthread_cond_t changed;
    int is_over;                       /* the request's HANDLE_CLOSING has come */
};

/* Context of the request handle. Freed in HANDLE_CLOSING. */
struct exchange {
    const struct arguments *arguments;
    FILE *upload;                      /* NULL: no --data @FILE */
    unsigned long long upload_left;    /* bytes of it that are not sent yet */
    FILE *output;                      /* NULL: no response yet */
    unsigned char piece[PIECE];        /* never used by two operations, as there is never more than one */
    struct outcome *outcome;
};

/* ---- Pieces of both modes. They return 0 and remember the reason when they fail. ---- */

/* The first failure is the reason; those that follow from it are not. */
static int fail(struct outcome *outcome, const char *what, DWORD error, int file_error)
{
    if (outcome->failed == NULL) {
        outcome->failed = what;
        outcome->error = error;
        outcome->file_error = file_error;
    }
    return 0;
}

static int call_failed(struct exchange *exchange, const char *function)
{
    return fail(exchange->outcome, function, GetLastError(), 0);
}

static int file_failed(struct exchange *exchange, const char *file)
{
    return fail(exchange->outcome, file, 0, errno);
}

static int send_request(HINTERNET request, struct exchange *exchange)
{
    const struct arguments *arguments = exchange->arguments;
    /* The library only reads it. It must live until the response is there, as argv does. */
    LPVOID data = (LPVOID)arguments->data;
    DWORD data_length = data != NULL ? (DWORD)strlen(arguments->data) : 0;
    unsigned long long total = data_length + exchange->upload_left;
    WCHAR content_length[64];

    if (total <= 0xFFFFFFFF) {
        return WinHttpSendRequest(request, NULL, 0, data, data_length, (DWORD)total, (DWORD_PTR)exchange)
            || call_failed(exchange, "WinHttpSendRequest");
    }
    /* A length beyond 32 bits goes into a header instead. */
    {
        char header[64];
        int length = snprintf(header, sizeof header, "Content-Length: %llu", total), i;
        for (i = 0; i <= length; i++) {
            content_length[i] = (WCHAR)header[i];
        }
    }
    return WinHttpSendRequest(request, content_length, (DWORD)-1, data, data_length,
               WINHTTP_IGNORE_REQUEST_TOTAL_LENGTH, (DWORD_PTR)exchange)
        || call_failed(exchange, "WinHttpSendRequest");
}

/* Takes the next piece of the upload into memory; 0 bytes are a failure, as there should be some left. */
static DWORD take_upload_piece(struct exchange *exchange)
{
    size_t wanted = exchange->upload_left < PIECE ? (size_t)exchange->upload_left : PIECE;
    size_t count;

    errno = EIO; /* a file that became shorter is no error of fread */
    count = fread(exchange->piece, 1, wanted, exchange->upload);
    if (count == 0) {
        file_failed(exchange, exchange->arguments->data_file);
    }
    return (DWORD)count;
}

static void count_sent(struct exchange *exchange, DWORD bytes)
{
    exchange->outcome->sent += bytes;
    exchange->upload_left -= bytes;
}

static int print_head(HINTERNET request, struct exchange *exchange)
{
    DWORD bytes = 0;
    WCHAR *head, *line, *end;

    /* Asks for the size, which is that of the whole text and its terminator. */
    WinHttpQueryHeaders(request, WINHTTP_QUERY_RAW_HEADERS_CRLF, WINHTTP_HEADER_NAME_BY_INDEX, NULL, &bytes,
        WINHTTP_NO_HEADER_INDEX);
    head = malloc(bytes > 0 ? bytes : 1);
    if (head == NULL) {
        return fail(exchange->outcome, "WinHttpQueryHeaders", ERROR_NOT_ENOUGH_MEMORY, 0);
    }
    if (!WinHttpQueryHeaders(request, WINHTTP_QUERY_RAW_HEADERS_CRLF, WINHTTP_HEADER_NAME_BY_INDEX, head, &bytes,
            WINHTTP_NO_HEADER_INDEX)) {
        call_failed(exchange, "WinHttpQueryHeaders");
        free(head);
        return 0;
    }
    end = head + bytes / sizeof *head;
    for (line = head; line < end;) {
        WCHAR *next = line;
        while (next < end && *next != '\r') {
            next++;
        }
        if (next > line) { /* the last line is empty */
            fputs("< ", stderr);
            text_print(stderr, line, (size_t)(next - line));
            putc('\n', stderr);
        }
        line = next + 2; /* CR LF */
    }
    free(head);
    return 1;
}

/* Only now is --output created: a request that fails leaves an older file alone. */
static int open_output(struct exchange *exchange)
{
    const char *name = exchange->arguments->output;

    exchange->output = name != NULL ? fopen(name, "wb") : stdout;
    return exchange->output != NULL || file_failed(exchange, name);
}

static int write_output(struct exchange *exchange, DWORD bytes)
{
    const char *name = exchange->arguments->output;

    exchange->outcome->received += bytes;
    /* At once, so that body and trace come in the right order on a terminal. */
    if (fwrite(exchange->piece, 1, bytes, exchange->output) == bytes && fflush(exchange->output) == 0) {
        return 1;
    }
    return file_failed(exchange, name != NULL ? name : "standard output");
}

/* There is no other user of the exchange any more. */
static void end_exchange(struct exchange *exchange)
{
    struct outcome *outcome = exchange->outcome;

    if (exchange->upload != NULL) {
        fclose(exchange->upload);
    }
    if (exchange->arguments->output != NULL && exchange->output != NULL && fclose(exchange->output) != 0) {
        file_failed(exchange, exchange->arguments->output);
    }
    free(exchange);

    pthread_mutex_lock(&outcome->lock);
    outcome->is_over = 1;
    pthread_cond_signal(&outcome->changed);
    pthread_mutex_unlock(&outcome->lock);
}

/* ---- Asynchronous mode: a completion comes in, the next operation goes out. ---- */

/* Each returns whether an operation is under way now. */

static int start_upload_piece_or_receive(HINTERNET request, struct exchange *exchange)
{
    DWORD bytes;

    if (exchange->upload_left == 0) {
        return WinHttpReceiveResponse(request, NULL) || call_failed(exchange, "WinHttpReceiveResponse");
    }
    bytes = take_upload_piece(exchange);
    return bytes > 0
        && (WinHttpWriteData(request, exchange->piece, bytes, NULL) || call_failed(exchange, "WinHttpWriteData"));
}

static int start_read(HINTERNET request, struct exchange *exchange)
{
    return WinHttpReadData(request, exchange->piece, PIECE, NULL) || call_failed(exchange, "WinHttpReadData");
}

static int take_completion(HINTERNET request, struct exchange *exchange, DWORD status, const void *info, DWORD length)
{
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        exchange->outcome->sent += length;
        return start_upload_piece_or_receive(request, exchange);

    case WINHTTP_CALLBACK_STATUS_WRITE_COMPLETE:
        count_sent(exchange, *(const DWORD *)info);
        return start_upload_piece_or_receive(request, exchange);

    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        return print_head(request, exchange) && open_output(exchange) && start_read(request, exchange);

    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        /* 0 bytes are the end: nothing more to do, and no failure either. */
        return length > 0 && write_output(exchange, length) && start_read(request, exchange);

    case WINHTTP_CALLBACK_STATUS_REQUEST_ERROR: {
        const WINHTTP_ASYNC_RESULT *result = info;
        return fail(exchange->outcome, function_name(result->dwResult), result->dwError, 0);
    }
    default: /* progress: the operation is still under way */
        return 1;
    }
}

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    struct exchange *exchange = (struct exchange *)context;

    notification_trace(handle, status, info, length);
    if (exchange == NULL) {
        return; /* the session, the connection, or the request that has no context yet */
    }
    if (status == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING) {
        end_exchange(exchange);
    } else if (!exchange->arguments->synchronous && !take_completion(handle, exchange, status, info, length)) {
        WinHttpCloseHandle(handle);
    }
}

static void start_asynchronous(HINTERNET request, struct exchange *exchange)
{
    /* Once it has succeeded, the exchange belongs to the callback. Once it has failed, no completion will come. */
    if (!send_request(request, exchange)) {
        WinHttpCloseHandle(request);
    }
}

/* ---- Synchronous mode: the same in a row. ---- */

static int run_synchronous(HINTERNET request, struct exchange *exchange)
{
    DWORD bytes;

    if (!send_request(request, exchange)) {
        return 0;
    }
    exchange->outcome->sent = exchange->arguments->data != NULL ? strlen(exchange->arguments->data) : 0;
    while (exchange->upload_left > 0) {
        bytes = take_upload_piece(exchange);
        if (bytes == 0) {
            return 0;
        }
        if (!WinHttpWriteData(request, exchange->piece, bytes, &bytes)) {
            return call_failed(exchange, "WinHttpWriteData");
        }
        count_sent(exchange, bytes);
    }
    if (!WinHttpReceiveResponse(request, NULL)) {
        return call_failed(exchange, "WinHttpReceiveResponse");
    }
    if (!print_head(request, exchange) || !open_output(exchange)) {
        return 0;
    }
    for (;;) {
        if (!WinHttpReadData(request, exchange->piece, PIECE, &bytes)) {
            return call_failed(exchange, "WinHttpReadData");
        }
        if (bytes == 0) {
            return 1;
        }
        if (!write_output(exchange, bytes)) {
            return 0;
        }
    }
}

/* ---- Around it: handles and files. ---- */

struct handles {
    HINTERNET session, connection, request;
};

static int open_handles(const struct arguments *arguments, const struct target *target, struct handles *handles)
{
    WCHAR *method;

    handles->session = WinHttpOpen(TEXT("winhttp-trace"), WINHTTP_ACCESS_TYPE_NO_PROXY, WINHTTP_NO_PROXY_NAME,
        WINHTTP_NO_PROXY_BYPASS, arguments->synchronous ? 0 : WINHTTP_FLAG_ASYNC);
    if (handles->session == NULL) {
        return report_call("WinHttpOpen", NULL);
    }
    /* Set on the session, it holds for all handles that are made from it. */
    if (WinHttpSetStatusCallback(handles->session, on_status, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0)
        == WINHTTP_INVALID_STATUS_CALLBACK) {
        return report_call("WinHttpSetStatusCallback", NULL);
    }
    handles->connection = WinHttpConnect(handles->session, target->host, target->port, 0);
    if (handles->connection == NULL) {
        return report_call("WinHttpConnect", arguments->url);
    }
    method = text_from_utf8(arguments->method);
    if (method == NULL) {
        return report_text("not UTF-8", arguments->method);
    }
    handles->request = WinHttpOpenRequest(handles->connection, method, target->object, NULL, WINHTTP_NO_REFERER,
        WINHTTP_DEFAULT_ACCEPT_TYPES, target->is_secure ? WINHTTP_FLAG_SECURE : 0);
    free(method);
    return handles->request != NULL || report_call("WinHttpOpenRequest", arguments->method);
}

static int add_headers(const struct arguments *arguments, HINTERNET request)
{
    size_t i;

    for (i = 0; i < arguments->header_count; i++) {
        WCHAR *header = text_from_utf8(arguments->headers[i]);
        BOOL added;
        if (header == NULL) {
            return report_text("not UTF-8", arguments->headers[i]);
        }
        added = WinHttpAddRequestHeaders(request, header, (DWORD)-1, WINHTTP_ADDREQ_FLAG_ADD);
        free(header);
        if (!added) {
            return report_call("WinHttpAddRequestHeaders", arguments->headers[i]);
        }
    }
    return 1;
}

/* Only a file that knows its length: a body has to be announced. */
static int open_upload(const char *name, struct exchange *exchange)
{
    struct stat properties;

    exchange->upload = fopen(name, "rb");
    if (exchange->upload == NULL || fstat(fileno(exchange->upload), &properties) != 0) {
        return report_text(strerror(errno), name);
    }
    if (!S_ISREG(properties.st_mode)) {
        return report_text("not a plain file, so its length is not known", name);
    }
    exchange->upload_left = (unsigned long long)properties.st_size;
    return 1;
}

/* NULL: the reason has been said. */
static struct exchange *make_exchange(const struct arguments *arguments, struct outcome *outcome)
{
    struct exchange *exchange = calloc(1, sizeof *exchange);

    if (exchange == NULL) {
        report_text("out of memory", arguments->url);
        return NULL;
    }
    exchange->arguments = arguments;
    exchange->outcome = outcome;
    if (arguments->data_file != NULL && !open_upload(arguments->data_file, exchange)) {
        end_exchange(exchange);
        return NULL;
    }
    return exchange;
}

/* From here on HANDLE_CLOSING of the request ends the exchange. */
static int run_exchange(const struct handles *handles, struct exchange *exchange)
{
    struct outcome *outcome = exchange->outcome;
    DWORD_PTR context = (DWORD_PTR)exchange;

    /* WinHttpSendRequest would set it, too, but cannot be relied on where it fails. */
    if (!WinHttpSetOption(handles->request, WINHTTP_OPTION_CONTEXT_VALUE, &context, sizeof context)) {
        report_call("WinHttpSetOption", "WINHTTP_OPTION_CONTEXT_VALUE");
        end_exchange(exchange);
        return EXIT_EXCHANGE;
    }
    if (exchange->arguments->synchronous) {
        run_synchronous(handles->request, exchange);
        WinHttpCloseHandle(handles->request);
    } else {
        start_asynchronous(handles->request, exchange);
    }

    pthread_mutex_lock(&outcome->lock);
    while (!outcome->is_over) {
        pthread_cond_wait(&outcome->changed, &outcome->lock);
    }
    pthread_mutex_unlock(&outcome->lock);

    if (outcome->failed == NULL) {
        return EXIT_RESPONSE;
    }
    if (outcome->error == 0) {
        report_text(strerror(outcome->file_error), outcome->failed);
        return EXIT_FILE;
    }
    report_error(outcome->failed, outcome->error);
    return EXIT_EXCHANGE;
}

static int run(const struct arguments *arguments)
{
    /* Static: the callback may still be about to return from its last use when the program ends. */
    static struct outcome outcome = { .lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER };
    struct exchange *exchange;
    struct target target;
    struct handles handles = { NULL, NULL, NULL };
    int code = EXIT_COMMAND_LINE;

    if (!target_of_url(arguments->url, &target)) {
        return EXIT_COMMAND_LINE;
    }
    exchange = make_exchange(arguments, &outcome);
    if (exchange == NULL) {
        code = EXIT_FILE;
    } else {
        notification_trace_start();
        if (open_handles(arguments, &target, &handles) && add_headers(arguments, handles.request)) {
            code = run_exchange(&handles, exchange);
        } else {
            WinHttpCloseHandle(handles.request);
            end_exchange(exchange);
        }
        /* The handles above the request may be closed at any time. Closing NULL only fails. */
        WinHttpCloseHandle(handles.connection);
        WinHttpCloseHandle(handles.session);
        fprintf(stderr, "%llu bytes of body received, %llu sent, %.2f ms, %lu notifications\n", outcome.received,
            outcome.sent, notification_trace_milliseconds(), notification_trace_count());
    }
    target_free(&target);
    return code;
}

int main(int argc, char **argv)
{
    struct arguments arguments;
    int code = EXIT_COMMAND_LINE;

    switch (arguments_read(argc, argv, &arguments)) {
    case ARGUMENTS_COMPLETE:
        code = run(&arguments);
        break;
    case ARGUMENTS_HELP:
        code = EXIT_RESPONSE;
        break;
    case ARGUMENTS_WRONG:
        break;
    }
    free(arguments.headers);
    return code;
}
