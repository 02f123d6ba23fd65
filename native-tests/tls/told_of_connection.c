/*
 * What the options about a secure connection say of it, version by version and with both kinds of key; of which size it is; that
 * it stays known when the connection is gone, and is the program's when the request is.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "reply.h"
#include "text.h"
#include "tls_lab.h"

static const struct kind {
    const char *certificate, *version;
    DWORD protocol, wire_version, suite;
    const WCHAR *suite_name;
    DWORD hash, hash_bits;
    const WCHAR *key;
} kinds[] = {
    { "good", "1.3", SP_PROT_TLS1_3_CLIENT, 0x304, 0x1302, W("TLS_AES_256_GCM_SHA384"), CALG_SHA_384, 384, W("ECDSA") },
    { "good-rsa", "1.3", SP_PROT_TLS1_3_CLIENT, 0x304, 0x1302, W("TLS_AES_256_GCM_SHA384"), CALG_SHA_384, 384, W("RSA") },
    { "good", "1.2", SP_PROT_TLS1_2_CLIENT, 0x303, 0xC02C, W("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"), CALG_SHA_384, 384, W("ECDSA") },
    { "good-rsa", "1.2", SP_PROT_TLS1_2_CLIENT, 0x303, 0xC030, W("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"), CALG_SHA_384, 384, W("RSA") },
    { "good", "1.1", SP_PROT_TLS1_1_CLIENT, 0x302, 0xC00A, W("TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"), CALG_SHA1, 160, W("ECDSA") },
    { "good-rsa", "1.0", SP_PROT_TLS1_0_CLIENT, 0x301, 0xC014, W("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"), CALG_SHA1, 160, W("RSA") },
};

static const struct {
    DWORD option, size;
} sizes[] = {
    { WINHTTP_OPTION_SECURITY_FLAGS, sizeof(DWORD) },
    { WINHTTP_OPTION_SECURITY_KEY_BITNESS, sizeof(DWORD) },
    { WINHTTP_OPTION_SECURITY_INFO, sizeof(WINHTTP_SECURITY_INFO) },
    { WINHTTP_OPTION_SECURITY_CERTIFICATE_STRUCT, sizeof(WINHTTP_CERTIFICATE_INFO) },
    { WINHTTP_OPTION_SERVER_CERT_CONTEXT, sizeof(PCCERT_CONTEXT) },
    { WINHTTP_OPTION_SERVER_CERT_CHAIN_CONTEXT, sizeof(PCCERT_CHAIN_CONTEXT) },
};
enum { SIZES = sizeof sizes / sizeof sizes[0] };

static void check_sizes(HINTERNET request)
{
    unsigned char buffer[1024], untouched[1024];
    DWORD length;
    size_t i;

    memset(untouched, 0xA5, sizeof untouched);
    for (i = 0; i < SIZES; i++) {
        length = 0;
        CHECK_FAILS(WinHttpQueryOption(request, sizes[i].option, NULL, &length), ERROR_INSUFFICIENT_BUFFER);
        CHECK_EQ(length, sizes[i].size);
        memset(buffer, 0xA5, sizeof buffer);
        length = sizes[i].size - 1;
        CHECK_FAILS(WinHttpQueryOption(request, sizes[i].option, buffer, &length), ERROR_INSUFFICIENT_BUFFER);
        CHECK_EQ(length, sizes[i].size);
        CHECK(memcmp(buffer, untouched, sizeof buffer) == 0);
    }
}

static void check_info(HINTERNET request, const struct kind *kind)
{
    WINHTTP_SECURITY_INFO info;
    DWORD length = sizeof info + 16, number;
    unsigned char room[sizeof info + 16];

    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_SECURITY_INFO, room, &length));
    CHECK_EQ(length, sizeof info);
    memcpy(&info, room, sizeof info);
    CHECK_EQ(info.ConnectionInfo.dwProtocol, kind->protocol);
    CHECK_EQ(info.ConnectionInfo.aiCipher, CALG_AES_256);
    CHECK_EQ(info.ConnectionInfo.dwCipherStrength, 256);
    CHECK_EQ(info.ConnectionInfo.aiHash, kind->hash);
    CHECK_EQ(info.ConnectionInfo.dwHashStrength, kind->hash_bits);
    CHECK_EQ(info.ConnectionInfo.aiExch, CALG_ECDH_EPHEM);
    CHECK_EQ(info.CipherInfo.dwVersion, 1);
    CHECK_EQ(info.CipherInfo.dwProtocol, kind->wire_version);
    CHECK_EQ(info.CipherInfo.dwCipherSuite, kind->suite);
    CHECK_EQ(info.CipherInfo.dwBaseCipherSuite, kind->suite);
    CHECK_WIDE(info.CipherInfo.szCipherSuite, kind->suite_name);
    CHECK_WIDE(info.CipherInfo.szCipher, W("AES"));
    CHECK_EQ(info.CipherInfo.dwCipherLen, 256);
    CHECK_EQ(info.CipherInfo.dwCipherBlockLen, 16);
    CHECK_EQ(info.CipherInfo.dwHashLen, kind->hash_bits);
    CHECK_WIDE(info.CipherInfo.szExchange, W("ECDH"));
    CHECK_WIDE(info.CipherInfo.szCertificate, kind->key);

    length = sizeof number;
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_SECURITY_KEY_BITNESS, &number, &length));
    CHECK_EQ(number, 256);
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_SECURITY_FLAGS, &number, &length));
    CHECK_EQ(number, SECURITY_FLAG_SECURE | SECURITY_FLAG_STRENGTH_STRONG | SECURITY_FLAG_IGNORE_CERT_DATE_INVALID);
}

/* The file as it went over the wire, and the validity that stands in it. */
static void check_certificate(const struct tls_lab *lab, const struct kind *kind, PCCERT_CONTEXT certificate, HINTERNET request)
{
    char name[64];
    unsigned char expected[8192];
    WINHTTP_CERTIFICATE_INFO summary;
    DWORD length = sizeof summary;
    size_t count;
    FILE *file;

    snprintf(name, sizeof name, "%s.cer", kind->certificate);
    file = fopen(tls_lab_file(lab, name), "rb");
    CHECK(file != NULL);
    count = fread(expected, 1, sizeof expected, file);
    fclose(file);
    CHECK_EQ(certificate->cbCertEncoded, count);
    CHECK(memcmp(certificate->pbCertEncoded, expected, count) == 0);

    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_SECURITY_CERTIFICATE_STRUCT, &summary, &length));
    CHECK(memcmp(&summary.ftExpiry, &certificate->pCertInfo->NotAfter, sizeof summary.ftExpiry) == 0);
    CHECK(memcmp(&summary.ftStart, &certificate->pCertInfo->NotBefore, sizeof summary.ftStart) == 0);
    CHECK_WIDE(summary.lpszSubjectInfo, W("localhost"));
    CHECK_WIDE(summary.lpszIssuerInfo, W("Tests\r\nTest Intermediate"));
    CHECK(LocalFree(summary.lpszSubjectInfo) == NULL);
    CHECK(LocalFree(summary.lpszIssuerInfo) == NULL);
}

