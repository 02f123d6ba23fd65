#include "copied_library.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "late_binding.h"

struct copied_library copied_library_make(const char *folder_pattern)
{
    struct copied_library copy;
    char buffer[65536];
    size_t count;
    FILE *from = fopen(late_binding_path(), "rb"), *to;

    CHECK(snprintf(copy.folder, sizeof copy.folder, "%s", folder_pattern) < (int)sizeof copy.folder);
    CHECK(mkdtemp(copy.folder) != NULL);
    snprintf(copy.path, sizeof copy.path, "./%s/library.so", copy.folder);
    to = fopen(copy.path, "wb");
    CHECK(from != NULL && to != NULL);
    while ((count = fread(buffer, 1, sizeof buffer, from)) > 0) {
        CHECK(fwrite(buffer, 1, count, to) == count);
    }
    CHECK(!ferror(from) && fclose(to) == 0);
    fclose(from);
    return copy;
}

void copied_library_remove(const struct copied_library *copy)
{
    CHECK(unlink(copy->path) == 0 && rmdir(copy->folder) == 0);
}
