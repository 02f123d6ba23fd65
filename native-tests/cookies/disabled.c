/* DISABLE_COOKIES: neither stored nor sent; the caller's own header is his. */
#include "cookie_rounds.h"

static const struct cookie_round rounds[] = {
    { .lines = "Set-Cookie: a=1\\r\\n", .disabled = WINHTTP_DISABLE_COOKIES },
    { .expected = NULL, .lines = "Set-Cookie: b=1\\r\\n" },
    { .expected = NULL, .lines = "Set-Cookie: b=; Max-Age=0\\r\\n", .disabled = WINHTTP_DISABLE_COOKIES },
    { .expected = "own=1", .own = "Cookie: own=1", .disabled = WINHTTP_DISABLE_COOKIES },
    { .expected = "b=1" },
    { .expected = "b=1", .disabled = WINHTTP_DISABLE_REDIRECTS | WINHTTP_DISABLE_AUTHENTICATION },
};

int main(void)
{
    RUN_COOKIE_ROUNDS(rounds);
    return 0;
}
