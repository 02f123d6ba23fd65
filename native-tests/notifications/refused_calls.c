#include "refused_calls.h"

#include "check.h"

static char scratch[4];

void refused_calls(HINTERNET request)
{
    CHECK_FAILS(TRACE_CALL(&seen, WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0)), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_FAILS(TRACE_CALL(&seen, WinHttpWriteData(request, scratch, 1, NULL)), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_FAILS(TRACE_CALL(&seen, WinHttpQueryDataAvailable(request, NULL)), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_FAILS(TRACE_CALL(&seen, WinHttpReadData(request, scratch, sizeof scratch, NULL)), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
}

void refused_calls_and_receive(HINTERNET request)
{
    refused_calls(request);
    CHECK_FAILS(TRACE_CALL(&seen, WinHttpReceiveResponse(request, NULL)), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
}
