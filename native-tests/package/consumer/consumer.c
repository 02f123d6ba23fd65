#include <winhttp_compat.h>

int main(void)
{
    return WinHttpCheckPlatform() ? 0 : 1;
}
