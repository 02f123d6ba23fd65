#include <string.h>

#include "check.h"
#include "child_process.h"
#include "loopback.h"

static const struct {
    const char *script;
    const char *says;
} cases[] = {
    { "receive head\nstart\n", "line 1: a step before the first 'connection'" },
    { "start\n", "no 'connection' block" },
    { "connection twice\nstart\n", "line 1: 'twice' is not expected here" },
    { "connection\n\n# one\nrecieve head\nstart\n", "line 4: unknown word 'recieve'" },
    { "connection\nreceive some\nstart\n", "line 2: 'some' is not expected here" },
    { "connection\nreceive 1 2\nstart\n", "line 2: '2' is not expected here" },
    { "connection\nsend text\nstart\n", "line 2: text in quotes is expected" },
    { "connection\nsend \"text\nstart\n", "line 2: the closing quote is missing" },
    { "connection\nsend \"\\q\"\nstart\n", "line 2: unknown escape \\q" },
    { "connection\nsend \"\\x4\"\nstart\n", "line 2: \\x needs two hexadecimal digits" },
    { "connection\nsend-repeat many \"a\"\nstart\n", "line 2: 'many' is not a count" },
    { "connection\ndelay -1\nstart\n", "line 2: '-1' is not a number of milliseconds" },
    { "connection\nwait\nstart\n", "line 2: 'wait' needs the name of a gate" },
    { "connection\nsend-file /no/such/file\nstart\n", "line 2: there is no file '/no/such/file'" },
    { "connection\nloop\nstart\n", "line 2: 'loop' has nothing to repeat" },
    { "connection\nclose\nsend \"a\"\nstart\n", "line 3: a step after 'close' is never reached" },
    { "connection\n", "the script does not end with a line 'start'" },
};

static void expect_refusal(const char *arguments, const char *script, const char *says)
{
    char command[4096], errors[1024];
    size_t length = 0;
    struct child_process server;
    long count;

    CHECK(strlen(loopback_command()) + strlen(arguments) + 16 < sizeof command);
    strcpy(command, loopback_command());
    strcat(command, arguments);
    /* Into the channel, to be read here. */
    strcat(command, " 2>&1");
    server = child_start(command);
    child_write(server, script, strlen(script));
    child_end_input(server);
    while ((count = child_read(server, errors + length, sizeof errors - 1 - length, 25000)) > 0) {
        length += (size_t)count;
    }
    CHECK_EQ(count, 0);
    errors[length] = 0;
    CHECK_EQ(child_finish(server), 2);
    if (strstr(errors, says) == NULL) {
        CHECK_TEXT(errors, says);
    }
}

int main(void)
{
    size_t at;
    for (at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        expect_refusal("", cases[at].script, cases[at].says);
    }
    expect_refusal(" --address 10.0.0.1", "connection\nstart\n", "'10.0.0.1' is not 127.0.0.1, ::1 or localhost");
    expect_refusal(" --tls /nowhere", "connection\ntls nothing\nstart\n", "the certificate 'nothing': ");
    expect_refusal(" --port 80", "", "usage: TestServer");
    return 0;
}
