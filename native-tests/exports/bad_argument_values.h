/*
 * The values that bad_arguments.c tries for each parameter. The first of each list is a good one. Pointers lead to
 * valid memory or are NULL, texts have their terminator: lengths that reach beyond it are those that a function can
 * refuse, or need not believe, without looking.
 */
#ifndef EXPORTS_BAD_ARGUMENT_VALUES_H
#define EXPORTS_BAD_ARGUMENT_VALUES_H

#include <stdint.h>

#include <winhttp_compat.h>

struct argument_value {
    const char *label;
    uintptr_t value;
};

/* What a value of a list of handles is. */
enum handle_class { NO_HANDLE = 0, A_SESSION = 1, A_CONNECT = 2, A_REQUEST = 4 };

/* The numbers of HANDLES; what follows these is no handle. */
enum handle_number { BLOCKING_SESSION, ASYNC_SESSION, BLOCKING_CONNECT, ASYNC_CONNECT, BLOCKING_REQUEST, ASYNC_REQUEST,
    SENT_REQUEST, ANSWERED_REQUEST, PENDING_REQUEST, CLOSED_SESSION, CLOSED_REQUEST };

enum argument_list {
    LIST_END,
    HANDLES,
    AGENTS,
    SERVERS,
    VERBS,
    OBJECTS,
    VERSIONS,
    REFERRERS,
    ACCEPT_TYPES,
    HEADER_LINES,
    HEADER_NAMES,
    URLS,
    DATES,
    PROXIES,
    TEXT_LENGTHS,
    SESSION_FLAGS,
    REQUEST_FLAGS,
    ACCESS_TYPES,
    PORTS,
    RESERVED,
    MODIFIERS,
    LEVELS,
    BUFFERS,
    BODIES,
    BODY_LENGTHS,
    TOTAL_LENGTHS,
    CAPACITIES,
    LENGTH_POINTERS,
    COUNT_POINTERS,
    INDEX_POINTERS,
    NUMBERS,
    OPTIONS,
    OPTION_VALUES,
    OPTION_LENGTHS,
    TIMEOUTS,
    CALLBACKS,
    NOTIFICATION_FLAGS,
    URL_FLAGS,
    URLS_TO_FILL,
    URLS_TO_JOIN,
    TIMES,
    TIME_POINTERS,
    URL_LENGTHS,
    EXTENDED_FLAGS,
    EXTENDED_LEVELS,
    CODE_PAGES,
    HEADER_COUNTS,
    HEADER_ARRAYS,
    NAME_UNIONS,
    ARRAY_POINTERS,
    GUIDS,
    GROUP_FLAGS,
    GROUP_POINTERS,
    GROUPS_TO_FREE,
    LIST_COUNT
};

/* Opens the handles; ports of a server that answers and of one that does not. */
void values_prepare(unsigned short answering_port, unsigned short silent_port);

/* Restores everything that a call may have changed in the memory that values point to. */
void values_reset(void);

const struct argument_value *values_of(enum argument_list list, unsigned *count);

/* What the value with this number of HANDLES is at the moment. */
enum handle_class values_handle_class(unsigned handle);

/* A call has changed or closed that handle: another one takes its place. */
void values_renew_handle(unsigned handle);

#endif
