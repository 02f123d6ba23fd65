#define _POSIX_C_SOURCE 200809L
#define _FILE_OFFSET_BITS 64

#include "exchange.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <sys/stat.h>

#include "head.h"
#include "login.h"
#include "report.h"
#include "security.h"
#include "times.h"

static int fail(struct outcome *outcome, const char *what, DWORD error, int file_error)
{
    if (outcome->failed == NULL) {
        outcome->failed = what;
        outcome->error = error;
        outcome->file_error = file_error;
    }
    return 0;
}

int exchange_fail(struct exchange *exchange, const char *function, DWORD error)
{
    return fail(exchange->outcome, function, error, 0);
}

int exchange_call_failed(struct exchange *exchange, const char *function)
{
    return fail(exchange->outcome, function, GetLastError(), 0);
}

int exchange_take_error(HINTERNET request, struct exchange *exchange, const char *function, DWORD error)
{
    if (error == ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED && !exchange->has_shown_certificate) {
        exchange->sends_again = security_answer(request, exchange->arguments, exchange->certificate);
        exchange->has_shown_certificate = exchange->sends_again;
    } else {
        exchange->sends_again = error == ERROR_WINHTTP_RESEND_REQUEST;
    }
    return exchange->sends_again || exchange_fail(exchange, function, error);
}

static int file_failed(struct exchange *exchange, const char *file)
{
    return fail(exchange->outcome, file, 0, errno);
}

/* ---- The request ---- */

/* A body without a length can only go out in chunks. */
static int open_upload(const char *name, struct exchange *exchange)
{
    struct stat properties;

    exchange->upload = fopen(name, "rb");
    if (exchange->upload == NULL || fstat(fileno(exchange->upload), &properties) != 0) {
        return report_text(strerror(errno), name);
    }
    exchange->knows_length = S_ISREG(properties.st_mode);
    if (!exchange->knows_length && (!exchange->arguments->chunked || S_ISDIR(properties.st_mode))) {
        return report_text("not a plain file, so its length is not known", name);
    }
    exchange->upload_left = exchange->knows_length ? (unsigned long long)properties.st_size : 1;
    return 1;
}

struct exchange *exchange_make(const struct arguments *arguments, PCCERT_CONTEXT certificate, struct outcome *outcome, int appends)
{
    struct exchange *exchange = calloc(1, sizeof *exchange);

    if (exchange == NULL) {
        report_text("out of memory", arguments->url);
        return NULL;
    }
    exchange->arguments = arguments;
    exchange->certificate = certificate;
    exchange->outcome = outcome;
    exchange->appends = appends;
    if (arguments->data_file != NULL && !open_upload(arguments->data_file, exchange)) {
        exchange_end(exchange);
        return NULL;
    }
    return exchange;
}

int exchange_send(HINTERNET request, struct exchange *exchange)
{
    const struct arguments *arguments = exchange->arguments;
    /* The library only reads it. It must live until the response is there, as argv does. */
    LPVOID data = (LPVOID)arguments->data;
    DWORD data_length = data != NULL ? (DWORD)strlen(arguments->data) : 0;
    unsigned long long total = arguments->chunked ? 0 : data_length + exchange->upload_left;
    WCHAR content_length[64];

    if (total <= 0xFFFFFFFF) {
        return WinHttpSendRequest(request, NULL, 0, data, data_length, (DWORD)total, (DWORD_PTR)exchange);
    }
    /* A length beyond 32 bits goes into a header instead. */
    {
        char header[64];
        int length = snprintf(header, sizeof header, "Content-Length: %llu", total), i;
        for (i = 0; i <= length; i++) {
            content_length[i] = (WCHAR)header[i];
        }
    }
    return WinHttpSendRequest(request, content_length, (DWORD)-1, data, data_length, WINHTTP_IGNORE_REQUEST_TOTAL_LENGTH,
        (DWORD_PTR)exchange);
}

int exchange_rewind(struct exchange *exchange)
{
    struct stat properties;

    exchange->sends_again = 0;
    if (exchange->upload == NULL) {
        return 1;
    }
    if (fseeko(exchange->upload, 0, SEEK_SET) != 0 || fstat(fileno(exchange->upload), &properties) != 0) {
        return file_failed(exchange, exchange->arguments->data_file);
    }
    exchange->upload_left = exchange->knows_length ? (unsigned long long)properties.st_size : 1;
    return 1;
}

int exchange_take_piece(struct exchange *exchange, DWORD *bytes)
{
    size_t wanted = exchange->knows_length && exchange->upload_left < PIECE ? (size_t)exchange->upload_left : PIECE;

    errno = EIO; /* a file that became shorter is no error of fread */
    *bytes = (DWORD)fread(exchange->piece, 1, wanted, exchange->upload);
    if (*bytes > 0) {
        return 1;
    }
    if (exchange->knows_length || ferror(exchange->upload)) {
        return file_failed(exchange, exchange->arguments->data_file);
    }
    exchange->upload_left = 0; /* the end of a pipe */
    return 1;
}

void exchange_count_sent(struct exchange *exchange, DWORD bytes)
{
    exchange->outcome->sent += bytes;
    if (exchange->knows_length) {
        exchange->upload_left -= bytes;
    }
}

/* ---- The response ---- */

/* Only now is --output created: a request that fails leaves an older file alone. */
static int open_output(struct exchange *exchange)
{
    const char *name = exchange->arguments->output;

    exchange->output = name != NULL ? fopen(name, exchange->appends ? "ab" : "wb") : stdout;
    return exchange->output != NULL || file_failed(exchange, name);
}

int exchange_take_head(HINTERNET request, struct exchange *exchange)
{
    if (!head_print(request)) {
        return exchange_call_failed(exchange, "WinHttpQueryHeaders");
    }
    /* Once: who is refused with credentials is refused. */
    exchange->sends_again = !exchange->has_answered && login_answer(request, exchange->arguments);
    exchange->has_answered |= exchange->sends_again;
    return exchange->sends_again || open_output(exchange);
}

int exchange_take_body(struct exchange *exchange, DWORD bytes)
{
    const char *name = exchange->arguments->output;

    if (exchange->sends_again) {
        return 1; /* nobody wants it, but the connection is free only behind it */
    }
    exchange->outcome->received += bytes;
    /* At once, so that body and trace come in the right order on a terminal. */
    if (fwrite(exchange->piece, 1, bytes, exchange->output) == bytes && fflush(exchange->output) == 0) {
        return 1;
    }
    return file_failed(exchange, name != NULL ? name : "standard output");
}

int exchange_take_end(HINTERNET request, struct exchange *exchange)
{
    if (!trailers_print(request)) {
        return exchange_call_failed(exchange, "WinHttpQueryHeaders");
    }
    if (exchange->arguments->shows_times) {
        times_print(request);
    }
    return 1;
}

void exchange_end(struct exchange *exchange)
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
