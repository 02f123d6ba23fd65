/* WinHttpCrackUrl into buffers: where each part begins and ends. */
#include <stdio.h>

#include "check.h"
#include "parts.h"
#include "text.h"

struct example {
    const WCHAR *url, *scheme, *user, *password, *host;
    INTERNET_PORT port;
    const WCHAR *path, *extra;
    INTERNET_SCHEME number;
};

static const struct example examples[] = {
    { W("http://server.example"), W("http"), W(""), W(""), W("server.example"), 80, W(""), W(""),
        INTERNET_SCHEME_HTTP },
    { W("https://server.example/"), W("https"), W(""), W(""), W("server.example"), 443, W("/"), W(""),
        INTERNET_SCHEME_HTTPS },
    { W("http://u:p@server.example:8080/a/b.c?d=e&f#g"), W("http"), W("u"), W("p"), W("server.example"), 8080,
        W("/a/b.c"), W("?d=e&f#g"), INTERNET_SCHEME_HTTP },
    { W("https://h:80/"), W("https"), W(""), W(""), W("h"), 80, W("/"), W(""), INTERNET_SCHEME_HTTPS },
    { W("HtTp://HOST/Path"), W("HtTp"), W(""), W(""), W("HOST"), 80, W("/Path"), W(""), INTERNET_SCHEME_HTTP },
    { W("http://h:/"), W("http"), W(""), W(""), W("h"), 80, W("/"), W(""), INTERNET_SCHEME_HTTP },
    { W("http://h:65535/"), W("http"), W(""), W(""), W("h"), 65535, W("/"), W(""), INTERNET_SCHEME_HTTP },
    { W("http://u@h/"), W("http"), W("u"), W(""), W("h"), 80, W("/"), W(""), INTERNET_SCHEME_HTTP },
    { W("http://u:@h/"), W("http"), W("u"), W(""), W("h"), 80, W("/"), W(""), INTERNET_SCHEME_HTTP },
    { W("http://:p@h/"), W("http"), W(""), W("p"), W("h"), 80, W("/"), W(""), INTERNET_SCHEME_HTTP },
    { W("http://@h/"), W("http"), W(""), W(""), W("h"), 80, W("/"), W(""), INTERNET_SCHEME_HTTP },
    /* the last @ ends the user information, the first colon in it the user's name */
    { W("http://u:p:q@r@h/"), W("http"), W("u"), W("p:q@r"), W("h"), 80, W("/"), W(""), INTERNET_SCHEME_HTTP },
    /* an @ behind the authority is none */
    { W("http://h/a@b"), W("http"), W(""), W(""), W("h"), 80, W("/a@b"), W(""), INTERNET_SCHEME_HTTP },
    { W("http://h?a@b:1"), W("http"), W(""), W(""), W("h"), 80, W(""), W("?a@b:1"), INTERNET_SCHEME_HTTP },
    { W("http://h#a@b:1"), W("http"), W(""), W(""), W("h"), 80, W(""), W("#a@b:1"), INTERNET_SCHEME_HTTP },
    /* the first ? or # begins the extra information */
    { W("http://h/a?b?c#d?e"), W("http"), W(""), W(""), W("h"), 80, W("/a"), W("?b?c#d?e"), INTERNET_SCHEME_HTTP },
    { W("http://h/a#b?c"), W("http"), W(""), W(""), W("h"), 80, W("/a"), W("#b?c"), INTERNET_SCHEME_HTTP },
    { W("http://h/?"), W("http"), W(""), W(""), W("h"), 80, W("/"), W("?"), INTERNET_SCHEME_HTTP },
    /* address literals; brackets belong to the host */
    { W("http://127.0.0.1:81/"), W("http"), W(""), W(""), W("127.0.0.1"), 81, W("/"), W(""), INTERNET_SCHEME_HTTP },
    { W("http://[::1]/"), W("http"), W(""), W(""), W("[::1]"), 80, W("/"), W(""), INTERNET_SCHEME_HTTP },
    { W("https://u:p@[2001:db8::1]:8443/a"), W("https"), W("u"), W("p"), W("[2001:db8::1]"), 8443, W("/a"), W(""),
        INTERNET_SCHEME_HTTPS },
    /* nothing is changed without a flag */
    { W("http://h/a b%20c%zz/../\u00E4?\u20AC"), W("http"), W(""), W(""), W("h"), 80, W("/a b%20c%zz/../\u00E4"),
        W("?\u20AC"), INTERNET_SCHEME_HTTP },
    { W("http://h//double//"), W("http"), W(""), W(""), W("h"), 80, W("//double//"), W(""), INTERNET_SCHEME_HTTP },
};

static void check_part(const WCHAR *text, DWORD length, const WCHAR *expected)
{
    CHECK_WIDE(text, expected);
    CHECK_EQ(length, text_length(expected));
}

static void check_example(const struct example *example, DWORD length)
{
    struct parts parts;
    parts_want_all(&parts);
    CHECK_SUCCEEDS(WinHttpCrackUrl(example->url, length, 0, &parts.components));
    check_part(parts.scheme, parts.components.dwSchemeLength, example->scheme);
    check_part(parts.user, parts.components.dwUserNameLength, example->user);
    check_part(parts.password, parts.components.dwPasswordLength, example->password);
    check_part(parts.host, parts.components.dwHostNameLength, example->host);
    check_part(parts.path, parts.components.dwUrlPathLength, example->path);
    check_part(parts.extra, parts.components.dwExtraInfoLength, example->extra);
    CHECK_EQ(parts.components.nPort, example->port);
    CHECK_EQ(parts.components.nScheme, example->number);
    CHECK_EQ(parts.components.dwStructSize, sizeof(URL_COMPONENTS));
}

int main(void)
{
    struct parts parts;
    unsigned at;
    for (at = 0; at < sizeof examples / sizeof examples[0]; at++) {
        printf("example %u\n", at);
        check_example(&examples[at], 0);
        check_example(&examples[at], (DWORD)text_length(examples[at].url));
    }
    /* A length ends the URL before its terminator. */
    parts_want_all(&parts);
    CHECK_SUCCEEDS(WinHttpCrackUrl(W("http://host/path/more"), 16, 0, &parts.components));
    check_part(parts.path, parts.components.dwUrlPathLength, W("/path"));
    return 0;
}
