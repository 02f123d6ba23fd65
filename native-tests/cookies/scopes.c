/* Hosts and paths that cookies are for. The port does not matter. */
#include "cookie_rounds.h"

static const struct cookie_round rounds[] = {
    { .host = "127.0.0.1", .lines = "Set-Cookie: ip=1\\r\\nSet-Cookie: foreign=1; Domain=localhost\\r\\nSet-Cookie: part=1; Domain=0.0.1\\r\\n"
        "Set-Cookie: own=1; Domain=127.0.0.1\\r\\n" },
    { .host = "localhost", .lines = "Set-Cookie: name=1\\r\\nSet-Cookie: foreign=1; Domain=127.0.0.1\\r\\n"
        "Set-Cookie: other=1; Domain=example.com\\r\\nSet-Cookie: same=1; Domain=.LOCALHOST\\r\\n" },
    { .host = "127.0.0.1", .expected = "ip=1; own=1" },
    { .host = "localhost", .expected = "name=1; same=1" },
    { .host = "LocalHost", .expected = "name=1; same=1" },

    { .path = "/a/b", .begins_session = 1, .lines = "Set-Cookie: default=1\\r\\nSet-Cookie: root=1; Path=/\\r\\nSet-Cookie: deep=1; Path=/a/b/c\\r\\n"
        "Set-Cookie: elsewhere=1; Path=/z\\r\\nSet-Cookie: odd=1; Path=relative\\r\\n" },
    { .path = "/", .expected = "root=1" },
    { .path = "/a", .expected = "default=1; odd=1; root=1" },
    { .path = "/ab", .expected = "root=1" },
    { .path = "/a/b/c?d", .expected = "deep=1; default=1; odd=1; root=1" },
    { .path = "/a/b/cd", .expected = "default=1; odd=1; root=1" },
    { .path = "/z/", .expected = "elsewhere=1; root=1" },
    { .path = "/A/b", .expected = "root=1" },
};

int main(void)
{
    RUN_COOKIE_ROUNDS(rounds);
    return 0;
}
