/* WinHttpQueryConnectionGroup counts the connections to a host, idle and in use, by their GUID. */
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "replies.h"
#include "reply.h"
#include "text.h"

static const GUID mark = { 0x12345678, 0x1234, 0x5678, { 1, 2, 3, 4, 5, 6, 7, 8 } };
static const GUID other_mark = { 0x87654321, 0x1234, 0x5678, { 1, 2, 3, 4, 5, 6, 7, 8 } };
static const GUID no_mark;

static unsigned count_of(HINTERNET handle, const GUID *filter, const GUID *group)
{
    WINHTTP_QUERY_CONNECTION_GROUP_RESULT *result;
    unsigned count = 0, at;
    CHECK_EQ(WinHttpQueryConnectionGroup(handle, filter, WINHTTP_QUERY_CONNECTION_GROUP_FLAG_INSECURE, &result), 0);
    CHECK_EQ(result->cHosts, 1);
    CHECK_WIDE(result->pHostConnectionGroups[0].pwszHost, TEXT("127.0.0.1"));
    for (at = 0; at < result->pHostConnectionGroups[0].cConnectionGroups; at++) {
        const WINHTTP_CONNECTION_GROUP *found = &result->pHostConnectionGroups[0].pConnectionGroups[at];
        CHECK(found->cConnections > 0);
        if (memcmp(&found->guidGroup, group, sizeof *group) == 0) {
            CHECK_EQ(count, 0); /* each group once */
            count = found->cConnections;
        }
    }
    WinHttpFreeQueryConnectionGroupResult(result);
    return count;
}

static void refusals(const struct client *client, HINTERNET request)
{
    WINHTTP_QUERY_CONNECTION_GROUP_RESULT *result = (WINHTTP_QUERY_CONNECTION_GROUP_RESULT *)&mark;
    CHECK_EQ(WinHttpQueryConnectionGroup(NULL, NULL, 0, &result), ERROR_INVALID_HANDLE);
    CHECK(result == NULL);
    CHECK_EQ(WinHttpQueryConnectionGroup(client->session, NULL, 0, &result), ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    CHECK_EQ(WinHttpQueryConnectionGroup(request, NULL, 0, NULL), ERROR_INVALID_PARAMETER);
    CHECK_EQ(WinHttpQueryConnectionGroup(request, NULL, 2, &result), ERROR_INVALID_PARAMETER);
    WinHttpFreeQueryConnectionGroupResult(NULL);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(ANSWERS);
        struct client client = client_open(mode, server.port);
        struct exchange plain, marked;
        WINHTTP_QUERY_CONNECTION_GROUP_RESULT *result;
        GUID queried;
        DWORD length = sizeof queried;

        CHECK_EQ(count_of(client.connection, NULL, &no_mark), 0);
        exchange_open(&plain, &client, NULL, NULL);
        exchange_open(&marked, &client, NULL, NULL);
        refusals(&client, plain.request);
        CHECK_SUCCEEDS(WinHttpSetOption(marked.request, WINHTTP_OPTION_CONNECTION_GUID, (void *)&mark, sizeof mark));
        CHECK_EQ(exchange_send(&plain, NULL, NULL, 0, 0), 0);
        CHECK_EQ(exchange_receive(&plain), 0);
        CHECK_EQ(exchange_send(&marked, NULL, NULL, 0, 0), 0);
        CHECK_EQ(exchange_receive(&marked), 0);

        /* Both in use. */
        CHECK_EQ(count_of(plain.request, NULL, &no_mark), 1);
        CHECK_EQ(count_of(client.connection, NULL, &mark), 1);
        CHECK_EQ(count_of(client.connection, &mark, &mark), 1);
        CHECK_EQ(count_of(client.connection, &mark, &no_mark), 0);
        CHECK_EQ(count_of(client.connection, &other_mark, &mark), 0);
        CHECK_SUCCEEDS(WinHttpQueryOption(marked.request, WINHTTP_OPTION_CONNECTION_GUID, &queried, &length));
        CHECK(memcmp(&queried, &mark, sizeof mark) == 0);

        /* One gets another mark on its way, and then both are idle. */
        CHECK_SUCCEEDS(WinHttpSetOption(plain.request, WINHTTP_OPTION_CONNECTION_GUID, (void *)&mark, sizeof mark));
        exchange_close(&plain);
        exchange_close(&marked);
        CHECK_EQ(count_of(client.connection, NULL, &mark), 2);
        CHECK_EQ(count_of(client.connection, NULL, &no_mark), 0);

        /* A connect handle means https unless it is told otherwise. */
        CHECK_EQ(WinHttpQueryConnectionGroup(client.connection, NULL, 0, &result), 0);
        CHECK_EQ(result->cHosts, 1);
        CHECK_EQ(result->pHostConnectionGroups[0].cConnectionGroups, 0);
        WinHttpFreeQueryConnectionGroupResult(result);

        client_close(&client);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
