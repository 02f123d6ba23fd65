#include "loopback.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "child_process.h"
#include "monitor.h"
#include "tls_lab.h"

/* Longer than the server's own patience: its answer says more than ours. */
enum { ANSWER_TIMEOUT_MS = 25000 };

struct loopback_link {
    struct child_process process;
    int is_asking;           /* one question at a time; guarded by the monitor */
    char *unread;            /* output of the server that follows the lines taken */
    size_t unread_length, capacity;
};

static void *allocated(void *memory)
{
    if (memory == NULL) {
        abort();
    }
    return memory;
}

static void tell(struct loopback_link *link, const char *text)
{
    if (!child_write(link->process, text, strlen(text))) {
        fputs("the test server has ended\n", stderr);
        check_exit();
    }
}

static void read_more(struct loopback_link *link)
{
    long count;
    if (link->capacity - link->unread_length < 4096) {
        link->capacity = link->capacity * 2 + 4096;
        link->unread = (char *)allocated(realloc(link->unread, link->capacity));
    }
    count = child_read(link->process, link->unread + link->unread_length,
        link->capacity - link->unread_length, ANSWER_TIMEOUT_MS);
    if (count <= 0) {
        fputs(count == 0 ? "the test server has ended\n" : "the test server does not answer\n", stderr);
        check_exit();
    }
    link->unread_length += (size_t)count;
}

/* The next line without its end, for free(). */
static char *read_line(struct loopback_link *link)
{
    size_t searched = 0, length;
    char *end, *line;
    while (link->unread_length == searched
        || (end = (char *)memchr(link->unread + searched, '\n', link->unread_length - searched)) == NULL) {
        searched = link->unread_length;
        read_more(link);
    }
    length = (size_t)(end - link->unread);
    line = (char *)allocated(malloc(length + 1));
    memcpy(line, link->unread, length);
    line[length] = 0;
    link->unread_length -= length + 1;
    memmove(link->unread, end + 1, link->unread_length);
    return line;
}

static void begin_question(struct loopback_link *link)
{
    monitor_enter();
    while (link->is_asking) {
        monitor_wait(clock_ms() + ANSWER_TIMEOUT_MS);
    }
    link->is_asking = 1;
    monitor_leave();
}

static void end_question(struct loopback_link *link)
{
    monitor_enter();
    link->is_asking = 0;
    monitor_wake();
    monitor_leave();
}

const char *loopback_command(void)
{
    const char *command = getenv("TEST_SERVER");
    return command == NULL || command[0] == 0 ? TEST_SERVER_COMMAND : command;
}

/* The command line is freed. */
static struct loopback start(char *command_line, const char *script)
{
    struct loopback server;
    char *answer;

    server.link = (struct loopback_link *)allocated(calloc(1, sizeof *server.link));
    server.link->process = child_start(command_line);
    free(command_line);

    tell(server.link, script);
    tell(server.link, "\nstart\n");
    answer = read_line(server.link);
    if (sscanf(answer, "listening %hu", &server.port) != 1) {
        fprintf(stderr, "the test server says: %s\n", answer);
        check_exit();
    }
    free(answer);
    return server;
}

int loopback_is_over_tls(void)
{
    return getenv("TEST_OVER_TLS") != NULL;
}

static int is_line(const char *at, const char *step)
{
    size_t length = strlen(step);

    return strncmp(at, step, length) == 0 && (at[length] == '\n' || at[length] == ' ' || at[length] == '\0');
}

/* For free(). */
static char *secured(const char *script)
{
    char *text = (char *)allocated(malloc(strlen(script) * 4 + 64)), *end = text;

    while (*script != '\0') {
        int length = (int)strcspn(script, "\n");

        if (is_line(script, "close") || is_line(script, "shutdown-send")) {
            end += sprintf(end, "close-notify\n");
        }
        end += sprintf(end, "%.*s\n", length, script);
        if (is_line(script, "connection")) {
            end += sprintf(end, "tls good\n");
        }
        script += script[length] == '\n' ? length + 1 : length;
    }
    *end = '\0';
    return text;
}

static struct loopback start_over_tls(const char *script)
{
    static struct tls_lab lab;
    char *text = secured(script);
    struct loopback server;

    if (lab.folder[0] == '\0') {
        lab = tls_lab_start();
    }
    server = loopback_start_tls(lab.folder, text);
    free(text);
    return server;
}

struct loopback loopback_start_at(const char *address, const char *script)
{
    const char *program = loopback_command();
    char *command_line;

    if (loopback_is_over_tls()) {
        return start_over_tls(script);
    }
    command_line = (char *)allocated(malloc(strlen(program) + strlen(address) + sizeof " --address "));
    sprintf(command_line, "%s --address %s", program, address);
    return start(command_line, script);
}

struct loopback loopback_start_tls(const char *folder, const char *script)
{
    static const char format[] = "env OPENSSL_CONF=%s/openssl.cnf %s --address localhost --tls %s";
    const char *program = loopback_command();
    char *command_line = (char *)allocated(malloc(sizeof format + strlen(program) + 2 * strlen(folder)));

