using WinHttpCompat.Engine.Tls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Tls;

public sealed class HelloTests
{
    private const byte Client = 1, Server = 2;

    private static readonly byte[] Id = [.. Enumerable.Repeat((byte)0xAB, 32)], Other = [.. Enumerable.Repeat((byte)0xCD, 32)];

    private static byte[] SupportedVersions => [0, 43, 0, 2, 3, 4];

    private static byte[] PreSharedKey => [0, 41, 0, 2, 0, 0];

    private static byte[] Record(byte type, byte[] id, params byte[][] extensions)
    {
        byte[] listed = [.. extensions.SelectMany(static extension => extension)];
        byte[] behind = type == Client ? [0, 2, 0x13, 1, 1, 0] : [0x13, 1, 0];
        byte[] body = [3, 3, .. new byte[32], (byte)id.Length, .. id, .. behind, 0, (byte)listed.Length, .. listed];
        return [22, 3, 3, 0, (byte)(body.Length + 4), type, 0, 0, (byte)body.Length, .. body];
    }

    private static bool Resumes(byte[] server, byte[] client) => Hello.Read(server)!.Value.Resumes(Hello.Read(client)!.Value);

    [Fact]
    public void Resumes_NewVersionWithKey_True() => Assert.True(Resumes(Record(Server, Id, SupportedVersions, PreSharedKey), Record(Client, Id)));

    [Fact]
    public void Resumes_NewVersionThatOnlyEchoes_False() => Assert.False(Resumes(Record(Server, Id, SupportedVersions), Record(Client, Id)));

    [Fact]
    public void Resumes_OldVersionWithTheIdentifier_True() => Assert.True(Resumes(Record(Server, Id), Record(Client, Id)));

    [Fact]
    public void Resumes_OldVersionWithAnotherIdentifier_False() => Assert.False(Resumes(Record(Server, Other), Record(Client, Id)));

    [Fact]
    public void Resumes_OldVersionWithoutIdentifiers_False() => Assert.False(Resumes(Record(Server, []), Record(Client, [])));

    [Fact]
    public void Read_NoExtensions_IsWhole()
    {
        byte[] record = Record(Server, Id);
        Assert.NotNull(Hello.Read(record.AsSpan(..^2)));
    }

    [Fact]
    public void Read_AnyPiece_NeverFails()
    {
        byte[] record = Record(Server, Id, SupportedVersions, PreSharedKey);
        for (int length = 0; length < record.Length; length++)
        {
            if (Hello.Read(record.AsSpan(..length)) is { } piece) Assert.False(piece.TakesKey);
        }
    }

    [Fact]
    public void Read_AnyByteChanged_NeverFails()
    {
        byte[] record = Record(Server, Id, SupportedVersions, PreSharedKey);
        for (int at = 0; at < record.Length; at++)
        {
            for (int value = 0; value < 256; value++)
            {
                byte[] changed = [.. record];
                changed[at] = (byte)value;
                Hello? read = Hello.Read(changed);
                Assert.True(read is null || read.Value.SessionId.Length <= 32);
            }
        }
    }

    [Theory]
    [InlineData(0, 23)] // data, not a handshake
    [InlineData(5, 11)] // Certificate
    [InlineData(43, 33)] // an identifier of 33 bytes
    public void Read_SomethingElse_IsNull(int at, int value)
    {
        byte[] record = Record(Server, Id, SupportedVersions);
        record[at] = (byte)value;
        Assert.Null(Hello.Read(record));
    }
}
