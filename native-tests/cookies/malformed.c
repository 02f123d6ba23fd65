/* What sets no cookie, and what does so although it is odd. */
#include "cookie_rounds.h"

static const struct cookie_round rounds[] = {
    { .lines =
        "Set-Cookie:\\r\\n"
        "Set-Cookie: \\r\\n"
        "Set-Cookie: novalue\\r\\n"
        "Set-Cookie: =noname\\r\\n"
        "Set-Cookie: ;a=1\\r\\n"
        "Set-Cookie: control=\\x01\\r\\n"
        "Set-Cookie: secure=1; Secure\\r\\n"
        "Set-Cookie: __Secure-a=1\\r\\n"
        "Set-Cookie: __Host-a=1; Path=/\\r\\n"
        "Set-Cookie: com=1; Domain=com\\r\\n"
        "Set-Cookie2: old=1\\r\\n"
        "X-Set-Cookie: other=1\\r\\n" },
    { .expected = NULL, .lines =
        "Set-Cookie:   a  =  1 1  ;  Unknown ; Path\\r\\n"
        "Set-Cookie: b=x=y=z\\r\\n"
        "Set-Cookie: c=\\r\\n"
        "Set-Cookie: d=1, e=2\\r\\n"
        "Set-Cookie: f=\\xC3\\xA9\\r\\n"
        "Set-Cookie: g=1; Domain=\\r\\n"
        "Set-Cookie: h=1;;;;\\r\\n" },
    { .expected = "a=1 1; b=x=y=z; c=; d=1, e=2; f=\xC3\xA9; g=1; h=1" },
};

int main(void)
{
    RUN_COOKIE_ROUNDS(rounds);
    return 0;
}
