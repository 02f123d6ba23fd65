#include "times.h"

#include <stdio.h>
#include <string.h>

/* Of the performance counter elsewhere than on Windows, where QueryPerformanceFrequency() tells. */
static const double ticks_per_millisecond = 1e6;

static void print_times(HINTERNET request)
{
    static const struct {
        const char *what;
        WINHTTP_REQUEST_TIME_ENTRY start, end;
    } spans[] = {
        { "name", WinHttpNameResolutionStart, WinHttpNameResolutionEnd },
        { "connection", WinHttpConnectionEstablishmentStart, WinHttpConnectionEstablishmentEnd },
        { "request", WinHttpSendRequestStart, WinHttpSendRequestEnd },
        { "response head", WinHttpSendRequestEnd, WinHttpReceiveResponseHeadersEnd },
        { "body", WinHttpReceiveResponseHeadersEnd, WinHttpReceiveResponseEnd },
    };
    WINHTTP_REQUEST_TIMES times;
    DWORD size = sizeof times;
    const char *separator = "times in ms: ";
    size_t i;

    memset(&times, 0, sizeof times);
    times.cTimes = WinHttpRequestTimeLast;
    if (!WinHttpQueryOption(request, WINHTTP_OPTION_REQUEST_TIMES, &times, &size)) {
        return;
    }
    for (i = 0; i < sizeof spans / sizeof spans[0]; i++) {
        ULONGLONG start = times.rgullTimes[spans[i].start], end = times.rgullTimes[spans[i].end];
        /* 0: it did not happen, as there is no connecting on a connection that was kept. */
        if (start != 0 && end >= start) {
            fprintf(stderr, "%s%s %.2f", separator, spans[i].what, (double)(end - start) / ticks_per_millisecond);
            separator = ", ";
        }
    }
    putc('\n', stderr);
}

static void print_statistics(HINTERNET request)
{
    WINHTTP_REQUEST_STATS stats;
    DWORD size = sizeof stats;
    ULONGLONG body, coded;

    memset(&stats, 0, sizeof stats);
    stats.cStats = WinHttpRequestStatLast;
    if (!WinHttpQueryOption(request, WINHTTP_OPTION_REQUEST_STATS, &stats, &size)) {
        return;
    }
    body = stats.rgullStats[WinHttpResponseBodySize];
    coded = stats.rgullStats[WinHttpResponseBodyCompressedSize];
    fprintf(stderr, "bytes: request head %llu, response head %llu, body %llu", stats.rgullStats[WinHttpRequestHeadersSize],
        stats.rgullStats[WinHttpResponseHeadersSize], body);
    if (coded != 0) {
        fprintf(stderr, " of %llu compressed", coded);
    }
    fprintf(stderr, "; %s connection\n", (stats.ullFlags & WINHTTP_REQUEST_STAT_FLAG_FIRST_REQUEST) != 0 ? "new" : "kept");
}

void times_print(HINTERNET request)
{
    print_times(request);
    print_statistics(request);
}
