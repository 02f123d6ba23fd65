/* Every sequence of four calls, in synchronous mode, with a server that answers at once. */
#include "sequences.h"

int main(int count, char **arguments)
{
    return sequences_main(SYNCHRONOUS, AT_ONCE, count, arguments);
}
