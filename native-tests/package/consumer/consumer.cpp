#include <winhttp_compat.h>

int main()
{
    return WinHttpCheckPlatform() ? 0 : 1;
}
