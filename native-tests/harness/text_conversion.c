#include <stdlib.h>

#include "check.h"
#include "text.h"

static void expect_round_trip(const WCHAR *text, const char *utf8)
{
    char *to = text_to_utf8(text);
    WCHAR *from = text_from_utf8(utf8);
    CHECK_TEXT(to, utf8);
    CHECK(text_equal(from, text));
    free(to);
    free(from);
}

int main(void)
{
    static const WCHAR lone[] = { 'a', 0xD800, 'b', 0xDC00, 0xDBFF, 0 };
    char *utf8;

    expect_round_trip(W(""), "");
    expect_round_trip(W("http://a/?b=c"), "http://a/?b=c");
    expect_round_trip(W("\u00E9\u20AC\uFFFD"), "\xC3\xA9\xE2\x82\xAC\xEF\xBF\xBD");
    expect_round_trip(W("\U0001F600!"), "\xF0\x9F\x98\x80!");
    expect_round_trip(W("\U0010FFFF"), "\xF4\x8F\xBF\xBF");

    utf8 = text_to_utf8(lone);
    CHECK_TEXT(utf8, "a\\uD800b\\uDC00\\uDBFF");
    free(utf8);
    utf8 = text_to_utf8_counted(W("cut here"), 3);
    CHECK_TEXT(utf8, "cut");
    free(utf8);
    CHECK(text_to_utf8(NULL) == NULL);
    CHECK(text_from_utf8(NULL) == NULL);

    CHECK_EQ(text_length(W("abc")), 3);
    CHECK(text_equal(W("abc"), W("abc")));
    CHECK(!text_equal(W("abc"), W("abd")));
    CHECK(!text_equal(W("abc"), W("ab")));
    CHECK(!text_equal(W("ab"), W("abc")));
    CHECK(!text_equal(W(""), NULL));
    CHECK(text_equal(NULL, NULL));
    return 0;
}
