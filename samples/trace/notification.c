#define _POSIX_C_SOURCE 200809L

#include "notification.h"

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

#include "names.h"
#include "text.h"

enum { MAX_HANDLES = 16 };

static const DWORD without_payload = WINHTTP_CALLBACK_STATUS_SENDING_REQUEST | WINHTTP_CALLBACK_STATUS_RECEIVING_RESPONSE
    | WINHTTP_CALLBACK_STATUS_CLOSING_CONNECTION | WINHTTP_CALLBACK_STATUS_CONNECTION_CLOSED
    | WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE;

struct known_handle {
    HINTERNET handle;
    DWORD type;
};

static struct timespec start;

/* Callbacks come on several threads at once; this guards everything below, and keeps lines whole and in order. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_key_t thread_number_key;
static uintptr_t thread_numbers;
static struct known_handle handles[MAX_HANDLES];
static size_t handle_count;
static unsigned long notification_count;

/* Not from pthread_self(): a new thread may get the value of one that has ended. */
static uintptr_t thread_number(void)
{
    uintptr_t number = (uintptr_t)pthread_getspecific(thread_number_key);

    if (number == 0) {
        number = ++thread_numbers;
        pthread_setspecific(thread_number_key, (void *)number);
    }
    return number;
}

/* A closed handle answers no question, HANDLE_CLOSING's least of all, so the answer is kept from the first time. */
static const char *handle_kind(HINTERNET handle)
{
    DWORD type = 0, size = sizeof type;
    size_t i;

    for (i = 0; i < handle_count; i++) {
        if (handles[i].handle == handle) {
            return handle_kind_name(handles[i].type);
        }
    }
    if (WinHttpQueryOption(handle, WINHTTP_OPTION_HANDLE_TYPE, &type, &size) && handle_count < MAX_HANDLES) {
        handles[handle_count].handle = handle;
        handles[handle_count].type = type;
        handle_count++;
    }
    return handle_kind_name(type);
}

/* Its number may serve a new handle from now on. */
static void forget_handle(HINTERNET handle)
{
    size_t i;

    for (i = 0; i < handle_count; i++) {
        if (handles[i].handle == handle) {
            handles[i] = handles[--handle_count];
        }
    }
}

static void print_certificate_faults(DWORD flags)
{
    DWORD flag;

    fprintf(stderr, "0x%08lX", (unsigned long)flags);
    for (flag = 1; flag != 0; flag <<= 1) {
        if ((flags & flag) != 0) {
            fprintf(stderr, ", %s", certificate_fault_name(flag));
        }
    }
}

/* The layouts are those of WINHTTP_STATUS_CALLBACK in the header. */
static void print_payload(DWORD status, const void *info, DWORD length)
{
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_RESOLVING_NAME:
    case WINHTTP_CALLBACK_STATUS_NAME_RESOLVED:
    case WINHTTP_CALLBACK_STATUS_CONNECTING_TO_SERVER:
    case WINHTTP_CALLBACK_STATUS_CONNECTED_TO_SERVER:
    case WINHTTP_CALLBACK_STATUS_REDIRECT:
        /* Terminated; whether the length counts the terminator differs between these. */
        text_print(stderr, info, text_length(info));
        break;
    case WINHTTP_CALLBACK_STATUS_REQUEST_SENT:
    case WINHTTP_CALLBACK_STATUS_RESPONSE_RECEIVED:
    case WINHTTP_CALLBACK_STATUS_DATA_AVAILABLE:
    case WINHTTP_CALLBACK_STATUS_WRITE_COMPLETE:
        fprintf(stderr, "%lu bytes", (unsigned long)*(const DWORD *)info);
        break;
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        fprintf(stderr, "%lu bytes of body", (unsigned long)length);
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        fprintf(stderr, length == 0 ? "0 bytes, the end of the body" : "%lu bytes", (unsigned long)length);
        break;
    case WINHTTP_CALLBACK_STATUS_INTERMEDIATE_RESPONSE:
        fprintf(stderr, "%lu", (unsigned long)*(const DWORD *)info);
        break;
    case WINHTTP_CALLBACK_STATUS_SECURE_FAILURE:
        print_certificate_faults(*(const DWORD *)info);
        break;
    case WINHTTP_CALLBACK_STATUS_HANDLE_CREATED:
    case WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING:
        fprintf(stderr, "%s", handle_kind(*(const HINTERNET *)info));
        break;
    case WINHTTP_CALLBACK_STATUS_REQUEST_ERROR: {
        const WINHTTP_ASYNC_RESULT *result = info;
        fprintf(stderr, "%s: %lu %s", function_name(result->dwResult), (unsigned long)result->dwError,
            error_name(result->dwError));
        break;
    }
    default:
        break;
    }
}

void notification_trace_start(void)
{
    clock_gettime(CLOCK_MONOTONIC, &start);
    pthread_key_create(&thread_number_key, NULL);
    thread_number();
    /* Else each part of a line would be a write of its own. */
    setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
    fprintf(stderr, "      ms thread handle   notification          payload\n");
}

void notification_trace(HINTERNET handle, DWORD status, const void *info, DWORD length)
{
    pthread_mutex_lock(&lock);
    notification_count++;
    fprintf(stderr, "%8.2f %6lu %-8s ", notification_trace_milliseconds(), (unsigned long)thread_number(),
        handle_kind(handle));
    if ((status & without_payload) != 0) {
        fprintf(stderr, "%s", status_name(status));
    } else {
        fprintf(stderr, "%-21s ", status_name(status));
        print_payload(status, info, length);
    }
    putc('\n', stderr);
    if (status == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING) {
        forget_handle(handle);
    }
    pthread_mutex_unlock(&lock);
}

unsigned long notification_trace_count(void)
{
    unsigned long count;

    pthread_mutex_lock(&lock);
    count = notification_count;
    pthread_mutex_unlock(&lock);
    return count;
}

double notification_trace_milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start.tv_sec) * 1e3 + (double)(now.tv_nsec - start.tv_nsec) / 1e6;
}
