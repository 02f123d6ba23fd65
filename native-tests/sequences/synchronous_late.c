/* Every sequence of four calls, in synchronous mode, with a server that answers late. */
#include "sequences.h"

int main(int count, char **arguments)
{
    return sequences_main(SYNCHRONOUS, LATE, count, arguments);
}
