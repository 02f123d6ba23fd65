/* USER_AGENT: given to WinHttpOpen or set in characters, queried in bytes, sent by requests opened afterwards. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "text.h"
#include "wire.h"

static void check_agent(HINTERNET session, const WCHAR *expected)
{
    WCHAR agent[64];
    DWORD bytes = (DWORD)(text_length(expected) * sizeof(WCHAR)), length = 0;
    CHECK_FAILS(WinHttpQueryOption(session, WINHTTP_OPTION_USER_AGENT, NULL, &length), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, bytes + sizeof(WCHAR));
    CHECK_SUCCEEDS(WinHttpQueryOption(session, WINHTTP_OPTION_USER_AGENT, agent, &length));
    CHECK_EQ(length, bytes);
    CHECK_WIDE(agent, expected);
}

static void set_agent(HINTERNET session, const WCHAR *agent, DWORD characters)
{
    CHECK_SUCCEEDS(WinHttpSetOption(session, WINHTTP_OPTION_USER_AGENT, (LPVOID)agent, characters));
}

static void check_wire(struct wire *wire, HINTERNET session, const char *expected)
{
    HINTERNET connect = WinHttpConnect(session, W("127.0.0.1"), wire->server.port, 0);
    HINTERNET request = WinHttpOpenRequest(connect, NULL, NULL, NULL, NULL, NULL, 0);
    char *head = wire_send(wire, request);
    CHECK_TEXT(head, expected);
    free(head);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    CHECK_SUCCEEDS(WinHttpCloseHandle(connect));
}

static void long_agents(HINTERNET session)
{
    enum { LONGEST = 65535, ENDLESS = 2 * 1024 * 1024 };
    WCHAR *agent = (WCHAR *)malloc((ENDLESS + 1) * sizeof *agent);
    DWORD at;
    for (at = 0; at < ENDLESS; at++) {
        agent[at] = 'a';
    }
    agent[ENDLESS] = 0;
    set_agent(session, agent, LONGEST);
    CHECK_FAILS(WinHttpSetOption(session, WINHTTP_OPTION_USER_AGENT, agent, LONGEST + 1), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpSetOption(session, WINHTTP_OPTION_USER_AGENT, agent, ENDLESS), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpOpen(agent, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, 0), ERROR_INVALID_PARAMETER);
    free(agent);
}

int main(void)
{
    struct wire wire = wire_start();
    HINTERNET session = WinHttpOpen(W("agent/1.0 (test)"), WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, 0);
    char *head;

    check_agent(wire.handles.session, W(""));
    check_wire(&wire, wire.handles.session, "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:PORT\r\n\r\n");

    check_agent(session, W("agent/1.0 (test)"));
    check_wire(&wire, session,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nUser-Agent: agent/1.0 (test)\r\nHost: 127.0.0.1:PORT\r\n\r\n");

    set_agent(session, W("terminated"), (DWORD)text_length(W("terminated")) + 1);
    check_agent(session, W("terminated"));
    set_agent(session, W("no terminator counted"), (DWORD)text_length(W("no terminator counted")));
    check_agent(session, W("no terminator counted"));
    set_agent(session, W("only a part"), 4);
    check_agent(session, W("only"));
    check_wire(&wire, session,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nUser-Agent: only\r\nHost: 127.0.0.1:PORT\r\n\r\n");

    /* A request that was opened before keeps what it took. */
    set_agent(wire.handles.session, W("late"), 5);
    head = wire_send(&wire, wire.handles.request);
    CHECK(strstr(head, "User-Agent") == NULL);
    free(head);

    /* A line end would begin a header of its own. */
    CHECK_FAILS(WinHttpSetOption(session, WINHTTP_OPTION_USER_AGENT, (LPVOID)W("a\r\nB: c"), 7),
        ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpOpen(W("a\nB: c"), WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, 0), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpSetOption(session, WINHTTP_OPTION_USER_AGENT, NULL, 0), ERROR_INVALID_PARAMETER);
    check_agent(session, W("only"));

    long_agents(session);
    set_agent(session, W(""), 1);
    check_agent(session, W(""));
    check_wire(&wire, session, "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    CHECK_SUCCEEDS(WinHttpCloseHandle(session));
    wire_stop(&wire);
    return 0;
}
