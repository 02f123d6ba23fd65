namespace WinHttpCompat.TestServer.Pki;

/// <summary>Addresses that certificates name and that <see cref="RevocationServer"/> serves.</summary>
/// <param name="Origin">`http://127.0.0.1:PORT/UNIQUE/`. Its middle part is random: the platform keeps lists on disk by
/// their address, and a port of an earlier run may come again.</param>
/// <param name="RefusingOrigin">Of a port at which nobody listens.</param>
internal sealed record RevocationUrls(string Origin, string RefusingOrigin)
{
    public string[] Crl(string name) => [$"{Origin}crl/{name}.crl"];

    public string[] Ocsp(string name) => [$"{Origin}ocsp/{name}"];

    /// <param name="name">Of a certificate.</param>
    public string[] Certificate(string name) => [$"{Origin}certificates/{name}.cer"];

    public string[] Refusing() => [$"{RefusingOrigin}nothing"];
}
