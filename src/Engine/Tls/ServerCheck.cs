using System.Net.Security;
using System.Security.Authentication.ExtendedProtection;
using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Tls;

/// <summary>One handshake's view of the server: who it says it is, and whether that is so.</summary>
/// <param name="host">Lower-case name or address literal that the caller wants to talk to.</param>
/// <param name="end">Tick after which the handshake is too late.</param>
/// <param name="stop">Gives the handshake up.</param>
internal sealed class ServerCheck(string host, TlsSettings settings, long end, CancellationToken stop)
{
    private byte[] _certificate = [];
    private CertificateChain.Findings _chain = new([], X509ChainStatusFlags.NoError);

    /// <summary>What is wrong with the server's certificate.</summary>
    public CertificateProblems Problems { get; private set; }

    /// <summary>What is wrong and was not allowed.</summary>
    public CertificateProblems Objections => Problems & ~settings.Ignored;

    /// <summary>The handshake has come as far as the certificate.</summary>
    public bool HasSeenCertificate { get; private set; }

    /// <summary>Why there is no verdict; null when there is one, or when it was given up.</summary>
    public EngineFailure? Failure { get; private set; }

    /// <summary>As the framework calls it.</summary>
    /// <returns>False: the handshake fails.</returns>
    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        // A second time: the server wants to negotiate anew without a reason that we know.
        if (HasSeenCertificate) return false;
        HasSeenCertificate = true;
        if (certificate is not X509Certificate2 own || chain is null)
        {
            Problems = CertificateProblems.Invalid;
            return false;
        }
        _certificate = own.RawData;
        _chain = CertificateChain.Read(chain);
        X509ChainPolicy policy = CertificateChain.PolicyFor(settings);
        if (CertificateChain.AsksNetwork(policy, _chain.Status))
        {
            try
            {
                _chain = ChainRetrieval.Build(own, chain.ChainPolicy.ExtraStore, policy, end, stop);
            }
            catch (EngineFailure late)
            {
                Failure = late;
                return false;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
        Problems = CertificateChain.Judge(_chain.Status);
        if (!ServiceIdentity.Matches(own, host)) Problems |= CertificateProblems.WrongName;
        return Objections == CertificateProblems.None;
    }

    /// <summary>What is known once the handshake is over.</summary>
    public SecureConnection Conclude(SslStream tls, RecordStream records) => new(
        tls.SslProtocol, tls.NegotiatedCipherSuite, _certificate, _chain.Links, _chain.Status, EndpointBinding(tls), Problems, records.Legs, records.HasResumed);

    private static byte[] EndpointBinding(SslStream tls)
    {
        using ChannelBinding? binding = BindingOf(tls);
        if (binding is null or { IsInvalid: true }) return [];
        byte[] bytes = new byte[binding.Size];
        System.Runtime.InteropServices.Marshal.Copy(binding.DangerousGetHandle(), bytes, 0, bytes.Length); // not closed before the end of the block
        return bytes;
    }

    private static ChannelBinding? BindingOf(SslStream tls)
    {
        try
        {
            return tls.TransportContext.GetChannelBinding(ChannelBindingKind.Endpoint);
        }
        catch (ArgumentException)
        {
            return null; // RFC 5929, section 4.1: undefined where the certificate's signature does not name one hash, as of EdDSA
        }
    }
}
