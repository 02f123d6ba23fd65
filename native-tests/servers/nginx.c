#define _POSIX_C_SOURCE 200809L

#include "nginx.h"

#include <arpa/inet.h>
#include <grp.h>
#include <netinet/in.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "server_program.h"

enum { BACKLOG = 1024, FILES = 4096 };

/* Paths are relative to the folder. */
static const char configuration[] =
    "daemon off;\n"
    "%s\n"
    "pid nginx.pid;\n"
    "error_log stderr warn;\n"
    "events { worker_connections 1500; }\n"
    "http {\n"
    "    access_log off;\n"
    "    default_type application/octet-stream;\n"
    "    keepalive_requests 1000000;\n"
    "    client_max_body_size 0;\n"
    "    client_body_temp_path temporary;\n"
    "    proxy_temp_path temporary;\n"
    "    fastcgi_temp_path temporary;\n"
    "    uwsgi_temp_path temporary;\n"
    "    scgi_temp_path temporary;\n"
    "    add_header X-Connection $connection always;\n"
    "    server {\n"
    "        listen 127.0.0.1:%u%s;\n"
    "        root root;\n"
    "        %s\n"
    "    }\n"
    "}\n";

void nginx_needs_module(const char *name)
{
    char command[1200], built[16384], with[128], without[128], *program = server_program_path("nginx");
    struct child_process child;
    size_t length = 0;
    long count;

    snprintf(command, sizeof command, "\"%s\" -V 2>&1", program);
    free(program);
    child = child_start(command);
    while ((count = child_read(child, built + length, sizeof built - 1 - length, 10000)) > 0) {
        length += (size_t)count;
    }
    CHECK_EQ(child_finish(child), 0);
    built[length] = '\0';
    /* Modules that are built unless left out are not named when they are there. */
    snprintf(with, sizeof with, "--with-%s_module", name);
    snprintf(without, sizeof without, "--without-%s_module", name);
    if (strstr(built, without) != NULL || (strcmp(name, "http_dav") == 0 && strstr(built, with) == NULL)) {
        char reason[128];
        snprintf(reason, sizeof reason, "this nginx has no module %s", name);
        SKIP(reason);
    }
}

/*
 * A listening socket that nginx inherits, as it does from its own predecessor when it is upgraded. So the port is
 * free for sure, and a connection made before nginx is up just waits in the backlog.
 */
static int listen_anywhere(unsigned short *port)
{
    struct sockaddr_in address;
    socklen_t length = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM, 0);

    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    CHECK(listener >= 0);
    CHECK(bind(listener, (struct sockaddr *)&address, sizeof address) == 0);
    CHECK(listen(listener, BACKLOG) == 0);
    CHECK(getsockname(listener, (struct sockaddr *)&address, &length) == 0);
    *port = ntohs(address.sin_port);
    return listener;
}

/* As root nginx would serve as a user who may not enter this folder. Elsewhere it stays the user of the test. */
static const char *user_directive(void)
{
    static char directive[256];
    const struct passwd *user = getpwuid(geteuid());
    const struct group *group = getgrgid(getegid());

    if (geteuid() == 0) {
        CHECK(user != NULL && group != NULL);
        snprintf(directive, sizeof directive, "user %s %s;", user->pw_name, group->gr_name);
    }
    return directive;
}

static void write_configuration(const struct nginx *nginx, const char *tls, const char *locations)
{
    char name[128];
    FILE *file;

    snprintf(name, sizeof name, "%s/nginx.conf", nginx->folder);
    file = fopen(name, "w");
    CHECK(file != NULL);
    CHECK(fprintf(file, configuration, user_directive(), nginx->port, tls, locations) > 0);
    CHECK(fclose(file) == 0);
    snprintf(name, sizeof name, "%s/root", nginx->folder);
    CHECK(mkdir(name, 0755) == 0);
}

static void allow_many_files(void)
{
    struct rlimit limit;

    CHECK(getrlimit(RLIMIT_NOFILE, &limit) == 0);
    if (limit.rlim_cur < FILES) {
        limit.rlim_cur = limit.rlim_max < FILES ? limit.rlim_max : FILES;
        CHECK(setrlimit(RLIMIT_NOFILE, &limit) == 0);
    }
}

static struct nginx start(const char *tls, const char *locations)
{
    struct nginx nginx;
    char command[4096], *program = server_program_path("nginx");
    int listener;

    memset(&nginx, 0, sizeof nginx);
    strcpy(nginx.folder, "nginx-XXXXXX");
    CHECK(mkdtemp(nginx.folder) != NULL);
    listener = listen_anywhere(&nginx.port);
    write_configuration(&nginx, tls, locations);
    allow_many_files();

    /*
     * The shell outlives nginx: the end of its input, which is the end of the test at the latest, ends both. It keeps
     * no copy of the socket, so that an nginx that fails lets connections fail and not wait.
     */
    CHECK(listener < 10); /* shells name no descriptor beyond that */
    snprintf(command, sizeof command,
        "sh -c 'env \"NGINX=%d;\" \"%s\" -p \"%s/\" -c nginx.conf & server=$!; exec %d<&-; cat >/dev/null; "
        "kill -QUIT $server; wait $server; code=$?; rm -rf \"%s\"; exit $code'",
        listener, program, nginx.folder, listener, nginx.folder);
    nginx.process = child_start(command);
    close(listener);
    free(program);
    return nginx;
}

struct nginx nginx_start(const char *locations)
{
    return start("", locations);
}

struct nginx nginx_start_tls(const struct tls_lab *lab, const char *certificate, const char *locations)
{
    char directives[2048];

    /* Begins within the directive "listen". The client's chain has an authority between. */
    CHECK(snprintf(directives, sizeof directives,
        " ssl;\n        ssl_certificate %s/%s.pem;\n        ssl_certificate_key %s/%s.key;\n"
        "        ssl_client_certificate %s/root.pem;\n        ssl_verify_depth 2;\n"
        "        ssl_session_cache shared:tests:1m",
        lab->folder, certificate, lab->folder, certificate, lab->folder) < (int)sizeof directives);
    return start(directives, locations);
}

const char *nginx_file(const struct nginx *nginx, const char *name)
{
    static char path[256];

    snprintf(path, sizeof path, "%s/root/%s", nginx->folder, name);
    return path;
}

void nginx_stop(struct nginx *nginx)
{
    CHECK_EQ(child_finish(nginx->process), 0);
}
