#include "reply_cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "status_names.h"

static const char block[] = "connection once\nreceive head\n";

static char *script_of(const struct reply_case *cases, size_t count)
{
    size_t length = 1, at;
    char *script;
    enum call_mode mode;

    for (at = 0; at < count; at++) {
        length += 2 * (sizeof block + strlen(cases[at].steps));
    }
    script = (char *)malloc(length);
    CHECK(script != NULL);
    script[0] = 0;
    for (at = 0; at < count; at++) {
        EACH_MODE(mode) {
            strcat(strcat(script, block), cases[at].steps);
        }
    }
    return script;
}

void reply_cases_run(const struct reply_case *cases, size_t count)
{
    static const char *const modes[] = { "synchronous", "asynchronous" };
    char *script = script_of(cases, count);
    struct loopback server = loopback_start(script);
    unsigned connections = 0, wrong = 0;
    size_t at;
    enum call_mode mode;

    for (at = 0; at < count; at++) {
        EACH_MODE(mode) {
            struct client client = client_open(mode, server.port);
            struct reply reply = reply_get(&client, 4096);
            if (reply.error != cases[at].error) {
                fprintf(stderr, "%s, %s: %lu %s instead of %lu %s\n", cases[at].what, modes[mode],
                    (unsigned long)reply.error, error_name(reply.error),
                    (unsigned long)cases[at].error, error_name(cases[at].error));
                wrong++;
            }
            free(reply.body);
            client_close(&client);
            /* No case may come upon the connection of another one, or ask twice. */
            loopback_await_connections(&server, ++connections);
        }
    }
    CHECK_EQ(wrong, 0);
    CHECK_EQ(loopback_connections(&server), connections);
    loopback_stop(&server);
    free(script);
}
