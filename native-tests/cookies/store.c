/* What a server sets comes back to it, in this session and in no other. */
#include "cookie_rounds.h"

static const struct cookie_round rounds[] = {
    { .expected = NULL, .lines = "Set-Cookie: a=1\\r\\n" },
    { .expected = "a=1", .lines = "Set-Cookie: b=2\\r\\nX-Other: yes\\r\\nset-cookie: c=\\\"3 3\\\"; HttpOnly\\r\\n" },
    { .expected = "a=1; b=2; c=\"3 3\"", .lines = "Set-Cookie: a=4\\r\\n" },
    { .expected = "a=4; b=2; c=\"3 3\"" },
    { .expected = NULL, .lines = "Set-Cookie: a=5\\r\\n", .begins_session = 1 },
    { .expected = "a=5" },
    { .expected = NULL, .begins_session = 1 },
};

int main(void)
{
    RUN_COOKIE_ROUNDS(rounds);
    return 0;
}
