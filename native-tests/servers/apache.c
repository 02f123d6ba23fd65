#define _POSIX_C_SOURCE 200809L

#include "apache.h"

#include <glob.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "reserved_port.h"

#define MODULES "/usr/lib/apache2/modules"

static const char *const modules[] = {
    "mpm_event", "authn_core", "authz_core", "authn_file", "authz_user", "auth_basic", "auth_digest", "auth_gssapi",
    "alias", "dav", "dav_fs", "deflate", "dir", "filter", "headers", "mime", "rewrite", "setenvif",
    "socache_shmcb", "ssl",
};

/* One process, so that what a module remembers is there for every request. */
static const char configuration_start[] =
    "Define FOLDER %s\n"
    "ServerRoot ${FOLDER}\n"
    "DefaultRuntimeDir ${FOLDER}\n"
    "PidFile apache.pid\n"
    "Mutex pthread\n"
    "ServerName localhost\n"
    "Listen 127.0.0.1:%u\n"
    "%s"
    "ErrorLog /dev/stderr\n"
    "StartServers 1\n"
    "ServerLimit 1\n"
    "ThreadsPerChild 32\n"
    "MaxRequestWorkers 32\n"
    "MinSpareThreads 1\n"
    "MaxSpareThreads 32\n"
    "MaxConnectionsPerChild 0\n"
    "KeepAliveTimeout 100\n"
    "MaxKeepAliveRequests 0\n"
    "TypesConfig /dev/null\n"
    "DavLockDB state/dav\n"
    "Header always set X-Connection expr=%%{REMOTE_PORT}\n"
    "DocumentRoot root\n"
    "%s\n";

void apache_needs_module(const char *name)
{
    char path[256], reason[128];

    free(server_program_path("apache2"));
    snprintf(path, sizeof path, MODULES "/mod_%s.so", name);
    if (access(path, R_OK) != 0) {
        snprintf(reason, sizeof reason, "this Apache has no module %s", name);
        SKIP(reason);
    }
}

void apache_needs_ntlm(void)
{
    glob_t found;

    /* The folder between is named after the machine. The mechanism's configuration survives its removal. */
    if (glob("/usr/lib/*/gssntlmssp/gssntlmssp.so", 0, NULL, &found) != 0) {
        SKIP("there is no mechanism ntlmssp for GSSAPI here");
    }
    globfree(&found);
}

/* Debian's Apache does not serve as root. Elsewhere it stays the user of the test. */
static const char *user_directives(void)
{
    static char directives[128];

    if (geteuid() == 0) {
        const struct passwd *nobody = getpwnam("nobody");

        CHECK(nobody != NULL);
        snprintf(directives, sizeof directives, "User #%u\nGroup #%u\n", (unsigned)nobody->pw_uid,
            (unsigned)nobody->pw_gid);
    }
    return directives;
}

static void make_writable(const struct apache *apache, const char *name)
{
    char path[256];

    snprintf(path, sizeof path, "%s/%s", apache->folder, name);
    CHECK(mkdir(path, 0777) == 0);
    CHECK(chmod(path, 0777) == 0); /* whatever the umask is */
}

static char *load_directives(void)
{
    size_t size = sizeof modules / sizeof modules[0] * 128, length = 0, i;
    char *text = (char *)malloc(size), path[256];

    CHECK(text != NULL);
    for (i = 0; i < sizeof modules / sizeof modules[0]; i++) {
        snprintf(path, sizeof path, MODULES "/mod_%s.so", modules[i]);
        if (access(path, R_OK) == 0) {
            length += (size_t)snprintf(text + length, size - length, "LoadModule %s_module %s\n", modules[i], path);
            CHECK(length < size);
        }
    }
    return text;
}

static void write_configuration(const struct apache *apache, int has_ipv6, const char *configuration)
{
    char ipv6[64] = "", *load = load_directives(), *text;
    size_t size = strlen(load) + sizeof configuration_start + strlen(configuration) + 512;
    int length;

    if (has_ipv6) {
        snprintf(ipv6, sizeof ipv6, "Listen [::1]:%u\n", apache->port);
    }
    text = (char *)malloc(size);
    CHECK(text != NULL);
    length = snprintf(text, size, "%s%s", load, user_directives());
    length += snprintf(text + length, size - (size_t)length, configuration_start, apache->folder, apache->port, ipv6,
        configuration);
    CHECK((size_t)length < size);
    server_folder_write(apache->folder, "apache.conf", text);
    free(text);
    free(load);
}

struct apache apache_start(const char *configuration)
{
    struct apache apache;
    struct reserved_port port;
    char command[1024], *program = server_program_path("apache2");

    apache_needs_module("mpm_event");
    server_folder_make(apache.folder, "apache");
    make_writable(&apache, "root");
    make_writable(&apache, "state");
    port = reserved_port_take();
    apache.port = port.number;
    write_configuration(&apache, reserved_port_has_ipv6(&port), configuration);
    CHECK(snprintf(command, sizeof command,
        "env NTLM_USER_FILE=%s/ntlm-users KRB5RCACHENAME=file2:%s/state/replays \"%s\" -f %s/apache.conf -D FOREGROUND",
        apache.folder, apache.folder, program, apache.folder) < (int)sizeof command);
    apache.process = server_command_start(apache.folder, command, "resuming normal operations");
    reserved_port_release(&port);
    free(program);
    return apache;
}

struct apache apache_start_tls(const struct tls_lab *lab, const char *certificate, const char *configuration)
{
    struct apache apache;
    size_t size = strlen(configuration) + 2048;
    char *text = (char *)malloc(size);

    apache_needs_module("ssl");
    CHECK(text != NULL);
    CHECK(snprintf(text, size,
        "SSLEngine on\nSSLCertificateFile %s/%s.pem\nSSLCertificateKeyFile %s/%s.key\n"
        "SSLCACertificateFile %s/root.pem\nSSLVerifyDepth 2\nSSLSessionCache shmcb:${FOLDER}/state/sessions\n%s",
        lab->folder, certificate, lab->folder, certificate, lab->folder, configuration) < (int)size);
    apache = apache_start(text);
    free(text);
    return apache;
}

void apache_write(const struct apache *apache, const char *name, const char *text)
{
    server_folder_write(apache->folder, name, text);
}

const char *apache_file(const struct apache *apache, const char *name)
{
    static char path[256];

    snprintf(path, sizeof path, "%s/root/%s", apache->folder, name);
    return path;
}

void apache_stop(struct apache *apache)
{
    server_command_stop(apache->process);
}
