/* Threads that add, remove and look at headers of one request at the same time: nobody's header is lost, and nothing fails. */
#include <pthread.h>

#include "header_text.h"
#include "open_handles.h"
#include "own_list.h"

enum { THREADS = 4, ROUNDS = 500 };

static HINTERNET request;

static void *run(void *unused)
{
    int round;
    (void)unused;
    for (round = 0; round < ROUNDS; round++) {
        CHECK_SUCCEEDS(add(request, W("Kept: k"), WINHTTP_ADDREQ_FLAG_ADD));
        CHECK_SUCCEEDS(add(request, W("Passing: p"), WINHTTP_ADDREQ_FLAG_ADD));
        CHECK_SUCCEEDS(add(request, W("Passing:"), WINHTTP_ADDREQ_FLAG_REPLACE));
        header_is(request, WINHTTP_QUERY_CUSTOM | WINHTTP_QUERY_FLAG_REQUEST_HEADERS, W("Kept"), "k");
    }
    return NULL;
}

int main(void)
{
    struct open_handles handles = open_handles(0, 80);
    pthread_t threads[THREADS];
    DWORD index = 0;
    int i;

    request = handles.request;
    for (i = 0; i < THREADS; i++) {
        CHECK(pthread_create(&threads[i], NULL, run, NULL) == 0);
    }
    for (i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
    }
    for (i = 0; i < THREADS * ROUNDS; i++) {
        char *kept = header_text(request, WINHTTP_QUERY_CUSTOM | WINHTTP_QUERY_FLAG_REQUEST_HEADERS, W("Kept"), &index);
        CHECK_TEXT(kept, "k");
        free(kept);
    }
    header_fails(request, WINHTTP_QUERY_CUSTOM | WINHTTP_QUERY_FLAG_REQUEST_HEADERS, W("Passing"), ERROR_WINHTTP_HEADER_NOT_FOUND);
    close_handles(&handles);
    return 0;
}
