#include "process.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#include "failure.h"

int64_t clock_nanoseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static struct processor_use use_of(int who)
{
    struct rusage usage;

    if (getrusage(who, &usage) != 0) {
        failure_of_system("getrusage");
    }
    return (struct processor_use){
        .user = (int64_t)usage.ru_utime.tv_sec * 1000000 + usage.ru_utime.tv_usec,
        .system = (int64_t)usage.ru_stime.tv_sec * 1000000 + usage.ru_stime.tv_usec,
        .switches = usage.ru_nvcsw,
    };
}

struct processor_use processor_use(void)
{
    return use_of(RUSAGE_SELF);
}

struct processor_use processor_use_of_children(void)
{
    return use_of(RUSAGE_CHILDREN);
}

struct processor_use processor_use_between(struct processor_use from, struct processor_use to)
{
    return (struct processor_use){
        .user = to.user - from.user,
        .system = to.system - from.system,
        .switches = to.switches - from.switches,
    };
}

static long status_line(const char *name)
{
    char line[256];
    long value = -1;
    FILE *status = fopen("/proc/self/status", "r");

    if (status == NULL) {
        failure_of_system("/proc/self/status");
    }
    while (value < 0 && fgets(line, sizeof line, status) != NULL) {
        if (strncmp(line, name, strlen(name)) == 0) {
            sscanf(line + strlen(name), ": %ld", &value);
        }
    }
    fclose(status);
    return value;
}

long resident_kibibytes(void)
{
    return status_line("VmRSS");
}

long peak_kibibytes(void)
{
    return status_line("VmHWM");
}

unsigned open_sockets(void)
{
    DIR *folder = opendir("/proc/self/fd");
    struct dirent *entry;
    struct stat file;
    unsigned count = 0;

    if (folder == NULL) {
        failure_of_system("/proc/self/fd");
    }
    while ((entry = readdir(folder)) != NULL) {
        count += fstatat(dirfd(folder), entry->d_name, &file, 0) == 0 && S_ISSOCK(file.st_mode);
    }
    closedir(folder);
    return count;
}

void allow_files(unsigned count)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        failure_of_system("getrlimit");
    }
    if (limit.rlim_cur >= count) {
        return;
    }
    if (limit.rlim_max < count) {
        failure("%u open files are needed, this system permits %lu", count, (unsigned long)limit.rlim_max);
    }
    limit.rlim_cur = limit.rlim_max;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0) {
        failure_of_system("setrlimit");
    }
}
