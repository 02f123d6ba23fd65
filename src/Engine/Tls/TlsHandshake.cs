using System.Net.Security;
using System.Security.Authentication;
using WinHttpCompat.Engine.Authentication;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Tls;

/// <summary>Makes a connected socket a secure connection.</summary>
/// <remarks>RFC 8446 through the framework's <see cref="SslStream"/>. In blocking mode all of it happens on the calling thread.</remarks>
internal static class TlsHandshake
{
    /// <param name="tcp">Connected; closed when this fails.</param>
    /// <param name="mayRepeat">The caller makes another connection when this handshake breaks off.</param>
    /// <returns>Null: it broke off and may be repeated, or the server did not understand, and <see cref="TlsSettings.ForOldServer"/>
    /// has not been tried yet.</returns>
    /// <exception cref="EngineFailure">SecureFailure, ClientCertificateNeeded, ClientKeyMissing, ClientKeyUnusable, ConnectionLost,
    /// DeadlinePassed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was raised.</exception>
    public static async ValueTask<TlsTransport?> RunAsync(
        CallMode mode, SocketTransport tcp, ServerKey server, TlsSettings tls, RequestSettings settings, bool mayRepeat, IDialObserver observer, CancellationToken stop)
    {
        if (mode is CallMode.Inline) mode = CallMode.Asynchronous; // looking at certificates takes long, and may ask the network
        CertificateRequest request = new(server, tls);
        RecordStream records = new(tcp)
        {
            ReceiveMode = mode,
            ReceiveTimeout = RequestSettings.Wait(settings.ReceiveTimeout),
            SendMode = mode,
            SendTimeout = RequestSettings.Wait(settings.SendTimeout),
        };
        int patience = RequestSettings.Wait(settings.ReceiveResponseTimeout);
        if (patience >= 0) records.ReceiveEnd = Environment.TickCount64 + patience;
        ServerCheck check = new(server.Host, tls, records.ReceiveEnd, stop);
        SslStream? stream = null;
        bool succeeded = false;
        try
        {
            stop.ThrowIfCancellationRequested();
            if (!SystemLibrary.HasOpenSsl) throw new NotSupportedException("There is no TLS on this machine.");
            SslClientAuthenticationOptions options = OptionsFor(server, tls, check, request);
            stream = new SslStream(records, leaveInnerStreamOpen: true);
            // A token would only be looked at between two waits; this ends them.
            using (stop.UnsafeRegister(static tcp => ((SocketTransport)tcp!).Abort(), tcp))
            {
                await stream.AuthenticateAsClientAsync(options, CancellationToken.None).ConfigureAwait(false);
            }
            stop.ThrowIfCancellationRequested();
            // A server may ask for a certificate in another handshake; who has not decided fails there, before it is completed. For
            // the others the framework answers, and does not tell whether there was a question.
            records.EndHandshake(refusesAnother: tls.ClientCertificate is null);
            request.Conclude(stream.SslProtocol);
            TlsTransport transport = new(tcp, stream, records, request, check.Conclude(stream, records));
            succeeded = true;
            return transport;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            stop.ThrowIfCancellationRequested();
            EngineFailure known = Explain(failure, records, check, request);
            bool brokeOff = known.Reason is FailureReason.SecureFailure or FailureReason.ConnectionLost && check.Objections is CertificateProblems.None;
            if (brokeOff && (mayRepeat || tls.FallsBack && !check.HasSeenCertificate)) return null;
            if (known.Reason is FailureReason.SecureFailure)
            {
                observer.SecureFailure(check.Objections is not CertificateProblems.None and var objections ? objections : CertificateProblems.ChannelError);
                stop.ThrowIfCancellationRequested();
            }
            throw known;
        }
        finally
        {
            if (!succeeded)
            {
                tcp.Dispose();
                stream?.Dispose();
            }
        }
    }

    private static SslClientAuthenticationOptions OptionsFor(ServerKey server, TlsSettings tls, ServerCheck check, CertificateRequest request)
    {
        SslProtocols versions = tls.Versions.ToSslProtocols();
        if (versions is SslProtocols.None) throw new NotSupportedException("The program allows no version of TLS."); // the framework would choose
        SslClientAuthenticationOptions options = new()
        {
            TargetHost = server.Host.TrimEnd('.'), // RFC 6066, section 3: without the final dot; addresses are not sent
            EnabledSslProtocols = versions,
            ApplicationProtocols = [SslApplicationProtocol.Http11],
            CertificateChainPolicy = CertificateChain.LocalPolicyFor(tls),
            RemoteCertificateValidationCallback = check.Accepts,
        };
        request.AddTo(options);
        return options;
    }

    private static EngineFailure Explain(Exception failure, RecordStream records, ServerCheck check, CertificateRequest request)
    {
        if (failure is EngineFailure known) return known;
        if (check.Failure is { } late) return late;
        request.LookAt(failure);
        if (request.IsUnanswered) return request.Unanswered;
        if (request.IsRefusedBySystem) return new EngineFailure(FailureReason.ClientKeyUnusable, cause: failure);
        if (check.Objections is not CertificateProblems.None) return new EngineFailure(FailureReason.SecureFailure, cause: failure);
        if (records.Failure is { } below) return below;
        // "Error Messages (Winhttp.h)", ERROR_WINHTTP_CONNECTION_ERROR: closed, or no version in common.
        bool disagrees = records.ServerSaid.IsTls && (records.ServerSaid.RefusesVersion || records.ClientSaid.RefusesVersion);
        return new EngineFailure(records.HasEnded || disagrees ? FailureReason.ConnectionLost : FailureReason.SecureFailure, cause: failure);
    }
}
