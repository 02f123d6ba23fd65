/* Every sequence of four calls, in asynchronous mode, with a server that answers at once. */
#include "sequences.h"

int main(int count, char **arguments)
{
    return sequences_main(ASYNCHRONOUS, AT_ONCE, count, arguments);
}
