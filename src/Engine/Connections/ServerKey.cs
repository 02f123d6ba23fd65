namespace WinHttpCompat.Engine.Connections;

/// <summary>What two requests must share to share a connection.</summary>
/// <param name="secure">TLS or plain.</param>
/// <param name="host">Lower-case name or address literal without brackets.</param>
/// <param name="port">TCP port, 1 to 65535.</param>
internal readonly struct ServerKey(bool secure, string host, ushort port) : IEquatable<ServerKey>
{
    // Each request looks for its server several times; to hash the name each time would be most of what that costs.
    private readonly int _hash = HashCode.Combine(secure, host, port);

    public bool Secure { get; } = secure;

    public string Host { get; } = host;

    public ushort Port { get; } = port;

    public static bool operator ==(ServerKey one, ServerKey other) => one.Equals(other);

    public static bool operator !=(ServerKey one, ServerKey other) => !one.Equals(other);

    public bool Equals(ServerKey other) => _hash == other._hash && Port == other.Port && Secure == other.Secure && Host == other.Host;

    public override bool Equals(object? obj) => obj is ServerKey other && Equals(other);

    public override int GetHashCode() => _hash;
}
