using System.Globalization;

namespace WinHttpCompat.TestServer.Kestrel;

/// <summary>Bytes that tell where they stand, the same as in native-tests/servers/pattern.c, and a hash of bodies.</summary>
internal static class BodyPattern
{
    public const ulong EmptyHash = 14695981039346656037;
    private const ulong HashPrime = 1099511628211;

    public static byte[] Create(int length, long offset = 0)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            long position = offset + i;
            bytes[i] = (byte)(position % 251 + position / 65536 * 7);
        }
        return bytes;
    }

    /// <summary>FNV-1a, 64 bits: a few lines in any language, and no secret depends on it.</summary>
    public static ulong Hash(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (byte one in bytes) hash = (hash ^ one) * HashPrime;
        return hash;
    }

    public static string ToText(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);
}
