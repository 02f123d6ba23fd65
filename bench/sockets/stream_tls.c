#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "failure.h"
#include "stream.h"

static _Noreturn void failure_of_tls(const char *call)
{
    char text[256];

    ERR_error_string_n(ERR_get_error(), text, sizeof text);
    failure("%s: %s", call, text);
}

static SSL_CTX *context_trusting(const char *authority)
{
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());

    if (context == NULL || SSL_CTX_load_verify_file(context, authority) != 1) {
        failure_of_tls("SSL_CTX_load_verify_file");
    }
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
    /* One receive for all records that are there, in place of two for each of them. */
    SSL_CTX_set_read_ahead(context, 1);
    SSL_CTX_set_default_read_buffer_len(context, PIECE_BYTES);
    return context;
}

void stream_secure(struct stream *stream, const struct work *work, const char *host)
{
    static SSL_CTX *context;
    SSL *session;

    if (work->authority == NULL) {
        failure("http needs the other program, without TLS");
    }
    if (context == NULL) {
        context = context_trusting(work->authority);
    }
    session = SSL_new(context);
    if (session == NULL || SSL_set_fd(session, stream->descriptor) != 1
        || X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), host) != 1 || SSL_connect(session) != 1) {
        failure_of_tls("SSL_connect");
    }
    stream->session = session;
}

void stream_end(struct stream *stream)
{
    SSL_free(stream->session);
}

void stream_write(struct stream *stream, const void *bytes, size_t length)
{
    if (SSL_write(stream->session, bytes, (int)length) != (int)length) {
        failure_of_tls("SSL_write");
    }
}

ssize_t stream_read(struct stream *stream, void *bytes, size_t capacity)
{
    int received = SSL_read(stream->session, bytes, (int)capacity);

    if (received > 0) {
        return received;
    }
    if (SSL_get_error(stream->session, received) != SSL_ERROR_WANT_READ) {
        failure_of_tls("SSL_read");
    }
    return -1;
}
