#include "check.h"
#include "client.h"
#include "refusing_port.h"

int main(void)
{
    unsigned short port = refusing_port();
    CHECK(port != 0);
    CHECK(refusing_port() != port);
    CHECK_EQ(client_try_connect(port), -1);
    CHECK_EQ(client_try_connect(port), -1);
    return 0;
}
