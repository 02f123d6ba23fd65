/*
 * SENDING_REQUEST of a new https connection comes when the handshake is over and nothing of the request is sent: all that is
 * known of the connection can be asked for there, and closing the handle there keeps the request from the server.
 */
#include <stdlib.h>
#include <string.h>

#include "attempt.h"
#include "check.h"
#include "monitor.h"
#include "text.h"
#include "tls_lab.h"

static int asked, closes;

static void check_too_early(HINTERNET request)
{
    static const DWORD options[] = {
        WINHTTP_OPTION_SECURITY_CERTIFICATE_STRUCT, WINHTTP_OPTION_SECURITY_KEY_BITNESS, WINHTTP_OPTION_SERVER_CERT_CONTEXT,
        WINHTTP_OPTION_SERVER_CBT, WINHTTP_OPTION_SERVER_CERT_CHAIN_CONTEXT, WINHTTP_OPTION_SECURITY_INFO,
        WINHTTP_OPTION_CLIENT_CERT_ISSUER_LIST,
    };
    unsigned char buffer[1024];
    DWORD length, i;

    for (i = 0; i < sizeof options / sizeof options[0]; i++) {
        length = sizeof buffer;
        CHECK_FAILS(WinHttpQueryOption(request, options[i], buffer, &length), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    }
}

static void check_certificate(HINTERNET request)
{
    WINHTTP_CERTIFICATE_INFO summary;
    PCCERT_CONTEXT certificate = NULL;
    PCCERT_CHAIN_CONTEXT chain = NULL;
    DWORD length = 0;
    WCHAR name[64];

    CHECK_FAILS(WinHttpQueryOption(request, WINHTTP_OPTION_SERVER_CERT_CONTEXT, NULL, &length), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, sizeof certificate);
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_SERVER_CERT_CONTEXT, (void *)&certificate, &length));
    CHECK(CertGetNameStringW(certificate, CERT_NAME_SIMPLE_DISPLAY_TYPE, 0, NULL, name, 64) == sizeof "localhost");
    CHECK(memcmp(name, W("localhost"), sizeof "localhost" * sizeof(WCHAR)) == 0);

    length = sizeof chain;
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_SERVER_CERT_CHAIN_CONTEXT, (void *)&chain, &length));
    CHECK_EQ(chain->cChain, 1);
    CHECK_EQ(chain->rgpChain[0]->cElement, 3); /* its issuer, and the root */
    CHECK_EQ(chain->TrustStatus.dwErrorStatus, 0);
    CHECK_EQ(chain->rgpChain[0]->rgpElement[0]->pCertContext->cbCertEncoded, certificate->cbCertEncoded);
    CHECK(memcmp(chain->rgpChain[0]->rgpElement[0]->pCertContext->pbCertEncoded, certificate->pbCertEncoded,
        certificate->cbCertEncoded) == 0);
    CertFreeCertificateChain(chain);
    CHECK(CertFreeCertificateContext(certificate));

    length = sizeof summary;
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_SECURITY_CERTIFICATE_STRUCT, &summary, &length));
    CHECK_EQ(length, sizeof summary);
    CHECK(memcmp(summary.lpszSubjectInfo, W("localhost"), sizeof "localhost" * sizeof(WCHAR)) == 0);
    CHECK(summary.lpszIssuerInfo[0] != 0);
    CHECK(summary.lpszProtocolName == NULL && summary.lpszSignatureAlgName == NULL && summary.lpszEncryptionAlgName == NULL);
    CHECK_EQ(summary.dwKeySize, 32);
    LocalFree(summary.lpszSubjectInfo);
    LocalFree(summary.lpszIssuerInfo);
}

