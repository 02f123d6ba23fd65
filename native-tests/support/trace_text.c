#include "trace_text.h"

#include <string.h>

#include "status_names.h"

int trace_text_name_length(const char *call)
{
    return (int)strcspn(call, "(");
}

static void print_payload(const struct payload *payload, FILE *out)
{
    switch (payload->kind) {
    case PAYLOAD_NONE:
        fputs("no payload", out);
        break;
    case PAYLOAD_NUMBER:
        fprintf(out, "%lu", (unsigned long)payload->number);
        break;
    case PAYLOAD_TEXT:
        fprintf(out, "\"%s\"", payload->text);
        break;
    case PAYLOAD_HANDLE:
        fprintf(out, "handle %p", payload->pointer);
        break;
    case PAYLOAD_BUFFER:
        fprintf(out, "%lu bytes at %p", (unsigned long)payload->length, payload->pointer);
        break;
    case PAYLOAD_ERROR:
        fprintf(out, "%s failed with %lu %s", api_name(payload->operation),
            (unsigned long)payload->number, error_name(payload->number));
        break;
    case PAYLOAD_SOCKET_STATUS:
        fprintf(out, "%lu bytes, buffer type %lu", (unsigned long)payload->number, (unsigned long)payload->operation);
        break;
    case PAYLOAD_SOCKET_ERROR:
        fprintf(out, "websocket operation %lu failed with %lu %s", (unsigned long)payload->operation,
            (unsigned long)payload->number, error_name(payload->number));
        break;
    case PAYLOAD_UNDOCUMENTED:
        fprintf(out, "length %lu at %p", (unsigned long)payload->length, payload->pointer);
        break;
    }
}

void trace_text_entry(const struct trace_entry *entry, FILE *out)
{
    if (entry->call != NULL) {
        fprintf(out, "call %.*s", trace_text_name_length(entry->call), entry->call);
        if (entry->has_returned) {
            fprintf(out, " %s, last error %lu %s", entry->succeeded ? "succeeded" : "failed",
                (unsigned long)entry->last_error, error_name(entry->last_error));
        } else {
            fputs(" has not returned", out);
        }
        fprintf(out, " [thread %lx]\n", (unsigned long)entry->thread);
        return;
    }
    fprintf(out, "%s, ", status_name(entry->status));
    print_payload(&entry->payload, out);
    fprintf(out, ", %s [handle %p, context 0x%llx, thread %lx]\n", entry->on_caller ? "on caller" : "on other",
        entry->handle, (unsigned long long)entry->context, (unsigned long)entry->thread);
}

void trace_text_statuses(DWORD statuses, FILE *out)
{
    const char *separator = "";
    DWORD bit;
    for (bit = 1; bit != 0; bit <<= 1) {
        if ((statuses & bit) != 0) {
            fprintf(out, "%s%s", separator, status_name(bit));
            separator = " or ";
        }
    }
}
