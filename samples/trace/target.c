#include "target.h"

#include <stdlib.h>
#include <string.h>

#include "report.h"
#include "text.h"

static WCHAR *copy(const WCHAR *text, size_t length)
{
    WCHAR *copied = malloc((length + 1) * sizeof *copied);

    if (copied != NULL) {
        memcpy(copied, text, length * sizeof *copied);
        copied[length] = 0;
    }
    return copied;
}

int target_of_url(const char *url, struct target *target)
{
    URL_COMPONENTS parts;
    WCHAR *text = text_from_utf8(url);
    DWORD length, i;

    if (text == NULL) {
        return report_text("not UTF-8", url);
    }
    memset(&parts, 0, sizeof parts);
    parts.dwStructSize = sizeof parts;
    /* Any length but 0 asks for a pointer into the URL. */
    parts.dwHostNameLength = parts.dwUserNameLength = parts.dwUrlPathLength = parts.dwExtraInfoLength = (DWORD)-1;
    if (!WinHttpCrackUrl(text, 0, 0, &parts)) {
        report_call("WinHttpCrackUrl", url);
        free(text);
        return 0;
    }
    if (parts.dwUserNameLength > 0) {
        free(text);
        return report_text("credentials in the URL are not used; give --user NAME:PASSWORD", url);
    }
    /* Path and query follow each other in the URL. A fragment is not for the server. */
    length = parts.dwUrlPathLength;
    for (i = 0; i < parts.dwExtraInfoLength && parts.lpszExtraInfo[i] != '#'; i++) {
        length++;
    }
    target->host = copy(parts.lpszHostName, parts.dwHostNameLength);
    target->object = copy(parts.lpszUrlPath, length);
    target->port = parts.nPort;
    target->is_secure = parts.nScheme == INTERNET_SCHEME_HTTPS;
    free(text);
    if (target->host == NULL || target->object == NULL) {
        target_free(target);
        return report_text("out of memory", url);
    }
    return 1;
}

void target_free(struct target *target)
{
    free(target->host);
    free(target->object);
}
