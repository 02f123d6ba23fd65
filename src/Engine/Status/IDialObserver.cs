using System.Net;

namespace WinHttpCompat.Engine.Status;

/// <summary>Hears how a connection comes about.</summary>
internal interface IDialObserver
{
    void ResolvingName(string name);

    void NameResolved(IPAddress address);

    void ConnectingToServer(IPAddress address);

    void ConnectedToServer(IPAddress address);
}
