/*
 * winhttp-trace: makes HTTP requests and shows every notification of them; see --help.
 *
 * Worth copying from here: the asynchronous exchange as a state machine in the status callback. It stands on four
 * rules.
 *   1. The callback is the only place that starts the next operation, and starting it is the last thing that it does:
 *      the operation may complete, and call back, before the function that started it returns.
 *   2. READ_COMPLETE with 0 bytes is the end of the body; READ_COMPLETE with fewer bytes than asked for is not.
 *   3. Whatever goes wrong, the request handle is closed once, and nothing else is done.
 *   4. HANDLE_CLOSING is the last notification of a handle: there, and only there, its context is freed.
 * A request that is sent again, because credentials (401) or a certificate (12044) were asked for, or the library cannot repeat an
 * upload by itself (12032), begins anew on the same handle. Redirects need nothing: the library follows them.
 * The synchronous exchange uses the same pieces in a row; the callback then only shows what happens.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <winhttp_compat.h>

#include "trace/arguments.h"
#include "trace/certificate.h"
#include "trace/exchange.h"
#include "trace/handshake.h"
#include "trace/login.h"
#include "trace/names.h"
#include "trace/notification.h"
#include "trace/report.h"
#include "trace/security.h"
#include "trace/settings.h"
#include "trace/target.h"
#include "trace/text.h"

enum exit_code { EXIT_RESPONSE = 0, EXIT_EXCHANGE = 1, EXIT_COMMAND_LINE = 2, EXIT_FILE = 3 };

/* ---- Asynchronous mode: a completion comes in, the next operation goes out. ---- */

/* Each returns whether an operation is under way now. */

static int start_send(HINTERNET request, struct exchange *exchange)
{
    return exchange_send(request, exchange) || exchange_call_failed(exchange, "WinHttpSendRequest");
}

static int start_upload_piece_or_receive(HINTERNET request, struct exchange *exchange)
{
    DWORD bytes = 0;

    if (exchange->upload_left > 0 && !exchange_take_piece(exchange, &bytes)) {
        return 0;
    }
    if (bytes == 0) {
        return WinHttpReceiveResponse(request, NULL) || exchange_call_failed(exchange, "WinHttpReceiveResponse");
    }
    return WinHttpWriteData(request, exchange->piece, bytes, NULL) || exchange_call_failed(exchange, "WinHttpWriteData");
}

static int start_read(HINTERNET request, struct exchange *exchange)
{
    return WinHttpReadData(request, exchange->piece, PIECE, NULL) || exchange_call_failed(exchange, "WinHttpReadData");
}

static int start_again(HINTERNET request, struct exchange *exchange)
{
    return exchange_rewind(exchange) && start_send(request, exchange);
}

