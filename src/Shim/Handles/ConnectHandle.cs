namespace WinHttpCompat.Shim.Handles;

/// <summary>A connect handle: a server to which requests can be opened.</summary>
internal sealed class ConnectHandle : HandleObject
{
    /// <param name="host">Lower case, without brackets.</param>
    /// <param name="port">0 = the scheme's default.</param>
    public ConnectHandle(SessionHandle session, string host, ushort port)
        : base(HandleKind.Connect, session)
    {
        Session = session;
        Host = host;
        Port = port;
    }

    public override SessionHandle Session { get; }

    public string Host { get; }

    public ushort Port { get; }
}
