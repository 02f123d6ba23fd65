/* Every sequence of four calls, in synchronous mode, with a server that never answers. */
#include "sequences.h"

int main(int count, char **arguments)
{
    return sequences_main(SYNCHRONOUS, NEVER, count, arguments);
}
