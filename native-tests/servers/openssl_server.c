#define _POSIX_C_SOURCE 200809L

#include "openssl_server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

enum { PATIENCE_MS = 25000 };

/*
 * The end of the input, which is the end of the test at the latest, ends everything. The server tells its port in a line
 * of output; what follows has to be read, or it would stop some day.
 */
static const char keeper[] =
    "sh -c '"
    "mkfifo \"%s/messages\" \"%s/orders\"; "
    "\"%s\" s_server -accept 127.0.0.1:0 -CAfile \"%s/root.pem\" -cert_chain \"%s/intermediate.pem\""
    " -cert \"%s/%s.pem\" -key \"%s/%s.key\" %s %s <\"%s/orders\" >\"%s/messages\" 2>&1 & server=$!; "
    "{ while IFS= read -r line; do"
    " case $line in ACCEPT*) echo \"$line\"; break ;; *) printf \"%%s\\n\" \"$line\" >&2 ;; esac;"
    " done; cat %s; echo ended; } <\"%s/messages\" & "
    "exec 3>\"%s/orders\"; cat >&3 2>/dev/null; "
    "kill $server; exec 3>&-; wait; rm -rf \"%s\"; exit 0'";

static void hear(struct openssl_server *server, const char *awaited)
{
    size_t length = strlen(server->told);
    long count = child_read(server->process, server->told + length, sizeof server->told - 1 - length, PATIENCE_MS);

    if (count <= 0) {
        fprintf(stderr, "s_server does not tell \"%s\":\n%s\n", awaited, server->told);
        check_exit();
    }
    server->told[length + (size_t)count] = '\0';
}

static void await(struct openssl_server *server, const char *text)
{
    char *found;

    while ((found = strstr(server->told, text)) == NULL) {
        hear(server, text);
    }
    found += strlen(text);
    memmove(server->told, found, strlen(found) + 1);
}

static struct openssl_server start(const struct tls_lab *lab, const char *certificate, const char *options, int is_answered)
{
    struct openssl_server server;
    const char *folder = server.folder;
    char line[4096], *program = server_program_path("openssl");

    memset(&server, 0, sizeof server);
    server_folder_make(server.folder, "openssl");
    CHECK(snprintf(line, sizeof line, keeper, folder, folder, program, lab->folder, lab->folder, lab->folder, certificate,
        lab->folder, certificate, is_answered ? "-msg" : "-www", options, folder, folder, is_answered ? "" : ">/dev/null",
        folder, folder, folder) < (int)sizeof line);
    free(program);
    server.process = child_start(line);
    await(&server, "ACCEPT 127.0.0.1:");
    while (strchr(server.told, '\n') == NULL) {
        hear(&server, "its port");
    }
    CHECK(sscanf(server.told, "%hu", &server.port) == 1);
    return server;
}

struct openssl_server openssl_server_start(const struct tls_lab *lab, const char *certificate, const char *options)
{
    return start(lab, certificate, options, 0);
}

struct openssl_server openssl_server_start_answered(const struct tls_lab *lab, const char *certificate, const char *options)
{
    return start(lab, certificate, options, 1);
}

static void *take_steps(void *argument)
{
    struct openssl_server *server = (struct openssl_server *)argument;
    size_t i;

    for (i = 0; i < server->step_count; i++) {
        const struct openssl_step *step = &server->steps[i];

        if (step->await != NULL) {
            await(server, step->await);
        }
        if (step->say != NULL) {
            CHECK(child_write(server->process, step->say, strlen(step->say)));
        }
    }
    return NULL;
}

void openssl_server_answer(struct openssl_server *server, const struct openssl_step *steps, size_t count)
{
    server->steps = steps;
    server->step_count = count;
    CHECK(pthread_create(&server->thread, NULL, take_steps, server) == 0);
}

void openssl_server_answered(struct openssl_server *server)
{
    CHECK(pthread_join(server->thread, NULL) == 0);
}

void openssl_server_stop(struct openssl_server *server)
{
    CHECK_EQ(child_finish(server->process), 0);
}
