#include "late_binding.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <winhttp_compat.h>

#include "check.h"

static struct {
    __typeof__(WinHttpOpen) *open;
    __typeof__(WinHttpConnect) *connect;
    __typeof__(WinHttpOpenRequest) *open_request;
    __typeof__(WinHttpSetStatusCallback) *set_status_callback;
    __typeof__(WinHttpSetTimeouts) *set_timeouts;
    __typeof__(WinHttpSendRequest) *send_request;
    __typeof__(WinHttpReceiveResponse) *receive_response;
    __typeof__(WinHttpReadData) *read_data;
    __typeof__(WinHttpCloseHandle) *close_handle;
    __typeof__(GetLastError) *get_last_error;
} bound;

static void fetch(void *library, const char *name, void *function)
{
    void *symbol = dlsym(library, name);
    if (symbol == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        check_exit();
    }
    /* ISO C has no conversion from an object pointer to a function pointer; POSIX says that this works. */
    memcpy(function, &symbol, sizeof symbol);
}

void late_binding_bind(void *library)
{
    fetch(library, "WinHttpOpen", &bound.open);
    fetch(library, "WinHttpConnect", &bound.connect);
    fetch(library, "WinHttpOpenRequest", &bound.open_request);
    fetch(library, "WinHttpSetStatusCallback", &bound.set_status_callback);
    fetch(library, "WinHttpSetTimeouts", &bound.set_timeouts);
    fetch(library, "WinHttpSendRequest", &bound.send_request);
    fetch(library, "WinHttpReceiveResponse", &bound.receive_response);
    fetch(library, "WinHttpReadData", &bound.read_data);
    fetch(library, "WinHttpCloseHandle", &bound.close_handle);
    fetch(library, "GetLastError", &bound.get_last_error);
}

void *late_binding_load(const char *path, int flags)
{
    void *library = dlopen(path, flags);
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        check_exit();
    }
    late_binding_bind(library);
    return library;
}

const char *late_binding_path(void)
{
    return LIBRARY_PATH;
}

HINTERNET WINAPI WinHttpOpen(LPCWSTR agent, DWORD access, LPCWSTR proxy, LPCWSTR bypass, DWORD flags)
{
    return bound.open(agent, access, proxy, bypass, flags);
}

HINTERNET WINAPI WinHttpConnect(HINTERNET session, LPCWSTR server, INTERNET_PORT port, DWORD reserved)
{
    return bound.connect(session, server, port, reserved);
}

HINTERNET WINAPI WinHttpOpenRequest(HINTERNET connection, LPCWSTR verb, LPCWSTR object, LPCWSTR version,
    LPCWSTR referrer, LPCWSTR *types, DWORD flags)
{
    return bound.open_request(connection, verb, object, version, referrer, types, flags);
}

WINHTTP_STATUS_CALLBACK WINAPI WinHttpSetStatusCallback(HINTERNET handle, WINHTTP_STATUS_CALLBACK callback,
    DWORD flags, DWORD_PTR reserved)
{
    return bound.set_status_callback(handle, callback, flags, reserved);
}

BOOL WINAPI WinHttpSetTimeouts(HINTERNET handle, int resolve, int connect, int send, int receive)
{
    return bound.set_timeouts(handle, resolve, connect, send, receive);
}

BOOL WINAPI WinHttpSendRequest(HINTERNET request, LPCWSTR headers, DWORD headers_length, LPVOID optional,
    DWORD optional_length, DWORD total_length, DWORD_PTR context)
{
    return bound.send_request(request, headers, headers_length, optional, optional_length, total_length, context);
}

BOOL WINAPI WinHttpReceiveResponse(HINTERNET request, LPVOID reserved)
{
    return bound.receive_response(request, reserved);
}

BOOL WINAPI WinHttpReadData(HINTERNET request, LPVOID buffer, DWORD capacity, LPDWORD read)
{
    return bound.read_data(request, buffer, capacity, read);
}

BOOL WINAPI WinHttpCloseHandle(HINTERNET handle)
{
    return bound.close_handle(handle);
}

DWORD WINAPI GetLastError(void)
{
    /* The checks ask for it, also before the library is there. */
    return bound.get_last_error == NULL ? 0 : bound.get_last_error();
}
