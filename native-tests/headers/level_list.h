/* The information levels that stand for a header: number and name. */
#ifndef HEADERS_LEVEL_LIST_H
#define HEADERS_LEVEL_LIST_H

struct level {
    unsigned number;
    const char *name;
};

static const struct level level_list[] = {
    { 0, "MIME-Version" }, { 1, "Content-Type" }, { 2, "Content-Transfer-Encoding" }, { 3, "Content-ID" },
    { 4, "Content-Description" }, { 5, "Content-Length" }, { 6, "Content-Language" }, { 7, "Allow" },
    { 8, "Public" }, { 9, "Date" }, { 10, "Expires" }, { 11, "Last-Modified" }, { 12, "Message-ID" }, { 13, "URI" },
    { 14, "Derived-From" }, { 15, "Cost" }, { 16, "Link" }, { 17, "Pragma" }, { 23, "Connection" }, { 24, "Accept" },
    { 25, "Accept-Charset" }, { 26, "Accept-Encoding" }, { 27, "Accept-Language" }, { 28, "Authorization" },
    { 29, "Content-Encoding" }, { 30, "Forwarded" }, { 31, "From" }, { 32, "If-Modified-Since" }, { 33, "Location" },
    { 34, "Orig-URI" }, { 35, "Referer" }, { 36, "Retry-After" }, { 37, "Server" }, { 38, "Title" },
    { 39, "User-Agent" }, { 40, "WWW-Authenticate" }, { 41, "Proxy-Authenticate" }, { 42, "Accept-Ranges" },
    { 43, "Set-Cookie" }, { 44, "Cookie" }, { 46, "Refresh" }, { 47, "Content-Disposition" }, { 48, "Age" },
    { 49, "Cache-Control" }, { 50, "Content-Base" }, { 51, "Content-Location" }, { 52, "Content-MD5" },
    { 53, "Content-Range" }, { 54, "ETag" }, { 55, "Host" }, { 56, "If-Match" }, { 57, "If-None-Match" },
    { 58, "If-Range" }, { 59, "If-Unmodified-Since" }, { 60, "Max-Forwards" }, { 61, "Proxy-Authorization" },
    { 62, "Range" }, { 63, "Transfer-Encoding" }, { 64, "Upgrade" }, { 65, "Vary" }, { 66, "Via" }, { 67, "Warning" },
    { 68, "Expect" }, { 69, "Proxy-Connection" }, { 70, "Unless-Modified-Since" }, { 75, "Proxy-Support" },
    { 76, "Authentication-Info" }, { 77, "PassportURLs" },
};

enum { LEVEL_LIST_COUNT = sizeof level_list / sizeof level_list[0] };

#endif
