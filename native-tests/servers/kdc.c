#define _POSIX_C_SOURCE 200809L

#include "kdc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "reserved_port.h"

/* No lookup in the DNS: neither realm nor host would be found there. */
static const char client_configuration[] =
    "[libdefaults]\n"
    "    default_realm = EXAMPLE.TEST\n"
    "    dns_lookup_realm = false\n"
    "    dns_lookup_kdc = false\n"
    "    dns_canonicalize_hostname = false\n"
    "    rdns = false\n"
    "    udp_preference_limit = 1\n"
    "[realms]\n"
    "    EXAMPLE.TEST = {\n"
    "        kdc = 127.0.0.1:%u\n"
    "    }\n"
    "[domain_realm]\n"
    "    localhost = EXAMPLE.TEST\n";

static const char server_configuration[] =
    "[kdcdefaults]\n"
    "    kdc_listen = \"\"\n"
    "    kdc_tcp_listen = 127.0.0.1:%u\n"
    "[realms]\n"
    "    EXAMPLE.TEST = {\n"
    "        database_name = %s/principals\n"
    "        key_stash_file = %s/stash\n"
    "    }\n"
    "[logging]\n"
    "    default = STDERR\n";

/* The keytab is read by a server that is another user. */
static const char principals[] =
    "addprinc -pw secret alice\n"
    "addprinc -randkey HTTP/localhost\n"
    "ktadd -k %s/keytab HTTP/localhost\n";

static void write_formatted(const struct kdc *kdc, const char *name, const char *format)
{
    char text[2048];

    /* What the second text does not name is not used. */
    CHECK(snprintf(text, sizeof text, format, kdc->port, kdc->folder, kdc->folder) < (int)sizeof text);
    server_folder_write(kdc->folder, name, text);
}

static void set_environment(const struct kdc *kdc)
{
    static const char *const names[] = { "KRB5_CONFIG", "KRB5_KDC_PROFILE", "KRB5CCNAME", "KRB5_KTNAME" };
    static const char *const values[] = { "%s/krb5.conf", "%s/kdc.conf", "FILE:%s/tickets", "FILE:%s/keytab" };
    char value[256];
    size_t i;

    for (i = 0; i < sizeof names / sizeof names[0]; i++) {
        snprintf(value, sizeof value, values[i], kdc->folder);
        CHECK(setenv(names[i], value, 1) == 0);
    }
}

static void make_realm(const struct kdc *kdc, const char *database_program, const char *administration_program)
{
    char command[1024], input[1024];

    snprintf(command, sizeof command, "\"%s\" -r EXAMPLE.TEST create -s -P master", database_program);
    server_command_run(command, NULL);
    snprintf(input, sizeof input, principals, kdc->folder);
    snprintf(command, sizeof command, "\"%s\" -r EXAMPLE.TEST && chmod 644 %s/keytab", administration_program, kdc->folder);
    server_command_run(command, input);
}

struct kdc kdc_start(void)
{
    char *program = server_program_path("krb5kdc");
    char *database_program = server_program_path("kdb5_util");
    char *administration_program = server_program_path("kadmin.local");
    char command[1024];
    struct kdc kdc;
    struct reserved_port port;

    free(server_program_path("kinit"));
    server_folder_make(kdc.folder, "kdc");
    port = reserved_port_take();
    kdc.port = port.number;
    write_formatted(&kdc, "krb5.conf", client_configuration);
    write_formatted(&kdc, "kdc.conf", server_configuration);
    set_environment(&kdc);
    make_realm(&kdc, database_program, administration_program);
    snprintf(command, sizeof command, "\"%s\" -n", program);
    kdc.process = server_command_start(kdc.folder, command, "commencing operation");
    reserved_port_release(&port);
    free(program);
    free(database_program);
    free(administration_program);
    return kdc;
}

void kdc_log_in(const struct kdc *kdc)
{
    (void)kdc;
    server_command_run("kinit alice", "secret\n");
}

void kdc_stop(struct kdc *kdc)
{
    server_command_stop(kdc->process);
}
