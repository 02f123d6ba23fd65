/* Every sequence of four calls, in asynchronous mode, with a server that never answers. */
#include "sequences.h"

int main(int count, char **arguments)
{
    return sequences_main(ASYNCHRONOUS, NEVER, count, arguments);
}
