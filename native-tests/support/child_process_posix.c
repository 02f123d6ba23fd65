#include "child_process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

extern char **environ;

/*
 * A socket pair and not two pipes: a write to a child that has ended must not raise SIGPIPE, and how the process
 * treats that signal is the tested library's business.
 */
#if defined(MSG_NOSIGNAL)
#define SEND_FLAGS MSG_NOSIGNAL
#else
#define SEND_FLAGS 0
#endif

static char *shell_line(const char *command_line)
{
    static const char exec[] = "exec ";
    char *line = (char *)malloc(sizeof exec + strlen(command_line));
    if (line == NULL) {
        abort();
    }
    strcpy(line, exec);
    strcat(line, command_line);
    return line;
}

struct child_process child_start(const char *command_line)
{
    struct child_process child;
    posix_spawn_file_actions_t actions;
    char shell[] = "/bin/sh", option[] = "-c";
    char *line = shell_line(command_line);
    char *arguments[4];
    int ends[2];
    pid_t id;

    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    CHECK(fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0);
    CHECK(fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0);
#if defined(SO_NOSIGPIPE)
    {
        int on = 1;
        CHECK(setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on) == 0);
    }
#endif

    arguments[0] = shell;
    arguments[1] = option;
    arguments[2] = line;
    arguments[3] = NULL;
    CHECK(posix_spawn_file_actions_init(&actions) == 0);
    CHECK(posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO) == 0);
    CHECK(posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO) == 0);
    CHECK(posix_spawn(&id, shell, &actions, NULL, arguments, environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    free(line);

    child.id = id;
    child.channel = ends[0];
    return child;
}

int child_write(struct child_process child, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t sent = send((int)child.channel, bytes, length, SEND_FLAGS);
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent < 0) {
            return 0;
        }
        bytes += sent;
        length -= (size_t)sent;
    }
    return 1;
}

long child_read(struct child_process child, char *bytes, size_t capacity, unsigned timeout_ms)
{
    struct pollfd channel;
    ssize_t received;
    int ready;

    channel.fd = (int)child.channel;
    channel.events = POLLIN;
    do {
        ready = poll(&channel, 1, (int)timeout_ms);
    } while (ready < 0 && errno == EINTR);
    if (ready == 0) {
        return CHILD_READ_TIMED_OUT;
    }
    do {
        received = recv((int)child.channel, bytes, capacity, 0);
    } while (received < 0 && errno == EINTR);
    /* A child that ended with bytes unread resets the channel: the end all the same. */
    return received < 0 ? 0 : (long)received;
}

void child_end_input(struct child_process child)
{
    shutdown((int)child.channel, SHUT_WR);
}

int child_finish(struct child_process child)
{
    int status = 0;
    close((int)child.channel);
    while (waitpid((pid_t)child.id, &status, 0) < 0) {
        CHECK(errno == EINTR);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
