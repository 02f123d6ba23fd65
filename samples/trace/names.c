#include "names.h"

#include <stddef.h>

struct number_row {
    DWORD number;
    const char *name;
};

#define STATUS(name) { WINHTTP_CALLBACK_STATUS_##name, #name }
static const struct number_row statuses[] = {
    STATUS(RESOLVING_NAME),
    STATUS(NAME_RESOLVED),
    STATUS(CONNECTING_TO_SERVER),
    STATUS(CONNECTED_TO_SERVER),
    STATUS(SENDING_REQUEST),
    STATUS(REQUEST_SENT),
    STATUS(RECEIVING_RESPONSE),
    STATUS(RESPONSE_RECEIVED),
    STATUS(CLOSING_CONNECTION),
    STATUS(CONNECTION_CLOSED),
    STATUS(HANDLE_CREATED),
    STATUS(HANDLE_CLOSING),
    STATUS(DETECTING_PROXY),
    STATUS(REDIRECT),
    STATUS(INTERMEDIATE_RESPONSE),
    STATUS(SECURE_FAILURE),
    STATUS(HEADERS_AVAILABLE),
    STATUS(DATA_AVAILABLE),
    STATUS(READ_COMPLETE),
    STATUS(WRITE_COMPLETE),
    STATUS(REQUEST_ERROR),
    STATUS(SENDREQUEST_COMPLETE),
    STATUS(GETPROXYFORURL_COMPLETE),
    STATUS(CLOSE_COMPLETE),
    STATUS(SHUTDOWN_COMPLETE),
    STATUS(GETPROXYSETTINGS_COMPLETE),
    STATUS(SETTINGS_WRITE_COMPLETE),
    STATUS(SETTINGS_READ_COMPLETE),
};

/* By API_... number. */
static const char *const functions[] = {
    NULL,
    "WinHttpReceiveResponse",
    "WinHttpQueryDataAvailable",
    "WinHttpReadData",
    "WinHttpWriteData",
    "WinHttpSendRequest",
    "WinHttpGetProxyForUrlEx",
    "WinHttpGetProxySettingsEx",
};

/* By WINHTTP_HANDLE_TYPE_... number. */
static const char *const handle_kinds[] = {
    NULL,
    "session",
    "connect",
    "request",
    "resolver",
    "websocket",
};

#define FAULT(name) { WINHTTP_CALLBACK_STATUS_FLAG_##name, #name }
static const struct number_row certificate_faults[] = {
    FAULT(CERT_REV_FAILED),
    FAULT(INVALID_CERT),
    FAULT(CERT_REVOKED),
    FAULT(INVALID_CA),
    FAULT(CERT_CN_INVALID),
    FAULT(CERT_DATE_INVALID),
    FAULT(CERT_WRONG_USAGE),
    FAULT(SECURITY_CHANNEL_ERROR),
};

struct error_row {
    DWORD error;
    const char *name;
    const char *meaning;
};