static void run(const struct tls_lab *lab, enum call_mode mode, const struct kind *kind)
{
    struct loopback server = tls_lab_server(lab, "connection\ntls %s protocols=%s\nreceive head\n"
        "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\nok\"\nclose-notify\nclose\n",
        kind->certificate, kind->version);
    struct client client = tls_client(mode, server.port);
    struct exchange exchange;
    PCCERT_CONTEXT certificate = NULL;
    PCCERT_CHAIN_CONTEXT chain = NULL;
    DWORD length = sizeof certificate;

    client_set(client.session, WINHTTP_OPTION_SECURE_PROTOCOLS, WINHTTP_FLAG_SECURE_PROTOCOL_ALL
        | WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_1 | WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_2 | WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_3);
    exchange_open(&exchange, &client, NULL, NULL);
    client_set(exchange.request, WINHTTP_OPTION_SECURITY_FLAGS, SECURITY_FLAG_IGNORE_CERT_DATE_INVALID);
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
    check_info(exchange.request, kind);
    CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
    loopback_await_closed(&server, 1);
    check_info(exchange.request, kind);
    check_sizes(exchange.request);
    CHECK_SUCCEEDS(WinHttpQueryOption(exchange.request, WINHTTP_OPTION_SERVER_CERT_CONTEXT, (void *)&certificate, &length));
    CHECK_SUCCEEDS(WinHttpQueryOption(exchange.request, WINHTTP_OPTION_SERVER_CERT_CHAIN_CONTEXT, (void *)&chain, &length));
    check_certificate(lab, kind, certificate, exchange.request);
    exchange_close(&exchange);
    client_close(&client);

    CHECK_EQ(chain->rgpChain[0]->cElement, 3);
    CHECK(CertFreeCertificateContext(certificate));
    CertFreeCertificateChain(chain);
    loopback_stop(&server);
}

/* There is nothing to tell. */
static void run_plain(enum call_mode mode)
{
    struct loopback server = loopback_start("connection\nreceive head\nsend \"HTTP/1.1 204 No Content\\r\\n\\r\\n\"\n");
    struct client client = client_open(mode, server.port);
    struct exchange exchange;
    unsigned char buffer[1024];
    DWORD length, i;

    client.flags = 0;
    exchange_open(&exchange, &client, NULL, NULL);
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
    CHECK_EQ(exchange_receive(&exchange), 0);
    for (i = 1; i < SIZES; i++) {
        length = sizeof buffer;
        CHECK_FAILS(WinHttpQueryOption(exchange.request, sizes[i].option, buffer, &length), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    }
    length = sizeof i;
    CHECK_SUCCEEDS(WinHttpQueryOption(exchange.request, WINHTTP_OPTION_SECURITY_FLAGS, &i, &length));
    CHECK_EQ(i, 0);
    exchange_close(&exchange);
    client_close(&client);
    loopback_stop(&server);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    enum call_mode mode;
    size_t i;

    /* It allows versions that are out of use. */
    CHECK(setenv("OPENSSL_CONF", tls_lab_file(&lab, "openssl.cnf"), 1) == 0);
    EACH_MODE(mode) {
        for (i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
            printf("%s, TLS %s\n", kinds[i].certificate, kinds[i].version);
            fflush(stdout);
            run(&lab, mode, &kinds[i]);
        }
        run_plain(mode);
    }
    tls_lab_stop(&lab);
    return 0;
}
