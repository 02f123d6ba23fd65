using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

public sealed class UploadPlanTests
{
    private static UploadPlan For(string method, string headers, uint initial, uint total)
    {
        RequestHeaders given = new();
        given.Add(headers, new HeaderChange(HeaderChangeKind.Add));
        return UploadPlan.For(method, given, initial, total);
    }

    [Fact]
    public void For_NoBody_AnnouncesOnlyWhereTheMethodImpliesOne()
    {
        foreach (string method in new[] { "GET", "HEAD", "DELETE", "OPTIONS", "put", "X" })
        {
            Assert.Equal(new UploadPlan(null, 0, UploadFraming.Length), For(method, "", 0, 0));
        }
        Assert.Equal(new UploadPlan(0, 0, UploadFraming.Length), For("POST", "", 0, 0));
        Assert.Equal(new UploadPlan(0, 0, UploadFraming.Length), For("PUT", "", 0, 0));
    }

    [Theory]
    [InlineData("GET", "", 3, 3, 3)]
    [InlineData("POST", "", 0, 10, 10)]
    [InlineData("POST", "", 4, 10, 10)]
    [InlineData("POST", "", 0, uint.MaxValue, uint.MaxValue)]
    [InlineData("POST", "content-length: 10", 4, 10, 10)]
    [InlineData("POST", "Content-Length: 4294967296", 0, 0, 4294967296)]
    [InlineData("POST", "Content-Length: 4294967296", 5, 0, 4294967296)]
    public void For_Lengths_AnnounceTheTotal(string method, string headers, uint initial, uint total, ulong expected) =>
        Assert.Equal(new UploadPlan(expected, expected, UploadFraming.Length), For(method, headers, initial, total));

    [Fact]
    public void For_TransferEncoding_LeavesFramingToTheCaller() =>
        Assert.Equal(new UploadPlan(null, 0, UploadFraming.Caller), For("POST", "transfer-encoding: chunked", 0, 0));

    [Theory]
    [InlineData("", 3, 2)]
    [InlineData("", 1, 0)]
    [InlineData("Content-Length: 5", 0, 6)]
    [InlineData("Content-Length: 5", 5, 0)]
    [InlineData("Content-Length: 4294967296", 0, 1)]
    [InlineData("Content-Length: five", 0, 0)]
    [InlineData("Content-Length: -5", 0, 0)]
    [InlineData("Content-Length:", 0, 0)]
    [InlineData("Content-Length: 99999999999999999999", 0, 0)]
    [InlineData("Transfer-Encoding: chunked", 1, 1)]
    [InlineData("Transfer-Encoding: chunked", 0, 1)]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 0", 0, 0)]
    public void For_ContradictingLengths_AreRefused(string headers, uint initial, uint total)
    {
        Action plan = () => For("POST", headers, initial, total);
        plan.FailsWith(FailureReason.InvalidArgument);
    }
}
