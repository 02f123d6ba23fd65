#include "transfer.h"

#include <stdio.h>
#include <string.h>

#include "bodies.h"
#include "failure.h"
#include "first_byte.h"

/* Options that fail are options that a benchmark of this libcurl must not be without. */
#define SET(easy, option, value) check_option(curl_easy_setopt((easy), (option), (value)), #option)

static void check_option(CURLcode code, const char *option)
{
    if (code != CURLE_OK) {
        failure("%s: %s", option, curl_easy_strerror(code));
    }
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
    struct transfer *transfer = context;

    (void)bytes;
    if (transfer->received == 0 && transfer->work->kind == WORK_FIRST_BYTE) {
        first_byte_is_here();
    }
    transfer->received += (long long)(size * count);
    return size * count;
}

static size_t give_body(char *bytes, size_t size, size_t count, void *context)
{
    struct transfer *transfer = context;
    long long length = (long long)(size * count), left = TRANSFER_BYTES - transfer->sent;

    if (length > left) {
        length = left;
    }
    if (length > PIECE_BYTES) {
        length = PIECE_BYTES;
    }
    memcpy(bytes, body_piece, (size_t)length);
    transfer->sent += length;
    return (size_t)length;
}

static void set_up_upload(struct transfer *transfer)
{
    /* The others do not wait for a 100 either. */
    transfer->headers = curl_slist_append(transfer->headers, "Expect:");
    SET(transfer->easy, CURLOPT_UPLOAD, 1L);
    SET(transfer->easy, CURLOPT_INFILESIZE_LARGE, (curl_off_t)TRANSFER_BYTES);
    SET(transfer->easy, CURLOPT_UPLOAD_BUFFERSIZE, (long)PIECE_BYTES);
    SET(transfer->easy, CURLOPT_READFUNCTION, give_body);
    SET(transfer->easy, CURLOPT_READDATA, transfer);
}

void transfer_open(struct transfer *transfer, const struct work *work, const char *host)
{
    char url[128];
    CURL *easy = curl_easy_init();

    if (easy == NULL) {
        failure("curl_easy_init");
    }
    memset(transfer, 0, sizeof *transfer);
    transfer->easy = easy;
    transfer->work = work;
    snprintf(url, sizeof url, "%s://%s:%u%s", work->authority != NULL ? "https" : "http", host, work->port,
        work->kind == WORK_UPLOAD ? UPLOAD_PATH : work->kind == WORK_DOWNLOAD ? DOWNLOAD_PATH : SMALL_PATH);

    SET(easy, CURLOPT_URL, url);
    SET(easy, CURLOPT_PRIVATE, transfer);
    SET(easy, CURLOPT_USERAGENT, AGENT);
    SET(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    SET(easy, CURLOPT_PROXY, "");
    SET(easy, CURLOPT_NOSIGNAL, 1L);
    SET(easy, CURLOPT_WRITEFUNCTION, take_body);
    SET(easy, CURLOPT_WRITEDATA, transfer);
    if (work->authority != NULL) {
        SET(easy, CURLOPT_CAINFO, work->authority);
        SET(easy, CURLOPT_CAPATH, NULL); /* not the system's as well */
    }
    if (work->kind == WORK_DOWNLOAD) {
        SET(easy, CURLOPT_BUFFERSIZE, (long)PIECE_BYTES);
    }
    if (work->kind == WORK_UPLOAD) {
        set_up_upload(transfer);
    }
    if (work->kind == WORK_IDLE) {
        SET(easy, CURLOPT_FRESH_CONNECT, 1L);
    }
    if (work->new_connections) {
        /* Without the header the server would expect more, and the others do say it. */
        transfer->headers = curl_slist_append(transfer->headers, "Connection: close");
        SET(easy, CURLOPT_FORBID_REUSE, 1L);
    }
    if (transfer->headers != NULL) {
        SET(easy, CURLOPT_HTTPHEADER, transfer->headers);
    }
}

void transfer_close(struct transfer *transfer)
{
    curl_easy_cleanup(transfer->easy);
    curl_slist_free_all(transfer->headers);
}

void transfer_start(struct transfer *transfer)
{
    transfer->received = transfer->sent = 0;
    lane_start(&transfer->lane);
}

void transfer_check(const struct transfer *transfer, CURLcode code)
{
    long status = 0;

    if (code != CURLE_OK) {
        failure("libcurl: %s", curl_easy_strerror(code));
    }
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    body_check(transfer->work->kind, status, transfer->received);
}
