using System.Net.Sockets;

namespace WinHttpCompat.Engine.Status;

/// <summary>The one exception that engine operations fail with.</summary>
internal sealed class EngineFailure : Exception
{
    public EngineFailure(FailureReason reason, SocketError socketError = SocketError.Success, Exception? cause = null)
        : base(reason.ToString(), cause)
    {
        Reason = reason;
        SocketError = socketError;
    }

    public FailureReason Reason { get; }

    /// <summary>The transport error behind the failure, <see cref="SocketError.Success"/> when there is none.
    /// Its values are Winsock's numbers on every platform.</summary>
    public SocketError SocketError { get; }

    /// <summary>ClientCertificateNeeded: the names of the authorities whose certificates the server takes, DER; none = any.</summary>
    public IReadOnlyList<byte[]> AcceptableIssuers { get; init; } = [];
}
