#include "check.h"
#include "status_names.h"

int main(void)
{
    CHECK_TEXT(status_name(WINHTTP_CALLBACK_STATUS_RESOLVING_NAME), "RESOLVING_NAME");
    CHECK_TEXT(status_name(WINHTTP_CALLBACK_STATUS_SETTINGS_READ_COMPLETE), "SETTINGS_READ_COMPLETE");
    CHECK_TEXT(status_name(0), "unknown status");
    CHECK_TEXT(status_name(0x00080000 | 0x00040000), "unknown status");
    CHECK_TEXT(api_name(5), "API_SEND_REQUEST");
    CHECK_TEXT(api_name(0), "unknown operation");
    CHECK_TEXT(error_name(0), "ERROR_SUCCESS");
    CHECK_TEXT(error_name(997), "ERROR_IO_PENDING");
    CHECK_TEXT(error_name(12017), "ERROR_WINHTTP_OPERATION_CANCELLED");
    CHECK_TEXT(error_name(12999), "unknown error");
    return 0;
}
