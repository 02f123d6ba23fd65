/* As written for Windows: only these two headers. */
#include <windows.h>
#include <winhttp.h>

int main(void)
{
    BOOL usable = WinHttpCheckPlatform();
    return usable ? 0 : 1;
}
