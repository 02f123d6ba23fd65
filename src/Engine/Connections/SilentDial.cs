using System.Net;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tls;

namespace WinHttpCompat.Engine.Connections;

/// <summary>A connection in the making that is no request's.</summary>
internal sealed class SilentDial : IDialObserver
{
    public static SilentDial Instance { get; } = new();

    public void ResolvingName(string name)
    {
    }

    public void NameResolved(IPAddress address)
    {
    }

    public void ConnectingToServer(IPAddress address)
    {
    }

    public void ConnectedToServer(IPAddress address)
    {
    }

    public void SecureFailure(CertificateProblems problems)
    {
    }
}
