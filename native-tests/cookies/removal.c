/* Max-Age and Expires end a cookie; Max-Age counts when there are both. */
#include "cookie_rounds.h"

#define PAST "Expires=Thu, 01 Jan 1970 00:00:00 GMT"
#define FUTURE "Expires=Fri, 31 Dec 9999 23:59:59 GMT"

static const struct cookie_round rounds[] = {
    { .lines = "Set-Cookie: a=1\\r\\nSet-Cookie: b=1\\r\\nSet-Cookie: c=1; Max-Age=1000\\r\\nSet-Cookie: d=1; " FUTURE "\\r\\n"
        "Set-Cookie: e=1; Max-Age=0\\r\\nSet-Cookie: f=1; " PAST "\\r\\n" },
    { .expected = "a=1; b=1; c=1; d=1", .lines = "Set-Cookie: a=; Max-Age=0\\r\\nSet-Cookie: c=2; " PAST "; Max-Age=1000\\r\\n" },
    { .expected = "b=1; c=2; d=1", .lines = "Set-Cookie: b=; " PAST "\\r\\nSet-Cookie: d=1; Max-Age=-5; " FUTURE "\\r\\n" },
    /* Of another path, so another cookie; what is no number or date is no attribute. */
    { .expected = "c=2", .lines = "Set-Cookie: c=; Path=/other; Max-Age=0\\r\\nSet-Cookie: g=1; Max-Age=soon; Expires=whenever\\r\\n" },
    { .expected = "c=2; g=1", .lines = "Set-Cookie: g=; Max-Age=99999999999999999999999\\r\\n" },
    { .expected = "c=2; g=" },
};

int main(void)
{
    RUN_COOKIE_ROUNDS(rounds);
    return 0;
}
