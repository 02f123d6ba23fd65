/*
 * Whose certificates are trusted: what SSL_CERT_FILE and SSL_CERT_DIR name, both together, and where they name nothing, or
 * the system's store counts, not the root of these tests. They are read once, so each case is a process of its own.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "attempt.h"
#include "check.h"
#include "tls_lab.h"

/* Names of the lab; an empty one is a file or folder that is not there, NULL an unset variable. */
static const struct {
    const char *file, *folder;
    int is_trusted;
} cases[] = {
    { "root.pem", "no-certificates", 1 },
    { "other-root.pem", "no-certificates", 0 },
    { "", "no-certificates", 0 },
    { "", "with-root", 1 },
    { "", "no-certificates:@with-root", 1 },
    { "other-root.pem", "with-root", 1 },
    { "both-roots.pem", "", 1 },
    { "with-garbage.pem", "no-certificates", 1 },
    { NULL, NULL, 0 },
    { NULL, "with-root", 1 },
    { "root.pem", NULL, 1 },
};

static void copy(const struct tls_lab *lab, const char *from, const char *to, const char *mode)
{
    char text[8192];
    FILE *source = fopen(tls_lab_file(lab, from), "rb"), *target;
    size_t count;

    CHECK(source != NULL);
    count = fread(text, 1, sizeof text, source);
    fclose(source);
    target = fopen(tls_lab_file(lab, to), mode);
    CHECK(target != NULL && fwrite(text, 1, count, target) == count);
    CHECK(fclose(target) == 0);
}

static void append(char *command, const char *variable, const struct tls_lab *lab, const char *names)
{
    char *end = command + strlen(command);

    if (names == NULL) {
        sprintf(end, " -u %s", variable);
        return;
    }
    end += sprintf(end, " %s=%s/%s", variable, lab->folder, names[0] != '\0' ? names : "is-not-there");
    /* `@` stands for the folder in all names but the first. */
    for (end = strchr(command, '@'); end != NULL; end = strchr(command, '@')) {
        char rest[128];

        strcpy(rest, end + 1);
        sprintf(end, "%s/%s", lab->folder, rest);
    }
}

/* In the process that is to find its roots; the answer is one character a mode. */
static int ask(unsigned short port)
{
    enum call_mode mode;

    EACH_MODE(mode) {
        struct client client = tls_client(mode, port);
        struct attempt attempt = attempt_get(&client, 0);

        if (attempt.error == 0) {
            putchar('y');
        } else {
            CHECK_ATTEMPT(attempt, ERROR_WINHTTP_SECURE_FAILURE, WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA);
            putchar('n');
        }
        client_close(&client);
    }
    return 0;
}

static void run(const struct tls_lab *lab, const struct loopback *server, size_t i)
{
    char command[1024] = "env", program[512], answer[3] = "";
    struct child_process child;
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    size_t count = 0;

    CHECK(length > 0);
    program[length] = '\0';
    if (cases[i].file == NULL) {
        append(command, "SSL_CERT_FILE", lab, NULL);
    }
    if (cases[i].folder == NULL) {
        append(command, "SSL_CERT_DIR", lab, NULL);
    }
    if (cases[i].file != NULL) {
        append(command, "SSL_CERT_FILE", lab, cases[i].file);
    }
    if (cases[i].folder != NULL) {
        append(command, "SSL_CERT_DIR", lab, cases[i].folder);
    }
    sprintf(command + strlen(command), " \"%s\" %u", program, (unsigned)server->port);
    printf("%s\n", command);
    fflush(stdout);
    child = child_start(command);
    while (count < 2) {
        long more = child_read(child, answer + count, 2 - count, 20000);

        CHECK(more > 0);
        count += (size_t)more;
    }
    CHECK_TEXT(answer, cases[i].is_trusted ? "yy" : "nn");
    CHECK_EQ(child_finish(child), 0);
}

int main(int count, char **arguments)
{
    struct tls_lab lab;
    struct loopback server;
    FILE *file;
    size_t i;

    if (count > 1) {
        return ask((unsigned short)atoi(arguments[1]));
    }
    lab = tls_lab_start();
    CHECK(mkdir(tls_lab_file(&lab, "with-root"), 0700) == 0);
    copy(&lab, "root.pem", "with-root/any-name", "wb");
    copy(&lab, "other-root.pem", "both-roots.pem", "wb");
    copy(&lab, "root.pem", "both-roots.pem", "ab");
    file = fopen(tls_lab_file(&lab, "with-garbage.pem"), "wb");
    CHECK(file != NULL && fputs("This is not a certificate.\n\n", file) >= 0 && fclose(file) == 0);
    copy(&lab, "root.pem", "with-garbage.pem", "ab");
    server = tls_lab_server(&lab, "connection\ntls good\nreceive head\n"
        "send \"HTTP/1.1 204 No Content\\r\\nConnection: close\\r\\n\\r\\n\"\nclose-notify\nclose\n");
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        run(&lab, &server, i);
    }
    loopback_stop(&server);
    tls_lab_stop(&lab);
    return 0;
}
