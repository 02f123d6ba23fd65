using System.Net;
using WinHttpCompat.Engine.Connections;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Connections;

public sealed class AddressPlanTests
{
    // Addresses as resolved; attempts: a limit of 300 ms is "!", the second attempt at an address "again".
    [Theory]
    [InlineData("::1 127.0.0.1", 5u, false, "::1, 127.0.0.1")]
    [InlineData("::1 127.0.0.1", 1u, false, "::1")]
    [InlineData("::1 127.0.0.1", 0u, false, "::1")]
    [InlineData("127.0.0.1 ::1", uint.MaxValue, false, "127.0.0.1, ::1")]
    [InlineData("::1 127.0.0.1", 5u, true, "::1!, 127.0.0.1, ::1 again")]
    [InlineData("127.0.0.1 ::1", 5u, true, "::1!, 127.0.0.1, ::1 again")]
    [InlineData("::1 ::2 ::3 127.0.0.1 127.0.0.2", 5u, true, "::1!, 127.0.0.1, ::1 again, ::2, 127.0.0.2, ::3")]
    [InlineData("::1 127.0.0.1 127.0.0.2 127.0.0.3", 3u, true, "::1!, 127.0.0.1, ::1 again, 127.0.0.2")]
    [InlineData("::1 127.0.0.1", 1u, true, "::1")]
    [InlineData("::1 ::2", 5u, true, "::1, ::2")]
    [InlineData("127.0.0.1 127.0.0.2", 5u, true, "127.0.0.1, 127.0.0.2")]
    public void Of_Addresses_AreTriedInThisOrder(string addresses, uint most, bool fastFallback, string expected)
    {
        IPAddress[] resolved = [.. addresses.Split(' ').Select(IPAddress.Parse)];
        Assert.Equal(expected, string.Join(", ", AddressPlan.Of(resolved, most, fastFallback)
            .Select(static attempt => $"{attempt.Address}{(attempt.Limit == 300 ? "!" : "")}{(attempt.IsSecond ? " again" : "")}")));
    }
}
