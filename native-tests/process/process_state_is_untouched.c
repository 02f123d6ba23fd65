/* What belongs to the whole process is the program's: the library leaves it as it found it. */
#include <fenv.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"

extern char **environ;

static char *environment_text(void)
{
    size_t length = 1, i;
    char *text;
    for (i = 0; environ[i] != NULL; i++) {
        length += strlen(environ[i]) + 1;
    }
    text = (char *)calloc(1, length);
    CHECK(text != NULL);
    for (i = 0; environ[i] != NULL; i++) {
        strcat(strcat(text, environ[i]), "\n");
    }
    return text;
}

static int compare(unsigned short port)
{
    char folder_before[4096], folder_after[4096], locale[256];
    char *environment = environment_text();
    struct rlimit limit_before, limit_after;

    CHECK(setlocale(LC_ALL, "C.UTF-8") != NULL);
    strcpy(locale, setlocale(LC_ALL, NULL));
    umask(027);
    CHECK(fesetround(FE_UPWARD) == 0);
    CHECK(getcwd(folder_before, sizeof folder_before) != NULL);
    CHECK(getrlimit(RLIMIT_NOFILE, &limit_before) == 0);
    limit_before.rlim_cur = 200;
    CHECK(setrlimit(RLIMIT_NOFILE, &limit_before) == 0);

    exchange_in_both_modes(port);

    CHECK_TEXT(setlocale(LC_ALL, NULL), locale);
    CHECK_EQ(umask(0), 027);
    CHECK_EQ(fegetround(), FE_UPWARD);
    CHECK(getcwd(folder_after, sizeof folder_after) != NULL);
    CHECK_TEXT(folder_after, folder_before);
    CHECK_TEXT(environment_text(), environment);
    /* A program that uses select() relies on small numbers. */
    CHECK(getrlimit(RLIMIT_NOFILE, &limit_after) == 0);
    CHECK_EQ(limit_after.rlim_cur, limit_before.rlim_cur);
    return 0;
}

int main(int argc, char **argv)
{
    struct loopback server;
    unsigned short port;

    if (program_scenario(argc, argv, &port) != NULL) {
        return compare(port);
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    CHECK_EQ(program_rerun("compare", server.port), 0);
    loopback_stop(&server);
    return 0;
}
