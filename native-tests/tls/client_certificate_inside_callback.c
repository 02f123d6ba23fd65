/* The program answers 12044 inside its callback: with a certificate, and the send again. One completion follows. */
#include <string.h>

#include "certificates.h"
#include "check.h"
#include "client.h"
#include "tls_lab.h"
#include "trace_steps.h"

static const char script[] =
    "connection\n"
    "tls good protocols=%s client=required\n"
    "receive head\n"
    "send \"HTTP/1.1 204 No Content\\r\\nConnection: close\\r\\n\\r\\n\"\n"
    "close-notify\n"
    "close\n";

static const struct trace_step expected[] = {
    STEP(REQUEST_ERROR, FAILURE_IS(API_SEND_REQUEST, ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED), ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0), ON_ANY),
    STEP(HEADERS_AVAILABLE, NO_PAYLOAD, ON_ANY),
};

static struct trace seen;
static struct tls_lab lab;

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, request, context, status, info, length);
    if (status == WINHTTP_CALLBACK_STATUS_REQUEST_ERROR) {
        certificate_use(request, certificate_from_pem(&lab, "client-good"));
        CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    } else if (status == WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE) {
        CHECK(WinHttpReceiveResponse(request, NULL));
    }
}

static void run(const char *version)
{
    struct loopback server = tls_lab_server(&lab, script, version);
    struct client client = tls_client(ASYNCHRONOUS, server.port);
    HINTERNET request = WinHttpOpenRequest(client.connection, NULL, NULL, NULL, NULL, NULL, WINHTTP_FLAG_SECURE);

    CHECK(request != NULL);
    CHECK(WinHttpSetStatusCallback(request, on_status, WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS, 0)
        != WINHTTP_INVALID_STATUS_CALLBACK);
    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    trace_wait(&seen, WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE, 20000);
    CHECK_TRACE(&seen, expected);
    CHECK_CLIENT(&server, 1, "CN=client-good, O=Tests");
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    client_close(&client);
    loopback_stop(&server);
    trace_clear(&seen);
}

int main(void)
{
    lab = tls_lab_start();
    run("1.2");
    run("1.3");
    tls_lab_stop(&lab);
    return 0;
}
