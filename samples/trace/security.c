#include "security.h"

#include "report.h"

static int set_number(HINTERNET handle, DWORD option, const char *name, DWORD value)
{
    return WinHttpSetOption(handle, option, &value, sizeof value) || report_call("WinHttpSetOption", name);
}

static int set_certificate(HINTERNET request, PCCERT_CONTEXT certificate)
{
    /* The request makes a copy. NULL with length 0 says that there is none; not setting the option says nothing. */
    return (certificate != NULL
            ? WinHttpSetOption(request, WINHTTP_OPTION_CLIENT_CERT_CONTEXT, (LPVOID)certificate, sizeof *certificate)
            : WinHttpSetOption(request, WINHTTP_OPTION_CLIENT_CERT_CONTEXT, WINHTTP_NO_CLIENT_CERT_CONTEXT, 0))
        || report_call("WinHttpSetOption", "WINHTTP_OPTION_CLIENT_CERT_CONTEXT");
}

static int has_decided(const struct arguments *arguments)
{
    return arguments->certificate != NULL || arguments->no_certificate;
}

int security_prepare_session(HINTERNET session, const struct arguments *arguments)
{
    return arguments->tls_versions == 0 || set_number(session, WINHTTP_OPTION_SECURE_PROTOCOLS, "--tls", arguments->tls_versions);
}

int security_prepare(HINTERNET request, const struct arguments *arguments, PCCERT_CONTEXT certificate)
{
    return (arguments->ignored == 0 || set_number(request, WINHTTP_OPTION_SECURITY_FLAGS, "--ignore", arguments->ignored))
        && (!arguments->checks_revocation
            || set_number(request, WINHTTP_OPTION_ENABLE_FEATURE, "--revocation", WINHTTP_ENABLE_SSL_REVOCATION))
        && (!arguments->ignores_offline
            || set_number(request, WINHTTP_OPTION_IGNORE_CERT_REVOCATION_OFFLINE, "--ignore-offline", TRUE))
        && (!has_decided(arguments) || arguments->certificate_when_asked || set_certificate(request, certificate));
}

int security_answer(HINTERNET request, const struct arguments *arguments, PCCERT_CONTEXT certificate)
{
    return has_decided(arguments) && set_certificate(request, certificate);
}
