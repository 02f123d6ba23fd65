#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "payload.h"
#include "text.h"

#define STATUS(name) WINHTTP_CALLBACK_STATUS_##name
#define TEXT_AND_LENGTH(literal) (void *)W(literal), sizeof W(literal) / sizeof(WCHAR)

static char other_object, own_object;
#define SELF ((HINTERNET)&own_object)
#define OTHER ((HINTERNET)&other_object)

static void expect_sound(DWORD status, const void *info, DWORD length, enum payload_kind kind)
{
    struct payload payload;
    const char *problem = payload_problem(SELF, status, info, length);
    CHECK_TEXT(problem, NULL);
    payload = payload_decode(status, info, length);
    CHECK_EQ(payload.kind, kind);
    CHECK_EQ(payload.length, length);
    free(payload.text);
}

static void expect_problem(DWORD status, const void *info, DWORD length, const char *expected)
{
    CHECK_TEXT(payload_problem(SELF, status, info, length), expected);
}

static void nothing(void)
{
    static const DWORD statuses[] = {
        STATUS(SENDING_REQUEST), STATUS(RECEIVING_RESPONSE), STATUS(CLOSING_CONNECTION), STATUS(CONNECTION_CLOSED),
        STATUS(HEADERS_AVAILABLE), STATUS(CLOSE_COMPLETE), STATUS(SHUTDOWN_COMPLETE),
    };
    DWORD number = 0;
    size_t at;
    for (at = 0; at < sizeof statuses / sizeof statuses[0]; at++) {
        expect_sound(statuses[at], NULL, 0, PAYLOAD_NONE);
        expect_problem(statuses[at], &number, 0, "payload is not NULL");
        expect_problem(statuses[at], NULL, 4, "length of no payload is not 0");
    }
}

static void numbers(void)
{
    static const DWORD statuses[] = {
        STATUS(REQUEST_SENT), STATUS(RESPONSE_RECEIVED), STATUS(INTERMEDIATE_RESPONSE), STATUS(SECURE_FAILURE),
        STATUS(DATA_AVAILABLE), STATUS(WRITE_COMPLETE),
    };
    DWORD numbers_in_memory[2] = { 103, 0 };
    const char *misaligned = (const char *)numbers_in_memory + 1;
    struct payload payload;
    size_t at;
    for (at = 0; at < sizeof statuses / sizeof statuses[0]; at++) {
        expect_sound(statuses[at], numbers_in_memory, 4, PAYLOAD_NUMBER);
        expect_problem(statuses[at], NULL, 4, "number is NULL");
        expect_problem(statuses[at], numbers_in_memory, 2, "length of a DWORD is not 4");
        expect_problem(statuses[at], misaligned, 4, "number is not aligned");
    }
    payload = payload_decode(STATUS(DATA_AVAILABLE), numbers_in_memory, 4);
    CHECK_EQ(payload.number, 103);
    numbers_in_memory[0] = 200;
    expect_problem(STATUS(INTERMEDIATE_RESPONSE), numbers_in_memory, 4, "status code is not 1xx");
    numbers_in_memory[0] = 99;
    expect_problem(STATUS(INTERMEDIATE_RESPONSE), numbers_in_memory, 4, "status code is not 1xx");
}

static void texts(void)
{
    static const DWORD addresses[] = { STATUS(NAME_RESOLVED), STATUS(CONNECTING_TO_SERVER), STATUS(CONNECTED_TO_SERVER) };
    static const WCHAR unterminated[] = { 'a', 'b', 'c' };
    struct payload payload;
    size_t at;

    expect_sound(STATUS(RESOLVING_NAME), TEXT_AND_LENGTH("localhost"), PAYLOAD_TEXT);
    expect_problem(STATUS(RESOLVING_NAME), W("name"), 0, "length does not count the terminator");
    expect_problem(STATUS(RESOLVING_NAME), W("name"), 4, "text does not end where its length says");
    expect_problem(STATUS(RESOLVING_NAME), W("na\0me"), 6, "text ends before its length");
    expect_problem(STATUS(RESOLVING_NAME), NULL, 4, "text is NULL");
    expect_problem(STATUS(RESOLVING_NAME), unterminated, 3, "text does not end where its length says");
    expect_problem(STATUS(RESOLVING_NAME), (const char *)unterminated + 1, 2, "text is not aligned");

    for (at = 0; at < sizeof addresses / sizeof addresses[0]; at++) {
        expect_sound(addresses[at], TEXT_AND_LENGTH("127.0.0.1"), PAYLOAD_TEXT);
        expect_sound(addresses[at], TEXT_AND_LENGTH("::1"), PAYLOAD_TEXT);
        expect_sound(addresses[at], TEXT_AND_LENGTH("fe80::1%eth0"), PAYLOAD_TEXT);
        expect_problem(addresses[at], TEXT_AND_LENGTH("localhost"), "text is not a numeric address");
        expect_problem(addresses[at], TEXT_AND_LENGTH("127.0.0.1:80"), "text is not a numeric address");
        expect_problem(addresses[at], W("127.0.0.1"), 9, "text does not end where its length says");
    }

    /* Here the terminator is there, but not counted. */
    expect_sound(STATUS(REDIRECT), W("http://a/"), 9, PAYLOAD_TEXT);
    expect_problem(STATUS(REDIRECT), W("http://a/"), 10, "text ends before its length");
    expect_problem(STATUS(REDIRECT), W("http://a/"), 8, "text does not end where its length says");

    payload = payload_decode(STATUS(RESOLVING_NAME), TEXT_AND_LENGTH("localhost"));
    CHECK_TEXT(payload.text, "localhost");
    free(payload.text);
    payload = payload_decode(STATUS(REDIRECT), W("http://a/"), 9);
    CHECK_TEXT(payload.text, "http://a/");
    free(payload.text);
}

