#define _POSIX_C_SOURCE 200809L

#if defined(_WIN32) /* where the structures of SECURITY_INFO have a header of their own, to come before winhttp.h */
#define SECURITY_WIN32
#define SCHANNEL_USE_BLACKLISTS
#include <windows.h>
#include <subauth.h>
#include <security.h>
#include <schannel.h>
#endif

#include "handshake.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "text.h"

static const char *version_name(DWORD protocol)
{
    switch (protocol) {
    case SP_PROT_TLS1_0_CLIENT:
        return "TLS 1.0";
    case SP_PROT_TLS1_1_CLIENT:
        return "TLS 1.1";
    case SP_PROT_TLS1_2_CLIENT:
        return "TLS 1.2";
    case SP_PROT_TLS1_3_CLIENT:
        return "TLS 1.3";
    default:
        return "unknown version";
    }
}

static void print_word(const WCHAR *word)
{
    text_print(stderr, word, text_length(word));
}

static int print_agreement(HINTERNET request)
{
    WINHTTP_SECURITY_INFO info;
    DWORD size = sizeof info;

    if (!WinHttpQueryOption(request, WINHTTP_OPTION_SECURITY_INFO, &info, &size)) {
        return 0;
    }
    fprintf(stderr, "* %s, ", version_name(info.ConnectionInfo.dwProtocol));
    print_word(info.CipherInfo.szCipherSuite);
    fputs(": cipher ", stderr);
    print_word(info.CipherInfo.szCipher);
    fprintf(stderr, " %lu bits, hash ", (unsigned long)info.ConnectionInfo.dwCipherStrength);
    print_word(info.CipherInfo.szHash);
    fprintf(stderr, " %lu bits, exchange ", (unsigned long)info.ConnectionInfo.dwHashStrength);
    print_word(info.CipherInfo.szExchange);
    if (info.ConnectionInfo.dwExchStrength != 0) { /* 0: not known */
        fprintf(stderr, " %lu bits", (unsigned long)info.ConnectionInfo.dwExchStrength);
    }
    putc('\n', stderr);
    return 1;
}

static void print_name(PCERT_NAME_BLOB name)
{
    DWORD size = CertNameToStrW(X509_ASN_ENCODING, name, CERT_X500_NAME_STR, NULL, 0);
    WCHAR *text = malloc((size_t)size * sizeof *text);

    if (text != NULL) {
        size = CertNameToStrW(X509_ASN_ENCODING, name, CERT_X500_NAME_STR, text, size);
        text_print(stderr, text, size - 1);
        free(text);
    }
}

/* A FILETIME counts 100 ns since 1601. */
static void print_time(const FILETIME *when)
{
    unsigned long long ticks = (unsigned long long)when->dwHighDateTime << 32 | when->dwLowDateTime;
    time_t seconds = (time_t)(ticks / 10000000) - 11644473600;
    struct tm parts;
    char text[32];

    if (gmtime_r(&seconds, &parts) != NULL && strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &parts) > 0) {
        fputs(text, stderr);
    }
}

static void print_certificate(HINTERNET request)
{
    PCCERT_CONTEXT certificate = NULL;
    DWORD size = sizeof certificate;

    if (!WinHttpQueryOption(request, WINHTTP_OPTION_SERVER_CERT_CONTEXT, (LPVOID)&certificate, &size)) {
        return;
    }
    fputs("* server: ", stderr);
    print_name(&certificate->pCertInfo->Subject);
    fputs("\n* issuer: ", stderr);
    print_name(&certificate->pCertInfo->Issuer);
    fputs("\n* valid: ", stderr);
    print_time(&certificate->pCertInfo->NotBefore);
    fputs(" to ", stderr);
    print_time(&certificate->pCertInfo->NotAfter);
    fputs(" UTC\n", stderr);
    CertFreeCertificateContext(certificate);
}

static void print_chain(HINTERNET request)
{
    PCCERT_CHAIN_CONTEXT chain = NULL;
    DWORD size = sizeof chain, i;

    if (!WinHttpQueryOption(request, WINHTTP_OPTION_SERVER_CERT_CHAIN_CONTEXT, (LPVOID)&chain, &size)) {
        return;
    }
    for (i = 0; chain->cChain > 0 && i < chain->rgpChain[0]->cElement; i++) {
        const CERT_CHAIN_ELEMENT *element = chain->rgpChain[0]->rgpElement[i];
        fprintf(stderr, "* chain %lu: ", (unsigned long)i);
        print_name(&element->pCertContext->pCertInfo->Subject);
        /* The name is judged elsewhere: it is not a matter of the chain. */
        if (element->TrustStatus.dwErrorStatus != CERT_TRUST_NO_ERROR) {
            fprintf(stderr, " (trust 0x%08lX)", (unsigned long)element->TrustStatus.dwErrorStatus);
        }
        putc('\n', stderr);
    }
    CertFreeCertificateChain(chain);
}

void handshake_print(HINTERNET request)
{
    if (print_agreement(request)) {
        print_certificate(request);
        print_chain(request);
    }
}