    sprintf(command_line, format, folder, program, folder);
    return start(command_line, script);
}

struct loopback loopback_start(const char *script)
{
    return loopback_start_at("127.0.0.1", script);
}

void loopback_open_gate(struct loopback *server, const char *name)
{
    /* One write: it must not be torn by a question of another thread. */
    char command[128];
    CHECK(snprintf(command, sizeof command, "open %s\n", name) < (int)sizeof command);
    tell(server->link, command);
}

static void await(struct loopback *server, const char *question)
{
    char *answer;
    begin_question(server->link);
    tell(server->link, question);
    answer = read_line(server->link);
    end_question(server->link);
    if (strcmp(answer, "ok") != 0) {
        char *report = loopback_report(server);
        fprintf(stderr, "the test server says: %s\n%s", answer, report);
        check_exit();
    }
    free(answer);
}

void loopback_await_connections(struct loopback *server, unsigned count)
{
    char question[64];
    sprintf(question, "await-connections %u\n", count);
    await(server, question);
}

void loopback_await_received(struct loopback *server, unsigned connection, unsigned long long bytes)
{
    char question[64];
    sprintf(question, "await-received %u %llu\n", connection, bytes);
    await(server, question);
}

void loopback_await_closed(struct loopback *server, unsigned count)
{
    char question[64];
    sprintf(question, "await-closed %u\n", count);
    await(server, question);
}

char *loopback_report(struct loopback *server)
{
    size_t length = 0;
    char *report = (char *)allocated(calloc(1, 1));
    int is_last = 0;

    begin_question(server->link);
    tell(server->link, "report\n");
    while (!is_last) {
        char *line = read_line(server->link);
        size_t line_length = strlen(line);
        is_last = strcmp(line, "end") == 0;
        if (!is_last) {
            report = (char *)allocated(realloc(report, length + line_length + 2));
            memcpy(report + length, line, line_length);
            length += line_length;
            report[length++] = '\n';
            report[length] = 0;
        }
        free(line);
    }
    end_question(server->link);
    return report;
}

/* The first line of the connection with that number, or of any from there on; NULL when there is none. */
static const char *connection_line(const char *report, unsigned connection)
{
    char start[32];
    size_t length = (size_t)sprintf(start, "connection %u ", connection);
    /* Bytes received stand in escaped form on lines that begin otherwise. */
    while (report != NULL && strncmp(report, start, length) != 0) {
        report = strchr(report, '\n');
        report = report == NULL ? NULL : report + 1;
    }
    return report;
}

unsigned loopback_connections(struct loopback *server)
{
    char *report = loopback_report(server);
    const char *line = report;
    unsigned count = 0;
    while ((line = connection_line(line, count)) != NULL) {
        count++;
    }
    free(report);
    return count;
}

static int hex_digit(char digit)
{
    return digit <= '9' ? digit - '0' : digit - 'A' + 10;
}

/* From behind the opening quote to the closing one, into memory that is large enough. */
static size_t unescape(const char *text, char *bytes)
{
    char *end = bytes;
    while (*text != '"') {
        if (*text != '\\') {
            *end++ = *text++;
            continue;
        }
        switch (text[1]) {
        case 'r':
            *end++ = '\r';
            break;
        case 'n':
            *end++ = '\n';
            break;
        case 'x':
            *end++ = (char)(hex_digit(text[2]) * 16 + hex_digit(text[3]));
            text += 2;
            break;
        default:
            *end++ = text[1];
            break;
        }
        text += 2;
    }
    *end = 0;
    return (size_t)(end - bytes);
}

struct loopback_bytes loopback_received(struct loopback *server, unsigned connection)
{
    struct loopback_bytes bytes;
    char *report = loopback_report(server);
    const char *line = connection_line(report, connection);
    const char *text;

    if (line == NULL) {
        fprintf(stderr, "there is no connection %u\n%s", connection, report);
        check_exit();
    }
    CHECK(sscanf(line, "connection %*u %31s %llu", bytes.state, &bytes.total) == 2);
    text = strchr(line, '\n') + sizeof "\nreceived \"" - 1;
    bytes.data = (char *)allocated(malloc(strcspn(text, "\n") + 1));
    bytes.length = unescape(text, bytes.data);
    free(report);
    return bytes;
}

void loopback_check_script(struct loopback *server)
{
    char *report = loopback_report(server);
    const char *line;
    unsigned connection = 0;
    for (line = report; (line = connection_line(line, connection)) != NULL; connection++) {
        char state[32];
        CHECK(sscanf(line, "connection %*u %31s", state) == 1);
        if (strcmp(state, "failed") == 0 || strcmp(state, "unexpected") == 0) {
            fprintf(stderr, "connection %u is %s\n%s", connection, state, report);
            check_exit();
        }
    }
    free(report);
}

void loopback_stop(struct loopback *server)
{
    int exit_code;
    /* Said as well as meant by the closed channel: a forked child of the test may hold a copy of it. */
    child_write(server->link->process, "quit\n", 5);
    exit_code = child_finish(server->link->process);
    CHECK_EQ(exit_code, 0);
    free(server->link->unread);
    free(server->link);
    server->link = NULL;
}
