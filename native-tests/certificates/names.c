/* The names of a certificate as text. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "made.h"
#include "text.h"

static PCCERT_CONTEXT context;

static void named(DWORD type, DWORD flags, void *parameter, const WCHAR *expected)
{
    WCHAR name[300];
    DWORD length = (DWORD)text_length(expected) + 1;
    CHECK_EQ(CertGetNameStringW(context, type, flags, parameter, name, 300), length);
    CHECK_WIDE(name, expected);
    CHECK_EQ(GetLastError(), 0);
    CHECK_EQ(CertGetNameStringW(context, type, flags, parameter, NULL, 0), length);
}

static void as_text(DWORD style, const WCHAR *expected)
{
    WCHAR name[300];
    CERT_NAME_BLOB subject = context->pCertInfo->Subject;
    CHECK_EQ(CertNameToStrW(X509_ASN_ENCODING, &subject, style, name, 300), text_length(expected) + 1);
    CHECK_WIDE(name, expected);
    named(CERT_NAME_RDN_TYPE, 0, &style, expected);
}

int main(void)
{
    static const WCHAR both[] = TEXT("first.example\0second.example\0");
    char oid[] = szOID_ORGANIZATION_NAME;
    char unknown[] = "1.2.3.4";
    WCHAR wide[60];
    char narrow[60];
    CERT_NAME_BLOB broken = { 3, (BYTE *)"\x30\x05\x31" };
    CERT_NAME_BLOB empty = { 2, (BYTE *)"\x30\x00" };
    context = made_context();

    named(CERT_NAME_SIMPLE_DISPLAY_TYPE, 0, NULL, W("client.example"));
    named(CERT_NAME_FRIENDLY_DISPLAY_TYPE, 0, NULL, W("client.example"));
    named(CERT_NAME_SIMPLE_DISPLAY_TYPE, CERT_NAME_ISSUER_FLAG, NULL, W("Example Authority"));
    named(CERT_NAME_EMAIL_TYPE, 0, NULL, W("other@client.example"));
    named(CERT_NAME_EMAIL_TYPE, CERT_NAME_ISSUER_FLAG, NULL, W(""));
    named(CERT_NAME_DNS_TYPE, 0, NULL, W("first.example"));
    named(CERT_NAME_DNS_TYPE, CERT_NAME_ISSUER_FLAG, NULL, W("Example Authority"));
    named(CERT_NAME_URL_TYPE, 0, NULL, W("https://client.example/"));
    named(CERT_NAME_UPN_TYPE, 0, NULL, W(""));
    named(CERT_NAME_ATTR_TYPE, 0, oid, W("Example, \"Quoted\""));
    named(CERT_NAME_ATTR_TYPE, CERT_NAME_ISSUER_FLAG, oid, W("Example"));
    named(CERT_NAME_ATTR_TYPE, 0, unknown, W(""));
    named(CERT_NAME_RDN_TYPE, CERT_NAME_ISSUER_FLAG, NULL, W("Example, Example Authority"));

    as_text(CERT_SIMPLE_NAME_STR, W("DE, \"Example, \"\"Quoted\"\"\", W\u00E9b, client.example, subject@client.example"));
    as_text(CERT_X500_NAME_STR | CERT_NAME_STR_NO_QUOTING_FLAG | CERT_NAME_STR_SEMICOLON_FLAG,
        W("C=DE; O=Example, \"Quoted\"; OU=W\u00E9b; CN=client.example; E=subject@client.example"));
    as_text(CERT_X500_NAME_STR | CERT_NAME_STR_REVERSE_FLAG | CERT_NAME_STR_NO_QUOTING_FLAG | CERT_NAME_STR_CRLF_FLAG,
        W("E=subject@client.example\r\nCN=client.example\r\nOU=W\u00E9b\r\nO=Example, \"Quoted\"\r\nC=DE"));
    as_text(CERT_OID_NAME_STR | CERT_NAME_STR_NO_QUOTING_FLAG,
        W("2.5.4.6=DE, 2.5.4.10=Example, \"Quoted\", 2.5.4.11=W\u00E9b, 2.5.4.3=client.example, "
          "1.2.840.113549.1.9.1=subject@client.example"));

    CHECK_EQ(CertGetNameStringW(context, CERT_NAME_DNS_TYPE, CERT_NAME_SEARCH_ALL_NAMES_FLAG, NULL, wide, 60),
        sizeof both / sizeof both[0]);
    CHECK(memcmp(wide, both, sizeof both) == 0);

    /* Cut off, in characters and not in the middle of one. */
    CHECK_EQ(CertGetNameStringW(context, CERT_NAME_SIMPLE_DISPLAY_TYPE, 0, NULL, wide, 7), 7);
    CHECK_WIDE(wide, W("client"));
    CHECK_EQ(CertGetNameStringW(context, CERT_NAME_SIMPLE_DISPLAY_TYPE, 0, NULL, wide, 1), 1);
    CHECK_WIDE(wide, W(""));
    memcpy(oid, szOID_ORGANIZATIONAL_UNIT_NAME, sizeof oid);
    CHECK_EQ(CertGetNameStringA(context, CERT_NAME_ATTR_TYPE, 0, oid, NULL, 0), 5);
    CHECK_EQ(CertGetNameStringA(context, CERT_NAME_ATTR_TYPE, 0, oid, narrow, 60), 5);
    CHECK_TEXT(narrow, "W\xC3\xA9" "b");
    CHECK_EQ(CertGetNameStringA(context, CERT_NAME_ATTR_TYPE, 0, oid, narrow, 3), 2);
    CHECK_TEXT(narrow, "W");
    CHECK_EQ(CertNameToStrA(X509_ASN_ENCODING, &context->pCertInfo->Issuer, CERT_X500_NAME_STR, narrow, 60), 32);
    CHECK_TEXT(narrow, "O=Example, CN=Example Authority");

    CHECK_EQ(CertNameToStrW(X509_ASN_ENCODING, &empty, CERT_X500_NAME_STR, wide, 60), 1);
    CHECK_EQ(GetLastError(), 0);
    CHECK_EQ(CertNameToStrW(X509_ASN_ENCODING, &broken, CERT_X500_NAME_STR, wide, 60), 1);
    CHECK_EQ(GetLastError(), CRYPT_E_ASN1_CORRUPT);
    CHECK_EQ(CertNameToStrW(X509_ASN_ENCODING, NULL, CERT_X500_NAME_STR, wide, 60), 1);
    CHECK_EQ(GetLastError(), E_INVALIDARG);
    CHECK_EQ(CertGetNameStringW(context, 99, 0, NULL, wide, 60), 1);
    CHECK_EQ(GetLastError(), E_INVALIDARG);
    CHECK_EQ(CertGetNameStringW(context, CERT_NAME_ATTR_TYPE, 0, NULL, wide, 60), 1);
    CHECK_EQ(GetLastError(), E_INVALIDARG);
    CHECK_EQ(CertGetNameStringW(NULL, CERT_NAME_SIMPLE_DISPLAY_TYPE, 0, NULL, wide, 60), 1);
    CHECK_EQ(GetLastError(), E_INVALIDARG);
    CHECK(CertFreeCertificateContext(context));
    return 0;
}
