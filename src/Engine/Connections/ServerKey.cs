namespace WinHttpCompat.Engine.Connections;

/// <summary>What two requests must share to share a connection.</summary>
/// <param name="Secure">TLS or plain.</param>
/// <param name="Host">Lower-case name or address literal without brackets.</param>
/// <param name="Port">TCP port, 1 to 65535.</param>
internal readonly record struct ServerKey(bool Secure, string Host, ushort Port);
