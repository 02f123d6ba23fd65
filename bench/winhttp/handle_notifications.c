/*
 * Handles that are opened and closed: HANDLE_CREATED and HANDLE_CLOSING. That takes no system call, so a few nanoseconds
 * show; what else a request reports does not come into it.
 */
#include "notified.h"

enum { HANDLES = 256 };

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    (void)handle, (void)context, (void)status, (void)info, (void)length;
    notified_count();
}

static void open_and_close(const struct client *client)
{
    for (int i = 0; i < HANDLES; i++) {
        WinHttpCloseHandle(client_request(client));
    }
}

void run_handle_notifications(const struct work *work, struct measurement *measurement)
{
    const struct notified handles = { .callback = on_status, .run = open_and_close, .units = HANDLES };

    notified_measure(&handles, work, measurement);
}
