using System.Reflection;
using System.Runtime.InteropServices;
using WinHttpCompat.Shim.Abi;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>Structures lie in memory as the header's do.</summary>
public sealed class StructureLayoutTests
{
    private static readonly Dictionary<string, Type> Structures = new()
    {
        ["WINHTTP_ASYNC_RESULT"] = typeof(AsyncResult),
        ["URL_COMPONENTS"] = typeof(UrlComponents),
        ["SYSTEMTIME"] = typeof(SystemTime),
        ["HTTP_VERSION_INFO"] = typeof(HttpVersionInfo),
        ["WINHTTP_EXTENDED_HEADER"] = typeof(ExtendedHeader),
        ["struct tcp_keepalive"] = typeof(TcpKeepAlive),
        ["WINHTTP_FAILED_CONNECTION_RETRIES"] = typeof(FailedConnectionRetries),
        ["WINHTTP_RESOLVER_CACHE_CONFIG"] = typeof(ResolverCacheConfig),
        ["WINHTTP_MATCH_CONNECTION_GUID"] = typeof(MatchConnectionGuid),
        ["WINHTTP_CONNECTION_GROUP"] = typeof(ConnectionGroupCount),
        ["WINHTTP_HOST_CONNECTION_GROUP"] = typeof(HostConnectionGroup),
        ["WINHTTP_QUERY_CONNECTION_GROUP_RESULT"] = typeof(QueryConnectionGroupResult),
        ["FILETIME"] = typeof(FileTime),
        ["CERT_NAME_BLOB"] = typeof(CryptoBlob),
        ["CRYPT_BIT_BLOB"] = typeof(CryptoBits),
        ["CRYPT_ALGORITHM_IDENTIFIER"] = typeof(AlgorithmIdentifier),
        ["CERT_PUBLIC_KEY_INFO"] = typeof(PublicKeyInfo),
        ["CERT_EXTENSION"] = typeof(CertificateExtension),
        ["CERT_INFO"] = typeof(CertificateInfo),
        ["CERT_CONTEXT"] = typeof(CertContext),
        ["CERT_TRUST_STATUS"] = typeof(TrustStatus),
        ["CERT_CHAIN_ELEMENT"] = typeof(ChainElement),
        ["CERT_SIMPLE_CHAIN"] = typeof(SimpleChain),
        ["CERT_CHAIN_CONTEXT"] = typeof(ChainContext),
        ["SecPkgContext_IssuerListInfoEx"] = typeof(IssuerListInfo),
    };

    public static TheoryData<string> Names => [.. Structures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Structure_SizeAndFields_AreTheHeaders(string name)
    {
        Type type = Structures[name];
        ReferenceTable.Row structure = Assert.Single(ReferenceTable.Structures.Rows, row => row["struct"] == name);
        Assert.Equal(structure.OfThisProcess("sizeof"), Marshal.SizeOf(type));

        // Members of a union lie in one place, which is one field here.
        IEnumerable<(int, int)> expected = ReferenceTable.Fields.Rows.Where(row => row["struct"] == name)
            .Select(static row => (row.OfThisProcess("offset"), row.OfThisProcess("size"))).Distinct();
        IEnumerable<(int, int)> actual = type
            .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .OrderBy(static field => field.MetadataToken)
            .Select(field => ((int)Marshal.OffsetOf(type, field.Name), SizeOf(field.FieldType)));
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Structures_OfTheShim_AreAllCompared() => Assert.Equal(
        typeof(AsyncResult).Assembly.GetTypes()
            .Where(static type => type is { IsValueType: true, IsEnum: false, Namespace: "WinHttpCompat.Shim.Abi" })
            .Select(static type => type.Name).Order(),
        Structures.Values.Select(static type => type.Name).Order());

    private static int SizeOf(Type type) => type.IsPointer ? nint.Size : Marshal.SizeOf(type);
}
