using System.Net;
using System.Net.Sockets;

namespace WinHttpCompat.Engine.Connections;

/// <summary>One attempt to connect.</summary>
/// <param name="Limit">Milliseconds it may take at most, whatever the connect timeout; -1 = no such limit.</param>
/// <param name="IsSecond">Whether the address has been tried with a limit before; that attempt must have run into it.</param>
internal readonly record struct DialAttempt(IPAddress Address, int Limit = -1, bool IsSecond = false);

/// <summary>In which order a server's addresses are tried.</summary>
internal static class AddressPlan
{
    // "Option Flags", WINHTTP_OPTION_IPV6_FAST_FALLBACK.
    private const int BriefMilliseconds = 300;

    /// <param name="addresses">As resolved.</param>
    /// <param name="most">CONNECT_RETRIES: how many addresses are tried; at least one is.</param>
    /// <param name="fastFallback">First IPv6 briefly, first IPv4, first IPv6 again, then the others, families alternating
    /// (RFC 8305, section 4); false: as they come.</param>
    public static IReadOnlyList<DialAttempt> Of(IPAddress[] addresses, uint most, bool fastFallback)
    {
        // At most one attempt for each address, so the first so many addresses are tried.
        IPAddress[] tried = addresses[..(int)Math.Min((uint)addresses.Length, Math.Max(most, 1))];
        IPAddress[] six = [.. tried.Where(static address => address.AddressFamily is AddressFamily.InterNetworkV6)];
        IPAddress[] four = [.. tried.Where(static address => address.AddressFamily is not AddressFamily.InterNetworkV6)];
        if (!fastFallback || six.Length == 0 || four.Length == 0) return [.. tried.Select(static address => new DialAttempt(address))];
        List<DialAttempt> plan = [new(six[0], BriefMilliseconds), new(four[0]), new(six[0], IsSecond: true)];
        for (int i = 1; i < Math.Max(six.Length, four.Length); i++)
        {
            if (i < six.Length) plan.Add(new DialAttempt(six[i]));
            if (i < four.Length) plan.Add(new DialAttempt(four[i]));
        }
        return plan;
    }
}