/* Those that an http program can meet; of the certificate functions, too, whose numbers are HRESULTs. */
#define ERROR_ROW(name, meaning) { (DWORD)(name), #name, meaning }
static const struct error_row errors[] = {
    ERROR_ROW(ERROR_ACCESS_DENIED, "access denied"),
    ERROR_ROW(ERROR_INVALID_HANDLE, "the handle is closed or was never one"),
    ERROR_ROW(ERROR_NOT_ENOUGH_MEMORY, "out of memory"),
    ERROR_ROW(ERROR_NOT_SUPPORTED, "the system does not support it"),
    ERROR_ROW(ERROR_INVALID_PASSWORD, "the password is wrong or missing"),
    ERROR_ROW(ERROR_INVALID_PARAMETER, "an argument is wrong"),
    ERROR_ROW(ERROR_CALL_NOT_IMPLEMENTED, "this version of the library does not have that yet"),
    ERROR_ROW(ERROR_INSUFFICIENT_BUFFER, "the buffer is too small"),
    ERROR_ROW(ERROR_IO_PENDING, "accepted; a completion follows"),
    ERROR_ROW(ERROR_NO_UNICODE_TRANSLATION, "text that is not valid in its encoding"),
    ERROR_ROW(ERROR_INVALID_OPERATION, "another operation is pending, or that side is closed"),
    ERROR_ROW(ERROR_WINHTTP_TIMEOUT, "the server did not answer in time"),
    ERROR_ROW(ERROR_WINHTTP_INTERNAL_ERROR, "the library has a fault"),
    ERROR_ROW(ERROR_WINHTTP_INVALID_URL, "no valid URL, or a port that is refused"),
    ERROR_ROW(ERROR_WINHTTP_UNRECOGNIZED_SCHEME, "the URL is neither http nor https"),
    ERROR_ROW(ERROR_WINHTTP_NAME_NOT_RESOLVED, "the name of the server is not known"),
    ERROR_ROW(ERROR_WINHTTP_INVALID_OPTION, "no such option"),
    ERROR_ROW(ERROR_WINHTTP_OPTION_NOT_SETTABLE, "the option can only be read"),
    ERROR_ROW(ERROR_WINHTTP_SHUTDOWN, "the library cannot be used any more, or not in a forked child"),
    ERROR_ROW(ERROR_WINHTTP_LOGIN_FAILURE, "the server refused the credentials"),
    ERROR_ROW(ERROR_WINHTTP_OPERATION_CANCELLED, "the handle was closed"),
    ERROR_ROW(ERROR_WINHTTP_INCORRECT_HANDLE_TYPE, "the function does not take that kind of handle"),
    ERROR_ROW(ERROR_WINHTTP_INCORRECT_HANDLE_STATE, "the function came at the wrong moment"),
    ERROR_ROW(ERROR_WINHTTP_CANNOT_CONNECT, "no connection to the server: refused or unreachable"),
    ERROR_ROW(ERROR_WINHTTP_CONNECTION_ERROR, "the connection was lost"),
    ERROR_ROW(ERROR_WINHTTP_RESEND_REQUEST, "the request is to be sent again"),
    ERROR_ROW(ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED, "the server wants a client certificate"),
    ERROR_ROW(ERROR_WINHTTP_HEADER_NOT_FOUND, "no such header"),
    ERROR_ROW(ERROR_WINHTTP_INVALID_SERVER_RESPONSE, "the answer, or its body, is malformed"),
    ERROR_ROW(ERROR_WINHTTP_INVALID_HEADER, "the header is not valid"),
    ERROR_ROW(ERROR_WINHTTP_HEADER_ALREADY_EXISTS, "the header is there already"),
    ERROR_ROW(ERROR_WINHTTP_REDIRECT_FAILED, "too many redirects, or one that is not allowed"),
    ERROR_ROW(ERROR_WINHTTP_SECURE_CHANNEL_ERROR, "TLS failed"),
    ERROR_ROW(ERROR_WINHTTP_SECURE_FAILURE, "the certificate of the server was refused"),
    ERROR_ROW(ERROR_WINHTTP_AUTO_PROXY_SERVICE_ERROR, "no proxy was found for the URL"),
    ERROR_ROW(ERROR_WINHTTP_AUTODETECTION_FAILED, "proxy settings were not found"),
    ERROR_ROW(ERROR_WINHTTP_HEADER_COUNT_EXCEEDED, "the answer has too many headers"),
    ERROR_ROW(ERROR_WINHTTP_HEADER_SIZE_OVERFLOW, "the headers of the answer are too large"),
    ERROR_ROW(ERROR_WINHTTP_CHUNKED_ENCODING_HEADER_SIZE_OVERFLOW, "a chunk header or trailer of the answer is too large"),
    ERROR_ROW(ERROR_WINHTTP_RESPONSE_DRAIN_OVERFLOW, "too much unread body"),
    ERROR_ROW(ERROR_WINHTTP_CLIENT_CERT_NO_PRIVATE_KEY, "the client certificate has no private key"),
    ERROR_ROW(ERROR_WINHTTP_CLIENT_CERT_NO_ACCESS_PRIVATE_KEY, "the private key of the client certificate cannot be read"),
    ERROR_ROW(ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED_PROXY, "the proxy wants a client certificate"),
    ERROR_ROW(ERROR_WINHTTP_SECURE_FAILURE_PROXY, "the certificate of the proxy was refused"),
    ERROR_ROW(ERROR_WINHTTP_HTTP_PROTOCOL_MISMATCH, "the server does not speak the demanded version of HTTP"),
    ERROR_ROW(ERROR_WINHTTP_FEATURE_DISABLED, "the feature is switched off"),
    ERROR_ROW(NTE_PROV_DLL_NOT_FOUND, "certificates need OpenSSL, which is not installed"),
    ERROR_ROW(CRYPT_E_BAD_ENCODE, "the inside of the file is damaged"),
    ERROR_ROW(CRYPT_E_ASN1_EOD, "the file is cut off"),
    ERROR_ROW(CRYPT_E_ASN1_CORRUPT, "the file is damaged"),
    ERROR_ROW(CRYPT_E_ASN1_LARGE, "the file is too large"),
    ERROR_ROW(CRYPT_E_ASN1_BADTAG, "the file has no certificates"),
};

static const struct error_row *find_error(DWORD error)
{
    size_t i;

    for (i = 0; i < sizeof errors / sizeof errors[0]; i++) {
        if (errors[i].error == error) {
            return &errors[i];
        }
    }
    return NULL;
}

static const char *find_name(const struct number_row *rows, size_t count, DWORD number, const char *unknown)
{
    size_t i;

    for (i = 0; i < count; i++) {
        if (rows[i].number == number) {
            return rows[i].name;
        }
    }
    return unknown;
}

const char *status_name(DWORD status)
{
    return find_name(statuses, sizeof statuses / sizeof statuses[0], status, "unknown status");
}

const char *certificate_fault_name(DWORD flag)
{
    return find_name(certificate_faults, sizeof certificate_faults / sizeof certificate_faults[0], flag, "unknown fault");
}

const char *function_name(DWORD_PTR api)
{
    return api > 0 && api < sizeof functions / sizeof functions[0] ? functions[api] : "unknown function";
}

const char *handle_kind_name(DWORD type)
{
    return type > 0 && type < sizeof handle_kinds / sizeof handle_kinds[0] ? handle_kinds[type] : "unknown";
}

const char *error_name(DWORD error)
{
    const struct error_row *row = find_error(error);

    return row != NULL ? row->name : "unknown error";
}

const char *error_meaning(DWORD error)
{
    const struct error_row *row = find_error(error);

    return row != NULL ? row->meaning : "see winhttp_compat.h";
}
