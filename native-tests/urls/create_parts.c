/* WinHttpCreateUrl: which parts make which URL. */
#include "components.h"

static const INTERNET_SCHEME http = INTERNET_SCHEME_HTTP, https = INTERNET_SCHEME_HTTPS;

static void parts(void)
{
    components_make(components_of(http, NULL, NULL, W("h"), 80, NULL, NULL), 0, W("http://h"));
    components_make(components_of(http, NULL, NULL, W("h"), 80, W("/"), NULL), 0, W("http://h/"));
    components_make(components_of(https, NULL, NULL, W("h"), 443, W("/a"), W("?b#c")), 0, W("https://h/a?b#c"));
    components_make(components_of(http, NULL, NULL, W("h"), 443, W("/"), NULL), 0, W("http://h:443/"));
    components_make(components_of(https, NULL, NULL, W("h"), 80, W("/"), NULL), 0, W("https://h:80/"));
    components_make(components_of(http, W("u"), W("p"), W("h"), 8080, W("/a"), NULL), 0, W("http://u:p@h:8080/a"));
    components_make(components_of(http, W("u"), NULL, W("h"), 80, W("/"), NULL), 0, W("http://u@h/"));
    components_make(components_of(http, NULL, NULL, W("[::1]"), 81, W("/"), NULL), 0, W("http://[::1]:81/"));
    components_make(components_of(http, NULL, NULL, W("::1"), 81, W("/"), NULL), 0, W("http://[::1]:81/"));
    components_make(components_of(http, NULL, NULL, W("h"), 80, W("/"), NULL), ICU_INCLUDE_DEFAULT_PORT,
        W("http://h:80/"));
    components_make(components_of(https, NULL, NULL, W("h"), 443, W("/"), NULL), ICU_INCLUDE_DEFAULT_PORT,
        W("https://h:443/"));
}

static void counted_texts(void)
{
    URL_COMPONENTS components = components_of(http, W("user"), W("pass"), W("host.example"), 80, W("/path"),
        W("?extra"));
    components.dwUserNameLength = 2;
    components.dwPasswordLength = 1;
    components.dwHostNameLength = 4;
    components.dwUrlPathLength = 3;
    components.dwExtraInfoLength = 2;
    components_make(components, 0, W("http://us:p@host/pa?e"));
}

static void schemes(void)
{
    URL_COMPONENTS components = components_of(0, NULL, NULL, W("h"), 0, W("/"), NULL);
    components.lpszScheme = (LPWSTR)W("https");
    components_make(components, 0, W("https://h/"));
    components.lpszScheme = (LPWSTR)W("https://x");
    components.dwSchemeLength = 4;
    components_make(components, 0, W("http://h/"));

    components_fail(components_of(0, NULL, NULL, W("h"), 80, W("/"), NULL), 0, ERROR_WINHTTP_UNRECOGNIZED_SCHEME);
    components_fail(components_of(INTERNET_SCHEME_FTP, NULL, NULL, W("h"), 80, W("/"), NULL), 0,
        ERROR_WINHTTP_UNRECOGNIZED_SCHEME);
    components_fail(components_of(-1, NULL, NULL, W("h"), 80, W("/"), NULL), 0, ERROR_WINHTTP_UNRECOGNIZED_SCHEME);
}

static void escaping(void)
{
    components_make(components_of(http, NULL, NULL, W("h"), 80, W("/a b"), W("?c d")), 0, W("http://h/a b?c d"));
    components_make(components_of(http, NULL, NULL, W("h"), 80, W("/a b"), W("?c d")), ICU_ESCAPE,
        W("http://h/a%20b?c%20d"));
    components_make(components_of(http, NULL, NULL, W("h"), 80, W("/\u00E4%20"), W("?\u20AC")), ICU_ESCAPE,
        W("http://h/%C3%A4%20?%E2%82%AC"));
    /* path and extra information only */
    components_make(components_of(http, W("u v"), W("p"), W("h"), 80, W("/"), NULL), ICU_ESCAPE, W("http://u v:p@h/"));
}

static void refusals(void)
{
    URL_COMPONENTS components = components_of(http, NULL, NULL, W("h"), 80, W("/"), NULL);
    WCHAR url[16];
    DWORD length = 16;
    CHECK_FAILS(WinHttpCreateUrl(NULL, 0, url, &length), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpCreateUrl(&components, 0, url, NULL), ERROR_INVALID_PARAMETER);
    components.dwStructSize--;
    CHECK_FAILS(WinHttpCreateUrl(&components, 0, url, &length), ERROR_INVALID_PARAMETER);
    components_fail(components_of(http, NULL, NULL, NULL, 80, W("/"), NULL), 0, ERROR_WINHTTP_INVALID_URL);
    components_fail(components_of(http, NULL, NULL, W(""), 80, W("/"), NULL), 0, ERROR_WINHTTP_INVALID_URL);

    components_fail(components_of(http, W("u"), W("p"), W("h"), 80, W("/"), NULL), ICU_REJECT_USERPWD,
        ERROR_WINHTTP_INVALID_URL);
    components_fail(components_of(http, W("u"), NULL, W("h"), 80, W("/"), NULL), ICU_REJECT_USERPWD,
        ERROR_WINHTTP_INVALID_URL);
    components_fail(components_of(http, NULL, W("p"), W("h"), 80, W("/"), NULL), ICU_REJECT_USERPWD,
        ERROR_WINHTTP_INVALID_URL);
    components_make(components_of(http, NULL, NULL, W("h"), 80, W("/"), NULL), ICU_REJECT_USERPWD, W("http://h/"));
}

int main(void)
{
    parts();
    counted_texts();
    schemes();
    escaping();
    refusals();
    return 0;
}
