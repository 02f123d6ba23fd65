#include <stdlib.h>

#include "ending.h"

int main(int argc, char **argv)
{
    return ending_main(argc, argv, quick_exit);
}
