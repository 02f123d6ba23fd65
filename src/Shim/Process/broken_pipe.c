/*
 * Keeps SIGPIPE what the program made it. The runtime ignores that signal for the whole process when it starts, over
 * the program's own handler too, and sends on sockets as if it were ignored. The linker's --wrap puts these functions
 * before the C library's, inside this library only: the disposition stays, and our sends fail with EPIPE instead.
 */
#include <signal.h>
#include <sys/socket.h>

typedef void (*disposition)(int);

disposition __real_signal(int number, disposition action);
ssize_t __real_send(int socket, const void *bytes, size_t count, int flags);
ssize_t __real_sendmsg(int socket, const struct msghdr *message, int flags);

disposition __wrap_signal(int number, disposition action)
{
    return number == SIGPIPE ? SIG_DFL : __real_signal(number, action);
}

ssize_t __wrap_send(int socket, const void *bytes, size_t count, int flags)
{
    return __real_send(socket, bytes, count, flags | MSG_NOSIGNAL);
}

ssize_t __wrap_sendmsg(int socket, const struct msghdr *message, int flags)
{
    return __real_sendmsg(socket, message, flags | MSG_NOSIGNAL);
}
