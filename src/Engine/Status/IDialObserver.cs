using System.Net;
using WinHttpCompat.Engine.Tls;

namespace WinHttpCompat.Engine.Status;

/// <summary>Hears how a connection comes about.</summary>
internal interface IDialObserver
{
    void ResolvingName(string name);

    void NameResolved(IPAddress address);

    void ConnectingToServer(IPAddress address);

    void ConnectedToServer(IPAddress address);

    /// <param name="problems">What is wrong and was not allowed; never none.</param>
    void SecureFailure(CertificateProblems problems);
}