static void check_connection(HINTERNET request)
{
    static const char prefix[] = "tls-server-end-point:";
    WINHTTP_SECURITY_INFO info;
    WINHTTP_CONNECTION_INFO addresses;
    SecPkgContext_Bindings *bindings;
    unsigned char buffer[512];
    DWORD length = sizeof info, number;

    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_SECURITY_INFO, &info, &length));
    CHECK_EQ(info.ConnectionInfo.dwProtocol, SP_PROT_TLS1_3_CLIENT);
    CHECK_EQ(info.ConnectionInfo.aiCipher, CALG_AES_256);
    CHECK_EQ(info.ConnectionInfo.dwCipherStrength, 256);
    CHECK_EQ(info.ConnectionInfo.aiHash, CALG_SHA_384);
    CHECK_EQ(info.CipherInfo.dwCipherSuite, 0x1302); /* RFC 8446, appendix B.4 */
    CHECK_EQ(info.CipherInfo.dwProtocol, 0x304);
    CHECK(memcmp(info.CipherInfo.szCipherSuite, W("TLS_AES_256_GCM_SHA384"), sizeof "TLS_AES_256_GCM_SHA384" * sizeof(WCHAR)) == 0);

    length = sizeof number;
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_SECURITY_KEY_BITNESS, &number, &length));
    CHECK_EQ(number, 256);
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_SECURITY_FLAGS, &number, &length));
    CHECK_EQ(number, SECURITY_FLAG_SECURE | SECURITY_FLAG_STRENGTH_STRONG);

    memset(&addresses, 0, sizeof addresses);
    addresses.cbSize = length = sizeof addresses;
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_CONNECTION_INFO, &addresses, &length));

    length = 0;
    CHECK_FAILS(WinHttpQueryOption(request, WINHTTP_OPTION_SERVER_CBT, NULL, &length), ERROR_INSUFFICIENT_BUFFER);
    CHECK(length > sizeof *bindings && length <= sizeof buffer);
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_SERVER_CBT, buffer, &length));
    bindings = (SecPkgContext_Bindings *)(void *)buffer;
    CHECK_EQ(bindings->BindingsLength, length - sizeof *bindings);
    CHECK_EQ(bindings->Bindings->cbApplicationDataLength, sizeof prefix - 1 + 32); /* SHA-256 */
    CHECK(memcmp((unsigned char *)bindings->Bindings + bindings->Bindings->dwApplicationDataOffset, prefix, sizeof prefix - 1) == 0);
}

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    (void)context, (void)info, (void)length;
    if (status == WINHTTP_CALLBACK_STATUS_CONNECTED_TO_SERVER) {
        check_too_early(request);
    }
    if (status == WINHTTP_CALLBACK_STATUS_SENDING_REQUEST) {
        check_certificate(request);
        check_connection(request);
        if (closes) {
            CHECK_SUCCEEDS(WinHttpCloseHandle(request));
        }
        monitor_enter();
        asked++;
        monitor_leave();
    }
    if (status == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING || status == WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE) {
        monitor_enter();
        asked |= 0x100;
        monitor_wake();
        monitor_leave();
    }
}

static void run(struct loopback *server, enum call_mode mode)
{
    struct client client = tls_client(mode, server->port);
    HINTERNET request = WinHttpOpenRequest(client.connection, NULL, NULL, NULL, NULL, NULL, client.flags);
    uint64_t deadline = clock_ms() + 20000;
    BOOL sent;

    CHECK(request != NULL);
    check_too_early(request);
    CHECK(WinHttpSetStatusCallback(request, on_status, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) != WINHTTP_INVALID_STATUS_CALLBACK);
    asked = 0;
    sent = WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 1);
    if (mode == SYNCHRONOUS && closes) {
        CHECK(!sent && GetLastError() == ERROR_WINHTTP_OPERATION_CANCELLED);
    } else {
        CHECK(sent);
    }
    monitor_enter();
    while (mode == ASYNCHRONOUS && !(asked & 0x100)) {
        CHECK(clock_ms() < deadline);
        monitor_wait(deadline);
    }
    CHECK_EQ(asked & 0xFF, 1);
    monitor_leave();
    if (!closes) {
        CHECK(WinHttpSetStatusCallback(request, NULL, 0, 0) != WINHTTP_INVALID_STATUS_CALLBACK);
        CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    }
    client_close(&client);
}

static void check_nothing_received(struct loopback *server, unsigned connection)
{
    struct loopback_bytes bytes = loopback_received(server, connection);

    CHECK_EQ(bytes.total, 0);
    free(bytes.data);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    enum call_mode mode;

    for (closes = 0; closes < 2; closes++) {
        struct loopback server = tls_lab_server(&lab,
            "connection\ntls good protocols=1.3\n%s", closes ? "hold\n" : "receive head\n"
            "send \"HTTP/1.1 204 No Content\\r\\nConnection: close\\r\\n\\r\\n\"\nclose-notify\nclose\n");

        EACH_MODE(mode) {
            run(&server, mode);
        }
        loopback_await_closed(&server, 2);
        if (closes) {
            check_nothing_received(&server, 0);
            check_nothing_received(&server, 1);
        }
        loopback_stop(&server);
    }
    tls_lab_stop(&lab);
    return 0;
}