static void handles(void)
{
    HINTERNET self = SELF, other = OTHER, none = NULL;
    struct payload payload;
    expect_sound(STATUS(HANDLE_CLOSING), &self, sizeof self, PAYLOAD_HANDLE);
    expect_sound(STATUS(HANDLE_CREATED), &self, sizeof self, PAYLOAD_HANDLE);
    expect_sound(STATUS(HANDLE_CREATED), &other, sizeof other, PAYLOAD_HANDLE);
    expect_problem(STATUS(HANDLE_CLOSING), &other, sizeof other, "handle that closes is not the one that the callback is for");
    expect_problem(STATUS(HANDLE_CREATED), &none, sizeof none, "handle is NULL");
    expect_problem(STATUS(HANDLE_CREATED), NULL, sizeof none, "pointer to the handle is NULL");
    expect_problem(STATUS(HANDLE_CREATED), &self, 1, "length of a handle is not the size of a pointer");
    payload = payload_decode(STATUS(HANDLE_CREATED), &other, sizeof other);
    CHECK(payload.pointer == OTHER);
}

static void buffers(void)
{
    char bytes[5] = { 0 };
    struct payload payload;
    expect_sound(STATUS(READ_COMPLETE), bytes, 5, PAYLOAD_BUFFER);
    expect_sound(STATUS(READ_COMPLETE), bytes + 1, 0, PAYLOAD_BUFFER);
    expect_sound(STATUS(SENDREQUEST_COMPLETE), NULL, 0, PAYLOAD_BUFFER);
    expect_problem(STATUS(READ_COMPLETE), NULL, 5, "buffer is NULL with a length");
    payload = payload_decode(STATUS(READ_COMPLETE), bytes, 5);
    CHECK(payload.pointer == bytes);
}

static void errors(void)
{
    WINHTTP_ASYNC_RESULT result = { API_READ_DATA, ERROR_WINHTTP_TIMEOUT };
    WINHTTP_WEB_SOCKET_ASYNC_RESULT socket_result = { { 0, ERROR_WINHTTP_OPERATION_CANCELLED }, WINHTTP_WEB_SOCKET_RECEIVE_OPERATION };
    struct payload payload;

    expect_sound(STATUS(REQUEST_ERROR), &result, sizeof result, PAYLOAD_ERROR);
    payload = payload_decode(STATUS(REQUEST_ERROR), &result, sizeof result);
    CHECK_EQ(payload.operation, API_READ_DATA);
    CHECK_EQ(payload.number, ERROR_WINHTTP_TIMEOUT);
    expect_problem(STATUS(REQUEST_ERROR), NULL, sizeof result, "error result is NULL");
    expect_problem(STATUS(REQUEST_ERROR), &result, 4, "length of an error result is the size of neither structure");
    result.dwResult = 0;
    expect_problem(STATUS(REQUEST_ERROR), &result, sizeof result, "dwResult names no operation");
    result.dwResult = 8;
    expect_problem(STATUS(REQUEST_ERROR), &result, sizeof result, "dwResult names no operation");
    result.dwError = 0;
    expect_problem(STATUS(REQUEST_ERROR), &result, sizeof result, "error code is 0");

    expect_sound(STATUS(REQUEST_ERROR), &socket_result, sizeof socket_result, PAYLOAD_SOCKET_ERROR);
    payload = payload_decode(STATUS(REQUEST_ERROR), &socket_result, sizeof socket_result);
    CHECK_EQ(payload.operation, WINHTTP_WEB_SOCKET_RECEIVE_OPERATION);
    CHECK_EQ(payload.number, ERROR_WINHTTP_OPERATION_CANCELLED);
    socket_result.AsyncResult.dwResult = API_READ_DATA;
    expect_problem(STATUS(REQUEST_ERROR), &socket_result, sizeof socket_result, "dwResult is not 0 on a websocket");
}

static void websocket_writes(void)
{
    WINHTTP_WEB_SOCKET_STATUS written = { 7, WINHTTP_WEB_SOCKET_UTF8_MESSAGE_BUFFER_TYPE };
    struct payload payload;
    expect_sound(STATUS(WRITE_COMPLETE), &written, sizeof written, PAYLOAD_SOCKET_STATUS);
    payload = payload_decode(STATUS(WRITE_COMPLETE), &written, sizeof written);
    CHECK_EQ(payload.number, 7);
    CHECK_EQ(payload.operation, WINHTTP_WEB_SOCKET_UTF8_MESSAGE_BUFFER_TYPE);
    expect_problem(STATUS(WRITE_COMPLETE), NULL, sizeof written, "websocket status is NULL or not aligned");
}

int main(void)
{
    nothing();
    numbers();
    texts();
    handles();
    buffers();
    errors();
    websocket_writes();

    expect_problem(0, NULL, 0, "status is not one known bit");
    expect_problem(STATUS(READ_COMPLETE) | STATUS(WRITE_COMPLETE), NULL, 0, "status is not one known bit");
    expect_problem(0x2000, NULL, 0, "status is not one known bit");
    CHECK_TEXT(payload_problem(NULL, STATUS(SENDING_REQUEST), NULL, 0), "hInternet is NULL");
    return 0;
}
