/* Server names: what WinHttpConnect takes, and what the Host header says. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "check.h"
#include "text.h"
#include "wire.h"

static HINTERNET session;

static void accepted(const WCHAR *name)
{
    HINTERNET connect = WinHttpConnect(session, name, 0, 0);
    CHECK_SUCCEEDS(connect != NULL);
    CHECK_SUCCEEDS(WinHttpCloseHandle(connect));
}

static void refused(const WCHAR *name)
{
    char *text = text_to_utf8(name);
    printf("%.40s\n", text); /* the last one printed is the one that failed */
    fflush(stdout);
    free(text);
    CHECK_FAILS(WinHttpConnect(session, name, 0, 0), ERROR_WINHTTP_INVALID_URL);
}

static void names(void)
{
    enum { LENGTH = 100000 };
    static const WCHAR half_a_pair[] = { 'a', 0xD800, 'b', 0 };
    WCHAR *name = (WCHAR *)malloc((LENGTH + 1) * sizeof *name);
    int at;
    for (at = 0; at < LENGTH; at++) {
        name[at] = 'a';
    }
    name[LENGTH] = 0;

    accepted(W("server.example"));
    accepted(W("SERVER-1.example."));
    accepted(W("under_score"));
    accepted(W("xn--bcher-kva.example"));
    accepted(W("localhost"));
    accepted(W("127.0.0.1"));
    accepted(W("::1"));
    accepted(W("[::1]"));
    accepted(W("2001:DB8::1"));

    refused(W(""));
    refused(W("a b"));
    refused(W("a/b"));
    refused(W("a?b"));
    refused(W("a#b"));
    refused(W("a@b"));
    refused(W("server.example:80"));
    refused(W("http://server.example"));
    refused(W("[::1"));
    refused(W("::1]"));
    refused(W("[::1]:80"));
    refused(W("[[::1]]"));
    refused(W("[127.0.0.1]"));
    refused(W("[]"));
    refused(W(":"));
    refused(W("a\r\nB: c"));
    refused(W("a\n"));
    refused(W("a\x7F"));
    refused(half_a_pair);
    refused(name);
    free(name);
    CHECK_FAILS(WinHttpConnect(session, NULL, 80, 0), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpConnect(session, W("server.example"), 80, 1), ERROR_INVALID_PARAMETER);
}

static void check_host(const char *address, const WCHAR *name, const char *expected)
{
    struct wire wire;
    HINTERNET connect, request;
    char *head;
    wire.server = loopback_start_at(address,
        "connection\n" "receive head\n" SEND("HTTP/1.1 204 No Content\r\n" "Connection: close\r\n\r\n"));
    wire.exchanges = 0;
    connect = WinHttpConnect(session, name, wire.server.port, 0);
    request = WinHttpOpenRequest(connect, NULL, NULL, NULL, NULL, NULL, 0);
    head = wire_send(&wire, request);
    CHECK_TEXT(strstr(head, "Host: "), expected);
    free(head);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    CHECK_SUCCEEDS(WinHttpCloseHandle(connect));
    loopback_stop(&wire.server);
}

static int has_ipv6(void)
{
    struct sockaddr_in6 any_port;
    int probe = socket(AF_INET6, SOCK_STREAM, 0), bound;
    memset(&any_port, 0, sizeof any_port);
    any_port.sin6_family = AF_INET6;
    any_port.sin6_addr = in6addr_loopback;
    bound = probe >= 0 && bind(probe, (struct sockaddr *)&any_port, sizeof any_port) == 0;
    close(probe);
    return bound;
}

int main(void)
{
    session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, 0);
    names();
    check_host("127.0.0.1", W("127.0.0.1"), "Host: 127.0.0.1:PORT\r\n\r\n");
    check_host("127.0.0.1", W("localhost"), "Host: localhost:PORT\r\n\r\n");
    if (!has_ipv6()) {
        SKIP("this machine has no IPv6 loopback address; IPv4 has passed");
    }
    check_host("::1", W("::1"), "Host: [::1]:PORT\r\n\r\n");
    check_host("::1", W("[::1]"), "Host: [::1]:PORT\r\n\r\n");
    CHECK_SUCCEEDS(WinHttpCloseHandle(session));
    return 0;
}
