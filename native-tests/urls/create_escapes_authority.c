/*
 * ICU_ESCAPE_AUTHORITY: what a user name or password contains cannot become another part of the URL, least of all
 * another host; an address literal stays one.
 */
#include "components.h"
#include "parts.h"

int main(void)
{
    const INTERNET_SCHEME http = INTERNET_SCHEME_HTTP;
    URL_COMPONENTS components = components_of(http, W("other.example/a?b"), W("c@d:e#f"), W("h"), 80, W("/"), NULL);
    struct parts parts;
    WCHAR url[128];
    DWORD length = 128;

    components_make(components_of(http, W("u v"), W("\u00E4"), W("h"), 80, W("/"), NULL), ICU_ESCAPE_AUTHORITY,
        W("http://u%20v:%C3%A4@h/"));
    components_make(components_of(http, NULL, NULL, W("::1"), 81, W("/"), NULL), ICU_ESCAPE_AUTHORITY,
        W("http://[::1]:81/"));
    components_make(components_of(http, NULL, NULL, W("[::1]"), 81, W("/"), NULL), ICU_ESCAPE_AUTHORITY,
        W("http://[::1]:81/"));

    CHECK_SUCCEEDS(WinHttpCreateUrl(&components, ICU_ESCAPE_AUTHORITY, url, &length));
    parts_want_all(&parts);
    CHECK_SUCCEEDS(WinHttpCrackUrl(url, 0, ICU_DECODE, &parts.components));
    CHECK_WIDE(parts.host, W("h"));
    CHECK_WIDE(parts.user, W("other.example/a?b"));
    CHECK_WIDE(parts.password, W("c@d:e#f"));
    return 0;
}
