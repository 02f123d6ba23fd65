/* What a program is asked to do: the command line, the same for all of them. */
#ifndef BENCH_WORK_H
#define BENCH_WORK_H

enum work_kind {
    WORK_GET,          /* one after the other, blocking */
    WORK_CONCURRENT,   /* many at once, event-driven */
    WORK_DOWNLOAD,     /* bodies of TRANSFER_BYTES, blocking */
    WORK_UPLOAD,       /* the same in the other direction */
    WORK_FIRST_BYTE,   /* one request; prints when its first byte of body was there, and ends */
    WORK_IDLE,         /* connections that are kept and do nothing */
    WORK_NOTIFICATIONS, /* the status callback, WinHTTP alone has one: whole requests */
    WORK_HANDLE_NOTIFICATIONS /* and handles that are opened and closed */
};

enum {
    SMALL_BYTES = 128,
    PIECE_BYTES = 64 * 1024,            /* of each read and write of a transfer */
    TRANSFER_BYTES = 64 * 1024 * 1024
};

#define SMALL_PATH "/small"
#define DOWNLOAD_PATH "/download"
#define UPLOAD_PATH "/upload"
#define AGENT "bench/1.0"

struct work {
    enum work_kind kind;
    const char *host;      /* an IPv4 address */
    unsigned port;
    const char *authority; /* https, and the file with the certificate to trust; NULL: http */
    unsigned count;        /* WORK_CONCURRENT: requests at once; WORK_IDLE: connections */
    double seconds;        /* how long to measure */
    int non_blocking;      /* the callbacks are promised not to block */
    int new_connections;   /* one for each request */
};

/* Ends the program with a usage text when the command line is wrong. */
struct work work_from_arguments(int count, char **arguments);

struct measurement;

/* What each program defines. Failures end the program, see failure.h. */
void work_run(const struct work *work, struct measurement *measurement);

#endif
