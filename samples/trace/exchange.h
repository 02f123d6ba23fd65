/*
 * One request and what it works with: its files and its result. These are the steps that synchronous and asynchronous
 * mode have in common. All that return int return 0 when they fail, and remember the reason in the outcome.
 */
#ifndef TRACE_EXCHANGE_H
#define TRACE_EXCHANGE_H

#include <pthread.h>
#include <stdio.h>

#include <winhttp_compat.h>

#include "arguments.h"

enum { PIECE = 64 * 1024 }; /* bytes of body in memory, however long it is */

/* What remains when the exchange is over. */
struct outcome {
    unsigned long long sent, received; /* bytes of body, of all exchanges */
    const char *failed;                /* function or file that failed, NULL: none */
    DWORD error;                       /* of a function */
    int file_error;                    /* of a file: an errno */

    pthread_mutex_t lock;
    pthread_cond_t changed;
    int is_over;                       /* the request's HANDLE_CLOSING has come */
};

/* Context of the request handle. Freed in HANDLE_CLOSING. */
struct exchange {
    const struct arguments *arguments;
    PCCERT_CONTEXT certificate;        /* of --cert, NULL: none; whoever made the exchange frees it */
    FILE *upload;                      /* NULL: no --data @FILE */
    unsigned long long upload_left;    /* bytes of it that are not sent yet; of a pipe nobody knows: 1 until its end */
    int knows_length;                  /* of the upload */
    FILE *output;                      /* NULL: no response yet */
    int appends;                       /* to --output, as an exchange before has written there */
    int sends_again;                   /* this response, or failure, is not the last one */
    int has_answered;                  /* a server that asked for credentials, with them */
    int has_shown_certificate;         /* a server that asked for one, or the word that there is none */
    unsigned char piece[PIECE];        /* never used by two operations, as there is never more than one */
    struct outcome *outcome;
};

/* NULL: the reason has been said. */
struct exchange *exchange_make(const struct arguments *arguments, PCCERT_CONTEXT certificate, struct outcome *outcome, int appends);

/* The first failure is the reason; those that follow from it are not. Both return 0. */
int exchange_fail(struct exchange *exchange, const char *function, DWORD error);
int exchange_call_failed(struct exchange *exchange, const char *function);

/*
 * An operation has failed: whether the request is to be sent again, because the library wants it so, or because the server wants
 * a certificate and has not been answered yet. Else that is the reason of the failure.
 */
int exchange_take_error(HINTERNET request, struct exchange *exchange, const char *function, DWORD error);

/* WinHttpSendRequest and its last error, with the whole body of --data STRING, or as the announcement of --data @FILE. */
int exchange_send(HINTERNET request, struct exchange *exchange);

/* Back to the beginning of the upload, for sending again. */
int exchange_rewind(struct exchange *exchange);

/* Takes the next piece of the upload into memory. *bytes is 0 at the end of a pipe. */
int exchange_take_piece(struct exchange *exchange, DWORD *bytes);
void exchange_count_sent(struct exchange *exchange, DWORD bytes);

/* The head is there: prints it, and decides whether the request is sent again once the body has been read. */
int exchange_take_head(HINTERNET request, struct exchange *exchange);

/* A piece of the body is there, or its end. */
int exchange_take_body(struct exchange *exchange, DWORD bytes);
int exchange_take_end(HINTERNET request, struct exchange *exchange);

/* There is no other user of the exchange any more: frees it, and wakes who waits for its outcome. */
void exchange_end(struct exchange *exchange);

#endif
