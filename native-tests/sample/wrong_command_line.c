/* Each mistake of the user is named, and told apart by the exit code. */
#include <stdio.h>

#include "check.h"
#include "tool.h"

static const struct mistake {
    const char *arguments;
    int exit_code;
    const char *message;
} mistakes[] = {
    { "", 2, "no URL\nTry winhttp-trace --help.\n" },
    { "http://a/ http://b/", 2, "more than one URL: http://b/\n" },
    { "--frobnicate http://a/", 2, "unknown option --frobnicate\n" },
    { "http://a/ --data", 2, "no value after --data\n" },
    { "http://a/ --max-redirects", 2, "no value after --max-redirects\n" },
    { "--max-redirects many http://a/", 2, "what value is this after --max-redirects\n" },
    { "--timeout 0 http://a/", 2, "what value is this after --timeout\n" },
    { "--repeat 99999999999 http://a/", 2, "what value is this after --repeat\n" },
    { "--user name http://a/", 2, "no colon in name\n" },
    { "--auth passport --user a:b http://a/", 2, "what value is this after --auth\n" },
    { "--auth basic http://a/", 2, "--auth needs --user\n" },
    { "--chunked http://a/", 2, "--chunked needs --data and HTTP/1.1\n" },
    { "--chunked --http1.0 --data x http://a/", 2, "--chunked needs --data and HTTP/1.1\n" },
    { "--ignore everything https://a/", 2, "what value is this after --ignore\n" },
    { "--ignore date, https://a/", 2, "what value is this after --ignore\n" },
    { "--ignore '' https://a/", 2, "what value is this after --ignore\n" },
    { "https://a/ --ignore", 2, "no value after --ignore\n" },
    { "--tls 1.4 https://a/", 2, "what value is this after --tls\n" },
    { "--tls 1 https://a/", 2, "what value is this after --tls\n" },
    { "https://a/ --tls", 2, "no value after --tls\n" },
    { "https://a/ --cert", 2, "no value after --cert\n" },
    { "--ignore-offline https://a/", 2, "--ignore-offline needs --revocation\n" },
    { "--cert a.pem --no-cert https://a/", 2, "--cert and --no-cert exclude each other\n" },
    { "--cert-when-asked https://a/", 2, "--cert-when-asked needs --cert or --no-cert\n" },
    { "--user 'a:b\xff' --auth basic http://127.0.0.1/", 2, "not UTF-8\n" },
    { "--user 'a:b\x01' --auth basic http://127.0.0.1/", 2, "WinHttpSetCredentials: 87 ERROR_INVALID_PARAMETER, " },
    { "example.test", 2, "WinHttpCrackUrl: 12006 ERROR_WINHTTP_UNRECOGNIZED_SCHEME, " },
    { "ftp://example.test/", 2, "WinHttpCrackUrl: 12006 ERROR_WINHTTP_UNRECOGNIZED_SCHEME, " },
    { "http://", 2, "WinHttpCrackUrl: 12005 ERROR_WINHTTP_INVALID_URL, " },
    { "http://a:70000/", 2, "WinHttpCrackUrl: 12005 ERROR_WINHTTP_INVALID_URL, " },
    { "http://user:secret@a/", 2, "credentials in the URL are not used" },
    { "'http://\xff/'", 2, "not UTF-8\n" },
    { "--header 'no colon' http://127.0.0.1/", 2, "WinHttpAddRequestHeaders: 87 ERROR_INVALID_PARAMETER, " },
    { "--method 'G T' http://127.0.0.1/", 2, "WinHttpOpenRequest: 87 ERROR_INVALID_PARAMETER, " },
    { "--data @no-such-file http://127.0.0.1/", 3, "no-such-file: No such file or directory\n" },
    { "--cert no-such-file https://127.0.0.1/", 3, "no-such-file: No such file or directory\n" },
    { "--chunked --data @. http://127.0.0.1/", 3, ".: not a plain file" },
    { "--data @. http://127.0.0.1/", 3, ".: not a plain file" },
};

int main(void)
{
    size_t i;
    struct tool_run run;

    for (i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        run = tool_run("%s", mistakes[i].arguments);
        tool_expect_message(&run, "winhttp-trace: ");
        tool_expect_message(&run, mistakes[i].message);
        CHECK_EQ(run.exit_code, mistakes[i].exit_code);
        CHECK_TEXT(run.output, "");
        tool_free(&run);
    }
    run = tool_run("--help");
    CHECK_EQ(run.exit_code, 0);
    CHECK_TEXT(run.messages, "");
    CHECK(run.output_length > 500);
    tool_free(&run);
    return 0;
}
