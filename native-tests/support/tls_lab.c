#define _POSIX_C_SOURCE 200809L

#include "tls_lab.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

enum { READY_TIMEOUT_MS = 50000 };

static void point_at(const char *variable, const char *folder, const char *name)
{
    char path[128];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    CHECK(setenv(variable, path, 1) == 0);
}

/* One line, without its end. */
static void read_answer(struct child_process process, char *answer, size_t capacity)
{
    size_t count = 0;

    do {
        long more = child_read(process, answer + count, capacity - 1 - count, READY_TIMEOUT_MS);

        CHECK(more > 0);
        count += (size_t)more;
    } while (answer[count - 1] != '\n');
    answer[count - 1] = '\0';
}

struct tls_lab tls_lab_start(void)
{
    const char *program = loopback_command();
    struct tls_lab lab;
    char *command, answer[64];

    strcpy(lab.folder, "/tmp/tls-lab-XXXXXX");
    CHECK(mkdtemp(lab.folder) != NULL);
    command = (char *)malloc(strlen(program) + sizeof lab.folder + 16);
    CHECK(command != NULL);
    sprintf(command, "%s --tls-lab %s", program, lab.folder);
    lab.process = child_start(command);
    free(command);
    read_answer(lab.process, answer, sizeof answer);
    CHECK(strncmp(answer, "listening ", 10) == 0);
    point_at("SSL_CERT_FILE", lab.folder, "root.pem");
    point_at("SSL_CERT_DIR", lab.folder, "no-certificates");
    point_at("HOME", lab.folder, "home");
    return lab;
}

unsigned tls_lab_requests(const struct tls_lab *lab, const char *kind)
{
    char question[64], answer[64];
    int length = snprintf(question, sizeof question, "requests%s%s\n", kind != NULL ? " " : "", kind != NULL ? kind : "");

    CHECK(child_write(lab->process, question, (size_t)length));
    read_answer(lab->process, answer, sizeof answer);
    return (unsigned)strtoul(answer, NULL, 10);
}

void tls_lab_await_requests(const struct tls_lab *lab, unsigned count)
{
    char question[64], answer[64];
    int length = snprintf(question, sizeof question, "await-requests %u\n", count);

    CHECK(child_write(lab->process, question, (size_t)length));
    read_answer(lab->process, answer, sizeof answer);
    CHECK(strcmp(answer, "ok") == 0);
}

void tls_lab_stop(struct tls_lab *lab)
{
    CHECK_EQ(child_finish(lab->process), 0);
}

struct loopback tls_lab_server(const struct tls_lab *lab, const char *format, ...)
{
    struct loopback server;
    va_list arguments;
    char *script;
    int length;

    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    CHECK(length >= 0);
    script = (char *)malloc((size_t)length + 1);
    CHECK(script != NULL);
    va_start(arguments, format);
    vsnprintf(script, (size_t)length + 1, format, arguments);
    va_end(arguments);
    server = loopback_start_tls(lab->folder, script);
    free(script);
    return server;
}

const char *tls_lab_file(const struct tls_lab *lab, const char *name)
{
    static char path[128];

    snprintf(path, sizeof path, "%s/%s", lab->folder, name);
    return path;
}

int tls_descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    int count = 0;

    CHECK(folder != NULL);
    while (readdir(folder) != NULL) {
        count++;
    }
    closedir(folder);
    return count;
}
