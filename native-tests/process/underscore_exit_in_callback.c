#include <unistd.h>

#include "ending.h"

int main(int argc, char **argv)
{
    return ending_main(argc, argv, _exit);
}