static int take_completion(HINTERNET request, struct exchange *exchange, DWORD status, const void *info, DWORD length)
{
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        exchange->outcome->sent += length;
        return start_upload_piece_or_receive(request, exchange);

    case WINHTTP_CALLBACK_STATUS_WRITE_COMPLETE:
        exchange_count_sent(exchange, *(const DWORD *)info);
        return start_upload_piece_or_receive(request, exchange);

    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        return exchange_take_head(request, exchange) && start_read(request, exchange);

    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        if (length > 0) {
            return exchange_take_body(exchange, length) && start_read(request, exchange);
        }
        if (exchange->sends_again) {
            return start_again(request, exchange);
        }
        exchange_take_end(request, exchange);
        return 0; /* nothing more to do, and no failure either */

    case WINHTTP_CALLBACK_STATUS_REQUEST_ERROR: {
        const WINHTTP_ASYNC_RESULT *result = info;
        return exchange_take_error(request, exchange, function_name(result->dwResult), result->dwError)
            && start_again(request, exchange);
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
    if (status == WINHTTP_CALLBACK_STATUS_SENDING_REQUEST && exchange->arguments->shows_handshakes) {
        handshake_print(handle);
    }
    if (status == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING) {
        exchange_end(exchange);
    } else if (!exchange->arguments->synchronous && !take_completion(handle, exchange, status, info, length)) {
        WinHttpCloseHandle(handle);
    }
}

static void start_asynchronous(HINTERNET request, struct exchange *exchange)
{
    /* Once it has succeeded, the exchange belongs to the callback. Once it has failed, no completion will come. */
    if (!start_send(request, exchange)) {
        WinHttpCloseHandle(request);
    }
}

/* ---- Synchronous mode: the same in a row. ---- */

/* The call has failed just now: 0, and the exchange knows whether to send again or why not. */
static int call_failed(HINTERNET request, struct exchange *exchange, const char *function)
{
    exchange_take_error(request, exchange, function, GetLastError());
    return 0;
}

static int upload(HINTERNET request, struct exchange *exchange)
{
    DWORD bytes;

    while (exchange->upload_left > 0) {
        if (!exchange_take_piece(exchange, &bytes)) {
            return 0;
        }
        if (bytes == 0) {
            return 1;
        }
        if (!WinHttpWriteData(request, exchange->piece, bytes, &bytes)) {
            return call_failed(request, exchange, "WinHttpWriteData");
        }
        exchange_count_sent(exchange, bytes);
    }
    return 1;
}

static int download(HINTERNET request, struct exchange *exchange)
{
    DWORD bytes;

    do {
        if (!WinHttpReadData(request, exchange->piece, PIECE, &bytes)) {
            return call_failed(request, exchange, "WinHttpReadData");
        }
        if (!exchange_take_body(exchange, bytes)) {
            return 0;
        }
    } while (bytes > 0);
    return 1;
}

/* Head and body of the request, head and body of the response. */
static int run_once(HINTERNET request, struct exchange *exchange)
{
    if (!exchange_send(request, exchange)) {
        return call_failed(request, exchange, "WinHttpSendRequest");
    }
    exchange->outcome->sent += exchange->arguments->data != NULL ? strlen(exchange->arguments->data) : 0;
    if (!upload(request, exchange)) {
        return 0;
    }
    if (!WinHttpReceiveResponse(request, NULL)) {
        return call_failed(request, exchange, "WinHttpReceiveResponse");
    }
    return exchange_take_head(request, exchange) && download(request, exchange);
}

static int run_synchronous(HINTERNET request, struct exchange *exchange)
{
    for (;;) {
        int is_complete = run_once(request, exchange);

        if (!exchange->sends_again) {
            return is_complete && exchange_take_end(request, exchange);
        }
        if (!exchange_rewind(exchange)) {
            return 0;
        }
    }
}

/* ---- Around it: handles. ---- */

struct handles {
    HINTERNET session, connection;
};

static int open_handles(const struct arguments *arguments, const struct target *target, struct handles *handles)
{
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
    if (!security_prepare_session(handles->session, arguments)) {
        return 0;
    }
    handles->connection = WinHttpConnect(handles->session, target->host, target->port, 0);
    return handles->connection != NULL || report_call("WinHttpConnect", arguments->url);
}

/* NULL: the user was told what is wrong. */
static HINTERNET open_request(const struct arguments *arguments, const struct target *target, PCCERT_CONTEXT certificate,
    HINTERNET connection)
{
    DWORD flags = (target->is_secure ? WINHTTP_FLAG_SECURE : 0) | (arguments->chunked ? WINHTTP_FLAG_AUTOMATIC_CHUNKING : 0);
    WCHAR *method = text_from_utf8(arguments->method);
    HINTERNET request;

    if (method == NULL) {
        report_text("not UTF-8", arguments->method);
        return NULL;
    }
    request = WinHttpOpenRequest(connection, method, target->object, arguments->http_1_0 ? TEXT("HTTP/1.0") : NULL,
        WINHTTP_NO_REFERER, WINHTTP_DEFAULT_ACCEPT_TYPES, flags);
    if (request == NULL) {
        report_call("WinHttpOpenRequest", arguments->method);
    }
    free(method);
    if (request != NULL
        && (!settings_apply(request, arguments) || !login_prepare(request, arguments)
            || !security_prepare(request, arguments, certificate))) {
        WinHttpCloseHandle(request);
        return NULL;
    }
    return request;
}

/* From here on HANDLE_CLOSING of the request ends the exchange. */
static int run_exchange(HINTERNET request, struct exchange *exchange)
{
    struct outcome *outcome = exchange->outcome;
    DWORD_PTR context = (DWORD_PTR)exchange;

    /* WinHttpSendRequest would set it, too, but cannot be relied on where it fails. */
    if (!WinHttpSetOption(request, WINHTTP_OPTION_CONTEXT_VALUE, &context, sizeof context)) {
        report_call("WinHttpSetOption", "WINHTTP_OPTION_CONTEXT_VALUE");
        WinHttpCloseHandle(request);
        exchange_end(exchange);
        return EXIT_EXCHANGE;
    }
    if (exchange->arguments->synchronous) {
        run_synchronous(request, exchange);
        WinHttpCloseHandle(request);
    } else {
        start_asynchronous(request, exchange);
    }

    pthread_mutex_lock(&outcome->lock);
    while (!outcome->is_over) {
        pthread_cond_wait(&outcome->changed, &outcome->lock);
    }
    outcome->is_over = 0;
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

/* One request after the other, as long as they succeed. */
static int run_exchanges(const struct arguments *arguments, const struct target *target, PCCERT_CONTEXT certificate,
    HINTERNET connection, struct outcome *outcome)
{
    int i, code = EXIT_RESPONSE;

    for (i = 0; i < arguments->repeat && code == EXIT_RESPONSE; i++) {
        struct exchange *exchange;
        HINTERNET request = open_request(arguments, target, certificate, connection);
        if (request == NULL) {
            return EXIT_COMMAND_LINE;
        }
        exchange = exchange_make(arguments, certificate, outcome, i > 0);
        if (exchange == NULL) {
            WinHttpCloseHandle(request);
            return EXIT_FILE;
        }
        code = run_exchange(request, exchange);
    }
    return code;
}

static int run(const struct arguments *arguments)
{
    /* Static: the callback may still be about to return from its last use when the program ends. */
    static struct outcome outcome = { .lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER };
    struct target target;
    struct handles handles = { NULL, NULL };
    PCCERT_CONTEXT certificate = NULL;
    int code = EXIT_COMMAND_LINE;

    if (!target_of_url(arguments->url, &target)) {
        return EXIT_COMMAND_LINE;
    }
    if (arguments->certificate != NULL && (certificate = certificate_of_file(arguments->certificate)) == NULL) {
        target_free(&target);
        return EXIT_FILE;
    }
    notification_trace_start();
    if (open_handles(arguments, &target, &handles)) {
        code = run_exchanges(arguments, &target, certificate, handles.connection, &outcome);
    }
    /* The handles above the request may be closed at any time. Closing NULL only fails. */
    WinHttpCloseHandle(handles.connection);
    WinHttpCloseHandle(handles.session);
    fprintf(stderr, "%llu bytes of body received, %llu sent, %.2f ms, %lu notifications\n", outcome.received, outcome.sent,
        notification_trace_milliseconds(), notification_trace_count());
    CertFreeCertificateContext(certificate); /* NULL, too */
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
