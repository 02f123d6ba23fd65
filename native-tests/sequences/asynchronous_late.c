/* Every sequence of four calls, in asynchronous mode, with a server that answers late. */
#include "sequences.h"

int main(int count, char **arguments)
{
    return sequences_main(ASYNCHRONOUS, LATE, count, arguments);
}
