#include "secure.h"

#include <stdlib.h>
#include <string.h>

#include "certificates.h"
#include "check.h"
#include "pattern.h"

unsigned long long secure_get(struct exchange_client *client, const WCHAR *object, unsigned long long bytes)
{
    struct exchange exchange;
    unsigned long long connection;

    memset(&exchange, 0, sizeof exchange);
    exchange.object = object;
    exchange.take = pattern_take;
    exchange_run(client, &exchange, 200);
    CHECK_EQ(exchange.body_bytes, bytes);
    connection = exchange_number(&exchange, W("X-Connection"));
    exchange_close(&exchange);
    return connection;
}

void secure_upload(struct exchange_client *client, struct exchange *exchange, const WCHAR *method, const WCHAR *object,
    unsigned long long bytes, DWORD status)
{
    memset(exchange, 0, sizeof *exchange);
    exchange->method = method;
    exchange->object = object;
    exchange->upload_bytes = bytes;
    exchange->fill = pattern_fill;
    exchange_run(client, exchange, status);
}

void secure_decide(struct exchange *exchange, const struct tls_lab *lab, const char *certificate)
{
    if (certificate == NULL) {
        certificate_use_none(exchange->request);
    } else {
        certificate_use(exchange->request, certificate_from_pem(lab, certificate));
    }
}

DWORD secure_send(struct exchange *exchange)
{
    exchange_send(exchange);
    exchange_wait(exchange);
    return exchange->error;
}

void secure_check_header(const char *file, int line, struct exchange *exchange, const WCHAR *name, const char *text)
{
    char *value = exchange_header(exchange, name);

    check_text(file, line, "response header", value, text);
    free(value);
}
